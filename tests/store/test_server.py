"""The vectors may be on a Chroma server."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from store import vectors
from store.errors import StoreError
from store.library import Library
from tests.store.making import DIMENSIONS, EMBEDDER, assert_whole, filing, vector_of

REPORT = "Four rockets hit the base near the airport on Monday. " * 5


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _await(url: str) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            httpx.get(f"{url}/api/v2/heartbeat").raise_for_status()
        except httpx.HTTPError:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        else:
            return


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A real Chroma server, and its address."""
    port = _free_port()
    chroma = str(Path(sys.executable).with_name("chroma"))
    place = ["--host", "127.0.0.1", "--port", str(port), "--path", str(tmp_path / "server")]
    process = subprocess.Popen([chroma, "run", *place], stdout=subprocess.DEVNULL)
    try:
        _await(f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}", process
    finally:
        process.kill()
        process.wait()


def test_server_serves_two_catalogs_and_its_end_is_survived(
    server: tuple[str, subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    """Put, near, drop and rebuild go through the server; when it dies, near still answers."""
    url, process = server
    kept, other = filing("a.md", REPORT), filing("b.md", "Another report. " * 9)
    passage = kept.passages[1]
    with Library(tmp_path / "two", EMBEDDER, DIMENSIONS, url) as two:
        two.put([other])
    with Library(tmp_path / "one", "old", DIMENSIONS, url) as one:
        one.put([kept])
    with Library(tmp_path / "one", EMBEDDER, DIMENSIONS, url, rebuild=True) as one:
        one.put([kept, other])
        one.drop(["b.md"])
        assert_whole(one)
        process.kill()
        process.wait()
        assert one.near(vector_of(passage), 1)[0][0] == passage.id
        with pytest.raises(StoreError, match="DATELINE_CHROMA_URL"):
            one.put([other])
        assert [article.source for article in one.articles()] == ["a.md"]
    with pytest.raises(StoreError, match="chroma run"):
        Library(tmp_path / "one", EMBEDDER, DIMENSIONS, url)
    with Library(tmp_path / "one", EMBEDDER, DIMENSIONS) as one:
        assert_whole(one)


def test_server_that_never_answers_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An address that takes connections and says nothing is refused plainly, in time."""
    monkeypatch.setattr(vectors, "TIMEOUT", httpx.Timeout(0.2))
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        begun = time.monotonic()
        with pytest.raises(StoreError, match="chroma run"):
            Library(tmp_path, EMBEDDER, DIMENSIONS, f"http://127.0.0.1:{silent.getsockname()[1]}")
        assert time.monotonic() - begun < 5


@pytest.mark.parametrize("url", ["localhost", "ftp://x", "http://", "http://[", "http://x:y"])
def test_address_that_is_none_is_refused(tmp_path: Path, url: str) -> None:
    """An address that cannot be one is named, with the setting it came from."""
    with pytest.raises(StoreError, match="DATELINE_CHROMA_URL"):
        Library(tmp_path, EMBEDDER, DIMENSIONS, url)
