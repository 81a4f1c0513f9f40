"""A write that finds no room is refused, and questions go on."""

from __future__ import annotations

from pathlib import Path

from store.library import Library
from tests.store.children import begin, start
from tests.store.making import DIMENSIONS, EMBEDDER, assert_whole


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
