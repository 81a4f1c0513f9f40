"""Indexes that are damaged in any way are built again from the catalog."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from store.keywords import KeywordIndex
from store.library import Library
from store.vectors import VectorIndex
from tests.store.children import begin, edition, start
from tests.store.making import DIMENSIONS, EMBEDDER, assert_whole

Damage = Callable[[Path], None]


def _delete(path: Path) -> None:
    path.unlink()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _halve(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def _garble(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for place in random.Random(1).sample(range(len(content)), len(content) // 20):
        content[place] ^= 0xA5
    path.write_bytes(content)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with so many passages that Chroma has flushed its graph to files."""
    folder = tmp_path_factory.mktemp("sound") / "data"
    with Library(folder, EMBEDDER, DIMENSIONS) as library:
        library.put(edition(1))
    assert list(folder.rglob("data_level0.bin"))
    return folder


def test_sound_index_is_left_alone(sound: Path, tmp_path: Path) -> None:
    """Opening and closing in order rebuilds nothing: every file stays, and the graph's bytes."""

    def files(folder: Path) -> dict[str, object]:
        paths = [path for path in (folder / "indexes").rglob("*") if path.is_file()]
        return {str(p.relative_to(folder)): p.suffix == ".bin" and p.read_bytes() for p in paths}

    folder = tmp_path / "data"
    copytree(sound, folder)
    with Library(folder, EMBEDDER, DIMENSIONS) as library:
        assert_whole(library)
    assert files(folder) == files(sound)


@pytest.mark.parametrize(
    ("files", "damage"),
    [
        ("chroma.sqlite3", _delete),
        ("data_level0.bin", _empty),
        ("data_level0.bin", _garble),
        ("link_lists.bin", _halve),
        ("meta.json", _garble),
        ("*.idx", _halve),
    ],
)
def test_change_behind_our_back_is_mended(
    sound: Path, tmp_path: Path, files: str, damage: Damage
) -> None:
    """A file that differs from when it was closed is not even opened, for it might kill."""
    folder = _damaged(sound, tmp_path, files, damage)
    with Library(folder, EMBEDDER, DIMENSIONS) as library:
        assert_whole(library)


@pytest.mark.parametrize(
    ("files", "damage"),
    [
        ("chroma.sqlite3", _delete),
        ("chroma.sqlite3", _halve),
        ("index_metadata.pickle", _delete),
        ("index_metadata.pickle", _halve),
        ("header.bin", _empty),
        ("link_lists.bin", _delete),
        ("meta.json", _halve),
        ("*.term", _empty),
        ("*.idx", _halve),
    ],
)
def test_damage_of_a_crash_is_mended(
    sound: Path, tmp_path: Path, files: str, damage: Damage
) -> None:
    """Where nothing was closed in order, what fails or does not find itself is built again."""
    folder = _damaged(sound, tmp_path, files, damage)
    (folder / "state").write_text("open")
    with Library(folder, EMBEDDER, DIMENSIONS) as library:
        assert_whole(library)


def _damaged(sound: Path, tmp_path: Path, files: str, damage: Damage) -> Path:
    folder = tmp_path / "data"
    copytree(sound, folder)
    paths = list(folder.rglob(files))
    assert paths
    for path in paths:
        damage(path)
    return folder


@pytest.mark.parametrize(("state", "renewed"), [("open", False), ("writing", True)])
def test_graph_that_was_being_written_is_distrusted(
    sound: Path, tmp_path: Path, state: str, renewed: bool
) -> None:
    """After a crash that struck during a write, the vectors are built again, sound or not."""
    folder = tmp_path / "data"
    copytree(sound, folder)
    (folder / "state").write_text(state)
    with Library(folder, EMBEDDER, DIMENSIONS) as library:
        assert_whole(library)
    places = [{p.name for p in (f / "indexes" / "vectors").iterdir()} for f in (folder, sound)]
    assert (places[0] != places[1]) == renewed


@pytest.mark.parametrize("index", ["vectors", "keywords", "."])
def test_deleted_index_is_built_again(sound: Path, tmp_path: Path, index: str) -> None:
    """The folder of one index, or of both, may be deleted."""
    folder = tmp_path / "data"
    copytree(sound, folder)
    rmtree(folder / "indexes" / index)
    with Library(folder, EMBEDDER, DIMENSIONS) as library:
        assert_whole(library)


def test_index_of_another_time_is_corrected(sound: Path, tmp_path: Path) -> None:
    """Indexes that were put back from an earlier copy get what they lack and lose the rest."""
    folder = tmp_path / "data"
    copytree(sound, folder)
    with Library(folder, EMBEDDER, DIMENSIONS) as library:
        library.put(edition(2))
        library.drop(["1.md"])
    rmtree(folder / "indexes")
    copytree(sound / "indexes", folder / "indexes")
    (folder / "state").write_text("open")
    with Library(folder, EMBEDDER, DIMENSIONS) as library:
        assert_whole(library)


def test_catalog_of_another_time_is_noticed(sound: Path, tmp_path: Path) -> None:
    """Where only the catalog was put back from an earlier copy, the indexes are corrected by it."""
    folder = tmp_path / "data"
    copytree(sound, folder)
    with Library(folder, EMBEDDER, DIMENSIONS) as library:
        library.put(edition(2))
        library.drop(["1.md"])
    (folder / "catalog.sqlite3").write_bytes((sound / "catalog.sqlite3").read_bytes())
    with Library(folder, EMBEDDER, DIMENSIONS) as library:
        assert_whole(library)


def test_what_was_left_in_order_is_believed(
    sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the same files and the same catalog, opening lists no id, however many there are."""
    folder = tmp_path / "data"
    copytree(sound, folder)

    def ids(index: object) -> set[str]:
        raise AssertionError(f"{type(index).__name__} was listed")

    monkeypatch.setattr(VectorIndex, "ids", ids)
    monkeypatch.setattr(KeywordIndex, "ids", ids)
    with Library(folder, EMBEDDER, DIMENSIONS) as library:
        assert library.matching("rockets", 1) is not None


def test_damage_that_kills_the_process_is_survived_once(sound: Path, tmp_path: Path) -> None:
    """A garbled graph may take the process down while it opens; the next one opens whole."""
    folder = _damaged(sound, tmp_path, "data_level0.bin", _garble)
    (folder / "state").write_text("open")
    for _ in range(2):
        checker = start("check", folder)
        begin(checker)
        told, _ = checker.communicate()
        if checker.returncode == 0:
            break
    assert told == "whole\n"
