"""The catalog's file: all or nothing, and plain errors."""

from __future__ import annotations

from pathlib import Path
from sqlite3 import connect

import pytest

from store.database import Database
from store.errors import FolderUnusable, StoreError


def test_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    """What was written before the failure inside a transaction is not kept."""
    database = Database(tmp_path / "catalog")
    with pytest.raises(KeyError), database.transaction() as db:  # noqa: PT012
        db.execute("INSERT INTO meta VALUES ('a', 'b')")
        raise KeyError
    assert database.rows("SELECT * FROM meta") == []
    database.close()


def test_writes_are_synchronous(tmp_path: Path) -> None:
    """A committed write waits for the disk, and foreign keys are watched."""
    database = Database(tmp_path / "catalog")
    assert database.rows("PRAGMA synchronous") == [(2,)]
    assert database.rows("PRAGMA journal_mode") == [("wal",)]
    assert database.rows("PRAGMA foreign_keys") == [(1,)]
    database.close()


def test_catalog_of_a_later_version_is_refused(tmp_path: Path) -> None:
    """A file that a later Dateline made is left alone, and both versions are named."""
    with connect(tmp_path / "catalog") as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(StoreError, match="version 99"):
        Database(tmp_path / "catalog")


def test_file_that_is_no_catalog_is_told(tmp_path: Path) -> None:
    """Another file under the catalog's name is not overwritten, and is named."""
    (tmp_path / "catalog").write_bytes(b"something else " * 100)
    with pytest.raises(FolderUnusable, match="catalog"):
        Database(tmp_path / "catalog")
    assert (tmp_path / "catalog").read_bytes().startswith(b"something")
