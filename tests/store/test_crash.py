"""A process that is killed at any moment of a write loses nothing that was acknowledged."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from pathlib import Path
from signal import SIGKILL
from subprocess import Popen

import pytest

from store.library import Library
from tests.store.children import SOURCES, begin, edition, start
from tests.store.making import DIMENSIONS, EMBEDDER, assert_whole

KILLS = 8


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Popen[str], Path]]:
    """A process that forks writers, and the folder they write in."""
    folder = tmp_path_factory.mktemp("crash")
    child = start("nursery", folder)
    begin(child)
    yield child, folder
    child.communicate(timeout=10)


@pytest.mark.parametrize("trial", range(KILLS))
def test_killed_writer_leaves_one_whole_edition(
    nursery: tuple[Popen[str], Path], trial: int
) -> None:
    """After SIGKILL during put, all sources are of the edition acknowledged or the next one."""
    child, folder = nursery
    assert child.stdin is not None
    assert child.stdout is not None
    print(trial, file=child.stdin, flush=True)
    writer = int(child.stdout.readline())
    _await(folder / str(trial) / "kept")
    time.sleep(random.uniform(0, 1.5))
    os.kill(writer, SIGKILL)
    with Library(folder / str(trial), EMBEDDER, DIMENSIONS) as library:
        kept = (folder / str(trial) / "kept").read_text().split()
        assert _edition(library) - int(kept[-1] if kept else 0) in (0, 1)
        assert_whole(library)


def _await(path: Path) -> None:
    deadline = time.monotonic() + 20
    while not path.exists():
        assert time.monotonic() < deadline
        time.sleep(0.002)


def _edition(library: Library) -> int:
    """The one edition that the library holds, 0 for none."""
    titles = {article.title for article in library.articles()}
    if not titles:
        return 0
    [title] = titles
    number = int(str(title).split()[1])
    expected = edition(number)
    assert [entry.source for entry in library.entries()] == [f"{n}.md" for n in range(SOURCES)]
    assert library.entries() == [kept.entry for kept in expected]
    assert library._catalog.ids() == {p.id for kept in expected for p in kept.passages}
    for kept in expected:
        assert library.original(kept.entry.source) == kept.original
        assert library.dates([kept.article.id]) == {kept.article.id: list(kept.dates)}
        assert library.alike(kept.article.id) == []
    assert [a.title for a in library.history("0.md")] == []
    earlier = [f"Edition {n}" for n in range(number - 1, 0, -1)]
    assert [a.title for a in library.history("1.md")] == earlier
    return number
