"""Which embedding model the catalog's vectors are from."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from store.database import Database
from store.errors import EmbedderMismatch
from store.records import digest
from store.staging import renew_mark, unstage

if TYPE_CHECKING:
    from sqlite3 import Connection


def claim(database: Database, embedder: str, dimensions: int, rebuild: bool = False) -> str:
    """Record the embedding model, or check that it is the one recorded.

    With ``rebuild``, vectors of another model are forgotten, and nothing else.

    Returns:
        A name for what is derived from the vectors: the catalog's, a dash, the model's.

    Raises:
        EmbedderMismatch: vectors of another model are kept, and not to be rebuilt.
    """
    with database.transaction() as db:
        meta = dict(db.execute("SELECT key, value FROM meta"))
        if (meta.get("embedder"), meta.get("dimensions")) != (embedder, str(dimensions)):
            if not rebuild and db.execute("SELECT 1 FROM passages LIMIT 1").fetchone():
                raise _mismatch(meta, embedder, dimensions)
            _record(db, embedder, dimensions)
        [(catalog,)] = db.execute("SELECT value FROM meta WHERE key = 'catalog'")
    return f"dateline_{catalog}-{digest(embedder, str(dimensions))}"


def compare(database: Database, embedder: str, dimensions: int) -> None:
    """Check that the model recorded is this one; raises EmbedderMismatch."""
    meta = dict(database.rows("SELECT key, value FROM meta"))
    if (meta["embedder"], meta["dimensions"]) != (embedder, str(dimensions)):
        raise _mismatch(meta, embedder, dimensions)


def mark(database: Database) -> str:
    """What differs whenever other passages or vectors are live; "" before the first."""
    rows = database.rows("SELECT value FROM meta WHERE key = 'mark'")
    return str(rows[0][0]) if rows else ""


def _mismatch(meta: dict[str, str], embedder: str, dimensions: int) -> EmbedderMismatch:
    return EmbedderMismatch(
        f"The articles were embedded with {meta['embedder']} ({meta['dimensions']} dimensions), "
        f"and now {embedder} ({dimensions} dimensions) is asked for. Set "
        f"DATELINE_EMBEDDING_MODEL back, or embed every article again with: "
        f"python ingest.py --rebuild"
    )


def _record(db: Connection, embedder: str, dimensions: int) -> None:
    unstage(db)
    renew_mark(db)
    db.execute("UPDATE passages SET vector = NULL")
    db.execute("INSERT OR IGNORE INTO meta VALUES ('catalog', ?)", (secrets.token_hex(8),))
    db.execute("INSERT OR REPLACE INTO meta VALUES ('embedder', ?)", (embedder,))
    db.execute("INSERT OR REPLACE INTO meta VALUES ('dimensions', ?)", (str(dimensions),))
