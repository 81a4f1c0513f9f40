"""The measure of damage opens what it spoilt, and sees what is lost."""

from __future__ import annotations

from pathlib import Path

from bench.damage import damages, lay, look, mended
from store.library import Library


def test_deleted_files_of_chroma_are_mended(tmp_path: Path) -> None:
    """Each damage of Chroma's own database ends with every passage in it and found."""
    for what, damage in damages():
        folder = tmp_path / what
        lay(folder, 200, 8)
        [path] = folder.rglob("chroma.sqlite3")
        damage(path)
        seconds, starts, lacking, lost = mended(folder, 8)
        assert 0 < seconds < 60
        assert (starts, lacking, lost) == (1, 0, 0)


def test_what_chroma_lost_is_put_back(tmp_path: Path) -> None:
    """Passages that were taken out of the index are there again when it has been opened."""
    lay(tmp_path, 100, 8)
    with Library(tmp_path, "synthetic", 8) as library:
        gone = sorted(library._catalog.ids())[:7]
        library._indexes._vectors.drop(gone)
        assert len(library._catalog.ids() ^ library._indexes._vectors.ids()) == 7
    assert look(tmp_path, 8) == (0, 0)
