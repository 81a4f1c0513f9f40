"""A write that finds no room is refused, and questions go on."""

from __future__ import annotations

from pathlib import Path
from shutil import rmtree

import pytest

from store.errors import FolderUnusable
from store.library import Library
from tests.store.children import begin, start
from tests.store.making import DIMENSIONS, EMBEDDER, assert_whole, filing, vector_of

REPORT = "Four rockets hit the base near the airport on Monday. " * 5


def test_write_without_room_changes_nothing(tmp_path: Path) -> None:
    """At every size that files may reach, put is whole or refused; what was kept is found."""
    child = start("narrow", tmp_path)
    begin(child)
    told, _ = child.communicate()
    assert child.returncode == 0
    assert int(told.removeprefix("refused ")) >= 3
    with Library(tmp_path, EMBEDDER, DIMENSIONS) as library:
        assert library.matching("rockets", 5)
        assert_whole(library)


def test_indexes_deleted_under_an_open_library_are_mended_by_the_next_put(tmp_path: Path) -> None:
    """A put that finds an index broken builds it again, and is found."""
    kept, new = filing("old.md", REPORT), filing("new.md", "A fire broke out. " * 9)
    with Library(tmp_path, EMBEDDER, DIMENSIONS) as library:
        library.put([kept])
        rmtree(tmp_path / "indexes")
        library.put([new])
        assert_whole(library)
        assert library.matching("fire", 1)[0][0] in {passage.id for passage in new.passages}


def test_put_that_no_index_can_take_is_undone(tmp_path: Path) -> None:
    """Where an index can be neither written nor mended, put raises and changes no answer."""
    kept, new = filing("old.md", REPORT), filing("new.md", "A fire broke out. " * 9)
    with Library(tmp_path, EMBEDDER, DIMENSIONS) as library:
        library.put([kept])
        (tmp_path / "indexes").rename(tmp_path / "away")
        (tmp_path / "indexes").write_text("a file in the way")
        with pytest.raises(FolderUnusable, match="DATELINE_DATA"):
            library.put([new])
        assert [article.source for article in library.articles()] == ["old.md"]
        assert library.near(vector_of(kept.passages[2]), 1)[0][0] == kept.passages[2].id
        assert library.matching("fire", 9) == []
    (tmp_path / "indexes").unlink()
    with Library(tmp_path, EMBEDDER, DIMENSIONS) as library:
        assert [article.source for article in library.articles()] == ["old.md"]
        assert_whole(library)
        library.put([new])
        assert_whole(library)
