"""How the catalog is written: set a write aside, make it live, drop what is old.

Each function runs inside one transaction of the `Database` whose connection it gets.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from store import copies, findings, versions
from store.records import Article, Entry, Filing
from store.schema import STAGED

if TYPE_CHECKING:
    from sqlite3 import Connection


def stage(db: Connection, filings: Iterable[Filing]) -> None:
    """Set the filings aside, in place of whatever was; of one source only the last counts."""
    unstage(db)
    last: dict[str, Filing] = {}
    for filing in filings:
        last.pop(filing.entry.source, None)
        last[filing.entry.source] = filing
    for filing in last.values():
        _stage_source(db, filing.entry)
        _stage_article(db, filing.article)
        _stage_passages(db, filing)
        findings.stage(db, filing)
        copies.stage(db, filing)
        versions.stage(db, filing)


def unstage(db: Connection) -> None:
    """Forget the write that was set aside."""
    for table in STAGED:
        db.execute(f"DELETE FROM {table}")  # noqa: S608


def renew_mark(db: Connection) -> None:
    """Let it be seen that what is live is not what it was (see `store.traces`)."""
    db.execute("INSERT OR REPLACE INTO meta VALUES ('mark', ?)", (secrets.token_hex(8),))


def publish(db: Connection) -> list[str]:
    """Make the staged write live; gives the ids of passages that went with it."""
    renew_mark(db)
    versions.retire(db)
    db.execute(
        "INSERT INTO articles SELECT * FROM new_articles WHERE true "
        "ON CONFLICT (id) DO UPDATE SET title = excluded.title, "
        "publisher = excluded.publisher, author = excluded.author, url = excluded.url, "
        "published = excluded.published, date_source = excluded.date_source, "
        "updated = excluded.updated, language = excluded.language"
    )
    gone = db.execute(
        "DELETE FROM passages WHERE article_id IN (SELECT id FROM new_articles) "
        "AND id NOT IN (SELECT id FROM new_passages) RETURNING id"
    ).fetchall()
    db.execute("INSERT OR REPLACE INTO passages SELECT * FROM new_passages")
    db.execute(
        "INSERT INTO sources (source, fingerprint, article_id, collection) "
        "SELECT source, fingerprint, article_id, collection FROM new_sources WHERE true "
        "ORDER BY position ON CONFLICT (source) DO UPDATE SET fingerprint = excluded.fingerprint, "
        "article_id = excluded.article_id, collection = excluded.collection"
    )
    for part in (findings, copies, versions):
        part.publish(db)
    unstage(db)
    return [id for (id,) in gone] + _drop_orphans(db)


def drop(db: Connection, sources: Sequence[str]) -> list[str]:
    """Drop the sources, and articles that have none left; gives their passages' ids."""
    unstage(db)
    renew_mark(db)
    db.execute(
        "DELETE FROM sources WHERE source IN (SELECT value FROM json_each(?))",
        (json.dumps(list(sources)),),
    )
    return _drop_orphans(db)


def _drop_orphans(db: Connection) -> list[str]:
    gone = db.execute(
        "DELETE FROM passages WHERE article_id IN (SELECT id FROM articles "
        "WHERE id NOT IN (SELECT article_id FROM sources)) RETURNING id"
    ).fetchall()
    db.execute("DELETE FROM articles WHERE id NOT IN (SELECT article_id FROM sources)")
    return [id for (id,) in gone]


def _stage_source(db: Connection, entry: Entry) -> None:
    db.execute(
        "INSERT INTO new_sources (source, fingerprint, article_id, collection) VALUES (?, ?, ?, ?)",
        (entry.source, entry.fingerprint, entry.article_id, entry.collection),
    )


def _stage_article(db: Connection, article: Article) -> None:
    metadata = (article.title, article.publisher, article.author, article.url)
    rest = (article.published, article.date_source, article.updated, article.language)
    db.execute(
        "INSERT OR REPLACE INTO new_articles (id, text, title, publisher, author, url, "
        "published, date_source, updated, language) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (article.id, article.text, *metadata, *rest),
    )


def _stage_passages(db: Connection, filing: Filing) -> None:
    db.execute("DELETE FROM new_passages WHERE article_id = ?", (filing.article.id,))
    rows = np.ascontiguousarray(filing.vectors, dtype="<f4")
    db.executemany(
        "INSERT OR REPLACE INTO new_passages (id, article_id, start, stop, vector) "
        "VALUES (?, ?, ?, ?, ?)",
        (
            (passage.id, passage.article_id, passage.start, passage.end, row.tobytes())
            for passage, row in zip(filing.passages, rows, strict=True)
        ),
    )
