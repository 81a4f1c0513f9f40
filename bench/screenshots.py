"""Take the picture in the README: an answered question with one of its sources open.

    python bench/screenshots.py [FILE]

It ingests ``articles/`` into a folder of its own, starts the real server over it
and photographs it in chromium, which must be installed, with no network.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
QUESTION = "Who is blamed for the attacks, and by whom?"
ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()


def main(arguments: list[str]) -> int:
    """Write the picture to the file given, or to ``docs/screenshot.png``."""
    target = Path(arguments[0]) if arguments else ROOT / "docs" / "screenshot.png"
    chromium = shutil.which("chromium")
    if chromium is None:
        print("There is no chromium on this machine to take the picture with.", file=sys.stderr)
        return 2
    with serving() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(address)
        pose(page)
        page.screenshot(path=target)
        browser.close()
    shrink(target)
    print(f"{target}: {target.stat().st_size // 1000} kB")
    return 0


def pose(page: Page) -> None:
    """Ask the question and open the first source of its answer."""
    page.set_default_timeout(60_000)
    page.fill("#question textarea", QUESTION)
    page.keyboard.press("Enter")
    turn = page.locator("#live .turn")
    expect(turn).to_have_attribute("data-state", "done", timeout=60_000)
    turn.locator("a.cite").first.click()
    cited = page.frame_locator("#reader iframe").locator("mark.cited").first
    expect(cited).to_be_in_viewport(timeout=60_000)


@contextmanager
def serving() -> Iterator[str]:
    """The address of a server over ``articles/`` alone, with no key and no chat model."""
    ours = ("DATELINE_", "OPENAI_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    with TemporaryDirectory() as data:
        environment = {**kept, "DATELINE_DATA": data, "PYTHONUNBUFFERED": "1"}
        ingest = [sys.executable, "ingest.py", "articles"]
        subprocess.run(ingest, cwd=ROOT, env=environment, check=True)
        command = [sys.executable, "-m", "ui", "--port", "0"]
        with subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            found = re.search(r"http://\S+", process.stdout.readline())
            try:
                if found is None:
                    raise SystemExit("The server did not start; what it said is above.")
                yield found[0]
            finally:
                process.terminate()


def shrink(picture: Path) -> None:
    """Keep the picture in 256 colours, which a page of text loses nothing by."""
    with Image.open(picture) as image:
        image.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(picture, optimize=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
