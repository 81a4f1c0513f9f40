"""A folder whose writer is killed again and again is found whole each time."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from bench.kills import compare, filing, kill, main
from store.library import Library
from tests.store.making import EMBEDDER


def test_folder_is_whole_after_each_of_ten_kills(tmp_path: Path) -> None:
    """Nothing is missing, stale, torn or not found, though the same articles change after it."""
    _, *found = kill(tmp_path, kills=10, vectors=600, seed=random.randrange(1000))
    assert len(found) == 10
    good = ("seconds", "passages", "writes finished", "writes undone")
    assert [{what: n for what, n in one.items() if n and what not in good} for one in found] == (
        [{}] * 10
    )
    assert all(one["passages"] == 600 for one in found)
    assert any(one["writes finished"] for one in found)


def test_comparison_sees_what_is_wrong(tmp_path: Path) -> None:
    """An index that lacks or keeps passages, and an edition that nobody put, are counted."""
    with Library(tmp_path, EMBEDDER, 32) as library:
        library.put([filing(0, 0), filing(1, 1)])
        assert not any(n for what, n in compare(library, 2, {1: 1}, {}).items() if what[0] != "p")
        gone, other = filing(0, 0), filing(2, 0)
        library._indexes._keywords.drop([passage.id for passage in gone.passages])
        library._indexes._vectors.put(
            dict(zip((p.id for p in other.passages), other.vectors, strict=True))
        )
        found = compare(library, 2, {1: 2}, {0: 0, 1: 2})
    assert (found["missing"], found["stale"], found["not found by words"]) == (10, 10, 1)
    assert (found["torn"], found["wrong editions"]) == (1, 1)


def test_figures_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """The command ends well, and tells the counts, the kills and the seconds."""
    assert main(["--kills", "1", "--vectors", "60"]) == 0
    told = capsys.readouterr().out
    assert "missing                 0" in told
    assert "1, on 60 vectors" in told
    assert "s (median)" in told
