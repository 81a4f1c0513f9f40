"""Take pictures of the real page: ``python -m bench.screenshots [FOLDER]`` (``docs/`` by default).

It ingests ``articles/`` into a folder of its own, starts the real server over it and photographs
its states in Chromium, which must be installed, with no network: each at three widths, light and
dark, into ``screenshots/``, and the one of the README as ``screenshot.png``.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()
PATIENCE = 60_000
WIDTHS = {1440: 900, 768: 1024, 360: 740}
"""Widths and heights in pixels: a desk, a tablet, a phone."""

QUESTION = "Who was hurt at Al Asad in August 2024?"
SILENT = "What is the boiling point of mercury?"


def main(arguments: list[str]) -> int:
    """Write the pictures; 2 where there is no Chromium."""
    folder = Path(arguments[0]) if arguments else ROOT / "docs"
    path = chromium()
    if path is None:
        print("There is no chromium on this machine to take pictures with.", file=sys.stderr)
        return 2
    (folder / "screenshots").mkdir(parents=True, exist_ok=True)
    with serving() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        for theme in ("light", "dark"):
            for width in WIDTHS:
                visit(browser, address, folder / "screenshots", theme, width)
        browser.close()
    shutil.copy(folder / "screenshots" / "article-1440-light.png", folder / "screenshot.png")
    pictures = list((folder / "screenshots").glob("*.png"))
    print(f"{len(pictures)} pictures, {sum(p.stat().st_size for p in pictures) // 1000} kB")
    return 0


def visit(
    browser: Browser, address: str, folder: Path, theme: Literal["light", "dark"], width: int
) -> None:
    """One person's visit, photographed at each state."""
    context = browser.new_context(
        color_scheme=theme, viewport={"width": width, "height": WIDTHS[width]}
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    for name, pose in POSES.items():
        pose(page)
        page.wait_for_timeout(300)  # for what fades in
        target = folder / f"{name}-{width}-{theme}.png"
        page.screenshot(path=target)
        shrink(target)
    context.close()


def begin(page: Page) -> None:
    """Before the first question."""
    expect(page.locator(".welcome [data-question]").first).to_be_visible(timeout=PATIENCE)


def answer(page: Page) -> None:
    """An answer, with what to ask next."""
    ask(page, QUESTION)
    expect(page.locator("#next [data-question]").first).to_be_visible(timeout=PATIENCE)


def article(page: Page) -> None:
    """An article opened at the cited words."""
    page.locator("#live a.cite").first.click()
    cited = page.frame_locator("#reader iframe").locator("mark.cited").first
    expect(cited).to_be_in_viewport(timeout=PATIENCE)


def silence(page: Page) -> None:
    """Where the articles do not say, with a limit."""
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Limit the articles").click()
    page.get_by_role("textbox", name="Published from").fill("2024-01")
    page.get_by_role("button", name="Limit the articles").click()
    ask(page, SILENT)


def history(page: Page) -> None:
    """The conversations kept."""
    page.get_by_role("button", name="History").click()
    expect(page.locator("#history li").first).to_be_visible(timeout=PATIENCE)


POSES: dict[str, Callable[[Page], None]] = {
    "begin": begin,
    "answer": answer,
    "article": article,
    "silence": silence,
    "history": history,
}


def ask(page: Page, question: str) -> Locator:
    """Ask, and wait until the answer is whole."""
    page.fill("#question textarea", question)
    page.keyboard.press("Enter")
    turn = page.locator("#live .turn")
    expect(turn.locator(".question")).to_have_text(question, timeout=PATIENCE)
    expect(turn).to_have_attribute("data-state", "done", timeout=PATIENCE)
    return turn


def chromium() -> str | None:
    """Where Chromium is, if it is there."""
    return shutil.which("chromium")


@contextmanager
def serving(most: int | None = None) -> Iterator[str]:
    """The address of a server over ``articles/``, or the first of them, with no key or model."""
    ours = ("DATELINE_", "OPENAI_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    with TemporaryDirectory() as data:
        environment = {**kept, "DATELINE_DATA": data, "PYTHONUNBUFFERED": "1"}
        files = sorted(str(path) for path in (ROOT / "articles").glob("*.md"))[:most]
        ingest = [sys.executable, "ingest.py", *files]
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
    """Keep the picture in 64 colours, which a page of text loses nothing by."""
    with Image.open(picture) as image:
        image.convert("RGB").quantize(64, dither=Image.Dither.NONE).save(picture, optimize=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
