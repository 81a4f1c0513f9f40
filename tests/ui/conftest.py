"""A real server over a small collection, as a person would start it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.ui.seat import ARGUMENTS, CHROMIUM, Seat

ROOT = Path(__file__).resolve().parents[2]

COLLECTION = {
    "harbour.md": """---
title: Two sailors hurt as drone hits patrol boat
publisher: Harbour Gazette
published: 2021-05-04
---

PORT KESH - A drone struck a patrol boat in the harbour of Port Kesh on Tuesday, wounding two \
sailors. The boat stayed afloat and was towed to the naval yard before noon.

Colonel Mira Danel, who commands the port, said that the drone had come from the sea. She named \
nobody as its owner.
""",
    "convoy.md": """---
title: Bomb beside road wrecks supply lorry
publisher: Northern Post
published: 2021-06-18
---

ARVO - A bomb beside the road to Arvo wrecked a supply lorry on Friday and killed its driver, \
the police said. The Red Lantern group claimed the attack in a message to local radio.

<script>document.title = "broken in"</script> Traffic was let through again after three hours.
""",
    "depot.md": """---
title: Mortars fall on fuel depot
publisher: Northern Post
---

ARVO - Five mortar rounds fell on a fuel depot outside Arvo overnight. Nobody was hurt, the fire \
brigade said, but one tank burned until morning.
""",
}
"""Three articles of our own: one with a script in it, one without a date."""


def environment(data: Path, **variables: str) -> dict[str, str]:
    """This process's environment, with its own data folder and no key or model but those given."""
    ours = ("DATELINE_", "OPENAI_", "GRADIO_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**kept, "DATELINE_DATA": str(data), "PYTHONUNBUFFERED": "1", **variables}


@contextmanager
def serving(data: Path, *arguments: str, **variables: str) -> Iterator[str]:
    """The address of a server over a data folder; it must stop cleanly afterwards."""
    command = [sys.executable, "-m", "ui", "--port", "0", *arguments]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(data, **variables), stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield _address(process)
        finally:
            process.send_signal(signal.SIGTERM)
            status = process.wait(timeout=30)
    assert status == 0, f"the server stopped with {status}"


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"http://\S+", line):
            return found[0]
    raise AssertionError(f"the server ended with {process.wait()} before it had an address")


def ingested(here: Path) -> Path:
    """A data folder with the collection in it, made by ``ingest.py`` in the folder given."""
    articles = here / "articles"
    articles.mkdir()
    for name, text in COLLECTION.items():
        (articles / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "ingest.py", str(articles)]
    subprocess.run(command, cwd=ROOT, env=environment(here / "data"), check=True, timeout=120)
    return here / "data"


def taken_in(here: Path, rows: Sequence[Mapping[str, str]]) -> Path:
    """A data folder with these records in it, made by ``ingest.py`` in the folder given."""
    lines = "\n".join(json.dumps(row) for row in rows)
    (here / "all.jsonl").write_text(lines, encoding="utf-8")
    command = [sys.executable, "ingest.py", str(here / "all.jsonl")]
    subprocess.run(command, cwd=ROOT, env=environment(here / "data"), check=True, timeout=120)
    return here / "data"


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the collection ingested, which the session's server owns."""
    return ingested(tmp_path_factory.mktemp("ui"))


@pytest.fixture(scope="session")
def server(data: Path) -> Iterator[str]:
    """The address of a server over the collection."""
    with serving(data) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser that updates and reports nothing."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def seat(browser: Browser, server: str) -> Iterator[Seat]:
    """A person at a desk; their browser must have nothing to complain of at the end."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    seated = Seat(context.new_page(), server)
    yield seated
    context.close()
    seated.at_peace()
