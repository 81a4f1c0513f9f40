"""The collection may change while it is served, and nobody has to start anything again."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from urllib.request import urlopen

import pytest

from tests.ui.conftest import ROOT, environment, ingested, serving

LATER = """---
title: Jetty burns at Cape Orn
publisher: Harbour Gazette
published: 2021-07-02
---

CAPE ORN - Nine workers were hurt on Friday when a drone set fire to the jetty of Cape Orn.
"""


@pytest.fixture
def growing(tmp_path: Path) -> Iterator[tuple[str, Path, Path]]:
    """A server, its data folder, and the folder its articles are from."""
    data = ingested(tmp_path)
    with serving(data) as address:
        yield address, data, tmp_path / "articles"


def run(data: Path, *command: str) -> str:
    """What a command beside the server prints."""
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment(data), capture_output=True,
        text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def read(address: str) -> str:
    """The page there."""
    with urlopen(address, timeout=30) as reply:
        return str(reply.read().decode())


def test_new_and_changed_articles_are_there_at_once(growing: tuple[str, Path, Path]) -> None:
    """Taken in beside the server they are counted, asked about, and read in both versions."""
    address, data, articles = growing
    (articles / "later.md").write_text(LATER, encoding="utf-8")
    harbour = articles / "harbour.md"
    asked = json.loads(run(data, "-m", "rag", "ask", "Who commands the port?", "--json"))
    old = asked["citations"][0]["article_id"]
    harbour.write_text(harbour.read_text().replace("Mira Danel", "Ines Calder"), encoding="utf-8")
    report = json.loads(run(data, "ingest.py", str(articles), "--json"))
    taken = monotonic()
    assert ([Path(each).name for each in report["added"]], len(report["updated"])) == (
        ["later.md"], 1,
    )  # fmt: skip
    assert json.loads(read(f"{address}/healthz"))["articles"] == 4
    assert monotonic() - taken < 5
    now = json.loads(run(data, "-m", "rag", "ask", "Who was hurt at Cape Orn?", "--json"))
    assert "Nine workers" in now["text"]
    before = read(f"{address}/articles/{old}")
    assert "Mira Danel" in before
    assert "This is an earlier version." in before
