"""Indexes on a disk that is full: a write is refused, questions go on, room mends it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.errors import FolderUnusable
from store.library import Library
from tests.store.making import DIMENSIONS, EMBEDDER, assert_whole, filing, furnished, vector_of

ROCKETS = "Four rockets hit the base near the airport on Monday. Six soldiers were hurt."
FIRE = "A fire broke out in the market of the town. " * 200


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own, mounted where the indexes will be."""
    place = tmp_path / "data" / "indexes"
    place.mkdir(parents=True)
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(place)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no disk may be mounted here")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_full_disk_of_the_indexes_refuses_writes_until_there_is_room(
    disk: Path, tmp_path: Path
) -> None:
    """The message names the folder and the remedy; what was kept is found; then all is whole."""
    old, new = furnished(filing("old", ROCKETS)), filing("new", FIRE)
    with Library(tmp_path / "data", EMBEDDER, DIMENSIONS) as library:
        library.put([old])
        _fill(disk)
        with pytest.raises(FolderUnusable, match="Make room"):
            library.put([new])
        assert library.articles() == [old.article]
        assert library.near(vector_of(old.passages[0]), 1)[0][0] == old.passages[0].id
        assert library.matching("rockets", 5)
        (disk / "ballast").unlink()
        library.put([new])
        assert library.matching("fire", 1)
        assert_whole(library)
    with Library(tmp_path / "data", EMBEDDER, DIMENSIONS) as library:
        assert len(library.articles()) == 2
        assert_whole(library)


def _fill(disk: Path) -> None:
    with (disk / "ballast").open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 4096):
                pass
        except OSError:
            return
