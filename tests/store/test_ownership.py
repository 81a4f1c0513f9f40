"""One process owns the folder."""

from __future__ import annotations

import os
from pathlib import Path
from time import perf_counter

import pytest

from store.errors import FolderBusy, FolderUnusable
from store.library import Library
from tests.store.children import begin, start
from tests.store.making import DIMENSIONS, EMBEDDER


def test_second_process_is_refused_within_two_seconds(tmp_path: Path) -> None:
    """The refusal names the owner and what it runs, and ends when the owner does."""
    owner = start("hold", tmp_path)
    try:
        begin(owner)
        begun = perf_counter()
        with pytest.raises(FolderBusy) as refusal:
            Library(tmp_path, EMBEDDER, DIMENSIONS)
        assert perf_counter() - begun < 2
        assert f"{owner.pid} (python -m tests.store.children)" in str(refusal.value)
        assert "DATELINE_DATA" in str(refusal.value)
    finally:
        owner.kill()
        owner.communicate()
    Library(tmp_path, EMBEDDER, DIMENSIONS).close()


def test_second_library_of_one_process_is_refused(tmp_path: Path) -> None:
    """The folder is owned by a library, not by a process: two would differ in what they see."""
    with (
        Library(tmp_path, EMBEDDER, DIMENSIONS),
        pytest.raises(FolderBusy, match=str(os.getpid())),
    ):
        Library(tmp_path, EMBEDDER, DIMENSIONS)


def test_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    """A file where the folder should be is named, with what to do."""
    (tmp_path / "data").write_text("a file")
    with pytest.raises(FolderUnusable, match="DATELINE_DATA") as refusal:
        Library(tmp_path / "data", EMBEDDER, DIMENSIONS)
    assert str(tmp_path / "data") in str(refusal.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_read_only_folder_is_told(tmp_path: Path) -> None:
    """A folder that may not be written is named, with what to do."""
    tmp_path.chmod(0o500)
    with pytest.raises(FolderUnusable, match="DATELINE_DATA"):
        Library(tmp_path, EMBEDDER, DIMENSIONS)
    tmp_path.chmod(0o700)


def test_refused_opening_lets_the_folder_go(tmp_path: Path) -> None:
    """After a failed opening in the same process, the folder can be opened."""
    (tmp_path / "catalog.sqlite3").write_bytes(b"no database " * 100)
    with pytest.raises(FolderUnusable, match="catalog"):
        Library(tmp_path, EMBEDDER, DIMENSIONS)
    (tmp_path / "catalog.sqlite3").unlink()
    Library(tmp_path, EMBEDDER, DIMENSIONS).close()
