"""A catalog that an earlier version made is brought up to the last one, and loses nothing."""

from __future__ import annotations

from pathlib import Path
from sqlite3 import connect

import pytest

from store.database import Database
from store.errors import FolderUnusable
from store.library import Library
from store.records import Article
from store.schema import STAGED, VERSIONS
from tests.store.making import DIMENSIONS, EMBEDDER, assert_whole, filing, furnished, vector_of

ROCKETS = "Four rockets hit the base near the airport on Monday. Six soldiers were hurt."
FIRE = "A fire broke out in the market. The cause is not known."
QUIET = "It is quiet in the north."


def _first(folder: Path) -> None:
    """What version 1 left behind, with a write that it did not finish."""
    folder.mkdir(exist_ok=True)
    dump = Path(__file__).with_name("version1.sql").read_text(encoding="utf-8")
    db = connect(folder / "catalog.sqlite3")
    db.executescript(dump)
    db.close()


def test_folder_of_version_1_opens_and_loses_nothing(tmp_path: Path) -> None:
    """Ledger, articles, passages and vectors are as they were, and the unfinished write is live."""
    _first(tmp_path)
    with Library(tmp_path, EMBEDDER, DIMENSIONS) as library:
        assert_whole(library)
        base = Article(
            ROCKETS, "a.md", "Base", "Reuters", "Ann", "https://example.org/c", "2019-12-09",
            "record",
        )  # fmt: skip
        quiet, fire = Article(QUIET, "d.md", "Quiet"), Article(FIRE, "b.md")
        assert sorted(library.articles(), key=lambda a: a.source) == [base, fire, quiet]
        assert [entry.source for entry in library.entries()] == ["a.md", "b.md", "c.md", "d.md"]
        for text, source in ((ROCKETS, "a.md"), (FIRE, "b.md"), (QUIET, "d.md")):
            kept = filing(source, text)
            assert library.passages([p.id for p in kept.passages]) == list(kept.passages)
            found = library.vectors(kept.passages)
            assert all((found[p.id] == vector_of(p)).all() for p in kept.passages)
        assert library.unembedded() == []


def test_what_version_1_did_not_keep_is_kept_from_now_on(tmp_path: Path) -> None:
    """An old article has no original, may be put again with one, and becomes history."""
    _first(tmp_path)
    with Library(tmp_path, EMBEDDER, DIMENSIONS) as library:
        assert library.original("b.md") is None
        assert len(library.ungrouped()) == 3
        again = furnished(filing("b.md", FIRE))
        library.put([again])
        assert library.original("b.md") == again.original
        library.put([filing("b.md", QUIET)])
        assert [article.text for article in library.history("b.md")] == [FIRE]


def test_migrated_catalog_equals_a_new_one(tmp_path: Path) -> None:
    """Both have the same tables and columns, for the same statements made them."""
    _first(tmp_path)
    old, new = Database(tmp_path / "catalog.sqlite3"), Database(tmp_path / "new")
    query = "SELECT name, sql FROM sqlite_schema ORDER BY name"
    assert old.rows(query) == new.rows(query)
    assert old.rows("PRAGMA user_version") == new.rows("PRAGMA user_version") == [(len(VERSIONS),)]
    names = {name for name, _ in new.rows(query)}
    assert {name for name in names if name.startswith("new_")} == set(STAGED)
    old.close()
    new.close()


def test_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    """A catalog whose tables cannot be brought up is left at its version, and is named."""
    _first(tmp_path)
    db = connect(tmp_path / "catalog.sqlite3")
    db.execute("CREATE TABLE new_bands (in_the_way TEXT)")
    db.close()
    with pytest.raises(FolderUnusable):
        Database(tmp_path / "catalog.sqlite3")
    db = connect(tmp_path / "catalog.sqlite3")
    assert db.execute("PRAGMA user_version").fetchall() == [(1,)]
    assert db.execute("SELECT count(*) FROM articles").fetchall() == [(2,)]
    assert db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'history'").fetchall() == []
    db.close()
