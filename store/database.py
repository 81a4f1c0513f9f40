"""The only door to SQLite: one connection, one lock, plain errors."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from store.errors import FolderUnusable, StoreError
from store.ownership import unusable
from store.schema import VERSIONS


class Database:
    """The catalog's file; every statement runs inside `transaction`."""

    def __init__(self, path: Path) -> None:
        """Open the file, and bring its tables to the last version.

        Raises:
            FolderUnusable: it cannot be opened, or it is damaged.
            StoreError: a later version of Dateline made it.
        """
        self._path = path
        self._lock = RLock()
        try:
            self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        except sqlite3.Error as error:
            raise unusable(path.parent, error) from error
        try:
            self._prepare()
        except BaseException:
            self._db.close()
            raise

    @property
    def changes(self) -> int:
        """How many rows were written since the file was opened."""
        return self._db.total_changes

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All that is done inside is kept, or nothing is.

        Raises:
            FolderUnusable: SQLite could not read or write the file.
            StoreError: a text holds a lone surrogate.
        """
        with self._lock, self._plainly():
            self._db.execute("BEGIN")
            try:
                yield self._db
                self._db.execute("COMMIT")
            finally:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")

    def rows(self, query: str, *values: object) -> list[Any]:
        """Every row that the query gives."""
        with self.transaction() as db:
            return db.execute(query, values).fetchall()

    def _prepare(self) -> None:
        with self._plainly():
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = FULL")
            self._db.execute("PRAGMA foreign_keys = ON")
        [(version,)] = self.rows("PRAGMA user_version")
        if version > len(VERSIONS):
            raise StoreError(
                f"{self._path} is a catalog of version {version}, and this Dateline reads version "
                f"{len(VERSIONS)}: install a later Dateline, or point DATELINE_DATA to another "
                f"folder."
            )
        if version < len(VERSIONS):
            self._advance(version)

    def _advance(self, version: int) -> None:
        with self.transaction() as db:
            for statements in VERSIONS[version:]:
                for statement in statements.split(";"):
                    db.execute(statement)
            db.execute(f"PRAGMA user_version = {len(VERSIONS)}")

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        try:
            yield
        except UnicodeEncodeError as error:
            raise StoreError(
                f"Only whole characters can be kept, but the text {error.object[:60]!a} has half a "
                f"one (a lone surrogate) at {error.start}: clean the text before it is filed."
            ) from None
        except sqlite3.ProgrammingError as error:
            raise StoreError(f"{self._path} cannot be used now: {error}") from error
        except sqlite3.OperationalError as error:
            raise unusable(self._path.parent, error) from error
        except sqlite3.DatabaseError as error:
            raise FolderUnusable(
                f"{self._path} should be Dateline's catalog, but: {error}. Put a copy of it back, "
                f"or move it away and run `python ingest.py` on your articles again."
            ) from error
