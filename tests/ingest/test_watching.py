"""What is followed is taken in as it changes, until it is told to stop."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Thread
from time import monotonic, sleep
from typing import Any

import pytest

from rag.intake.following import follow
from rag.settings import Settings
from store.library import Library
from store.ownership import own
from tests.ingest.desk import BOAT, DEPOT, LORRY
from tests.servers.openai import DIMENSIONS, OpenAIServer
from tests.store.children import begin, start

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0


@pytest.fixture(autouse=True)
def quick(openai_server: OpenAIServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model on localhost, which loads at once."""
    monkeypatch.setenv("DATELINE_EMBEDDING_MODEL", "openai:small")
    monkeypatch.setenv("OPENAI_BASE_URL", openai_server.url)


class Watching:
    """The program as a process of its own, and the lines that it says."""

    def __init__(self, *given: object) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(ROOT / "ingest.py"), *map(str, given), "--watch"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.told: Queue[str] = Queue()
        Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.told.put(line.rstrip("\n"))

    def next(self) -> str:
        """The next line of its report."""
        return self.told.get(timeout=PATIENCE)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """End it; its status, and what it said on standard error."""
        self.process.send_signal(how)
        assert self.process.stderr is not None
        status = self.process.wait(PATIENCE)
        return status, self.process.stderr.read()


@contextmanager
def watching(*given: object) -> Iterator[Watching]:
    """It runs, until the block ends."""
    watcher = Watching(*given)
    try:
        yield watcher
    finally:
        watcher.process.kill()
        watcher.process.communicate()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An article in a folder."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.md").write_text(BOAT)
    return folder


def test_new_changed_and_removed_files_follow(folder: Path) -> None:
    """Within seconds each, a line each; hidden files and other endings are no news."""
    with watching(folder) as watcher:
        assert watcher.next() == f"added: {folder / 'a.md'}"
        (folder / ".draft.md").write_text(DEPOT)
        (folder / "sub").mkdir()
        (folder / "sub" / "b.md").write_text(LORRY)
        assert watcher.next() == f"added: {folder / 'sub' / 'b.md'}"
        (folder / "a.md").write_text(DEPOT)
        assert watcher.next() == f"updated: {folder / 'a.md'}"
        (folder / "sub" / "b.md").unlink()
        assert watcher.next() == f"removed: {folder / 'sub' / 'b.md'}"
        assert watcher.stop() == (0, "")
        assert watcher.told.empty()


def test_a_file_is_whole_before_it_is_read(folder: Path) -> None:
    """A file that is written in pieces is taken in once, with all of them."""
    with watching(folder, "--json") as watcher:
        assert json.loads(watcher.next())["added"] == [str(folder / "a.md")]
        with (folder / "b.md").open("w") as slow:
            for number in range(8):
                slow.write(f"Rocket {number} fell. ")
                slow.flush()
                sleep(0.2)
        assert json.loads(watcher.next())["added"] == [str(folder / "b.md")]
        assert watcher.stop(signal.SIGINT) == (0, "")
        assert watcher.told.empty()


def test_a_file_by_itself_may_go_and_come_back(folder: Path) -> None:
    """Other files beside it are no matter; while it is away its article stays."""
    one = folder / "a.md"
    with watching(one) as watcher:
        assert watcher.next() == f"added: {one}"
        (folder / "b.md").write_text(LORRY)
        new = folder / "new"
        new.write_text(DEPOT)
        new.replace(one)
        assert watcher.next() == f"updated: {one}"
        one.unlink()
        assert "no such file" in watcher.next()
        one.write_text(BOAT)
        assert watcher.next() == f"updated: {one}"
        assert watcher.stop()[0] == 0


def test_a_busy_folder_is_told_once_and_waited_for(folder: Path, settings: Settings) -> None:
    """Another process has it first."""
    owner = start("hold", settings.data)
    begin(owner)
    try:
        with watching(folder) as watcher:
            assert watcher.process.stderr is not None
            said = watcher.process.stderr.readline()
            assert f"in use by process {owner.pid}" in said
            owner.kill()
            owner.communicate()
            assert watcher.next() == f"added: {folder / 'a.md'}"
            assert watcher.stop() == (0, "")
    finally:
        owner.kill()
        owner.communicate()


def test_addresses_are_asked_again_after_a_time() -> None:
    """And nothing else is taken in again with them."""
    taken = list[Any]()

    def take(places: Any) -> bool:  # noqa: ANN401
        taken.append(list(places))
        if len(taken) == 4:
            os.kill(os.getpid(), signal.SIGTERM)
        return True

    began = monotonic()
    follow(["https://news.example/feed"], take, every=0.1)
    assert taken == [["https://news.example/feed"]] * 4
    assert monotonic() - began < PATIENCE


def test_it_lets_the_folder_go_between_changes(folder: Path, settings: Settings) -> None:
    """Another program can use the library while nothing changes."""
    with watching(folder) as watcher:
        assert watcher.next().startswith("added")
        own(settings.data, PATIENCE).release()
        with Library(settings.data, "openai:small", DIMENSIONS) as library:
            assert [each.text for each in library.articles()] == [BOAT]
        assert watcher.stop()[0] == 0
