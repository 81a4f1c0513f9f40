"""What a source gave: the bytes as they were read, and the articles it gave before.

The functions run inside a transaction of the `Database`, as those of `staging` do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import compress, decompress

from store.database import Database
from store.records import Article, Filing, Original

if TYPE_CHECKING:
    from sqlite3 import Connection

_METADATA = "title, publisher, author, url, published, date_source, updated, language"
_PAST = f"SELECT text, source, {_METADATA} FROM history "  # noqa: S608


def stage(db: Connection, filing: Filing) -> None:
    """Set aside what the article was read from."""
    if original := filing.original:
        db.execute(
            "INSERT INTO new_originals VALUES (?, ?, ?)",
            (filing.entry.source, original.ending, compress(original.data)),
        )


def retire(db: Connection) -> None:
    """Before the staged write is live: keep each article that a source is about to give up.

    An original goes where other bytes were read since; a filing without one leaves it
    where the fingerprint is the same.
    """
    rows = db.execute(
        f"SELECT s.source, a.id, a.text, {_METADATA} FROM new_sources n "  # noqa: S608
        "JOIN sources s ON s.source = n.source JOIN articles a ON a.id = s.article_id "
        "WHERE n.article_id != s.article_id"
    ).fetchall()
    db.executemany(
        f"INSERT OR REPLACE INTO history (source, article_id, text, {_METADATA}) "  # noqa: S608
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((source, id, compress(text.encode()), *rest) for source, id, text, *rest in rows),
    )
    db.execute(
        "DELETE FROM originals WHERE source IN (SELECT s.source FROM new_sources n "
        "JOIN sources s ON s.source = n.source WHERE n.fingerprint != s.fingerprint)"
    )


def publish(db: Connection) -> None:
    """Make the originals live; an article that its source gives again is no history."""
    db.execute("INSERT OR REPLACE INTO originals SELECT * FROM new_originals")
    db.execute(
        "DELETE FROM history WHERE (source, article_id) IN "
        "(SELECT source, article_id FROM new_sources)"
    )


class Versions:
    """What is kept of it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def original(self, source: str) -> Original | None:
        """What the source's article was read from, where it was kept."""
        rows = self._database.rows("SELECT ending, data FROM originals WHERE source = ?", source)
        return Original(rows[0][0], decompress(rows[0][1])) if rows else None

    def history(self, source: str) -> list[Article]:
        """The articles the source gave before, each once, newest first."""
        query = _PAST + "WHERE source = ? ORDER BY number DESC"
        return [_article(*row) for row in self._database.rows(query, source)]

    def past(self, article_id: str) -> Article | None:
        """The article, with the source that gave it last, if it is history and not live."""
        rows = self._database.rows(
            _PAST + "WHERE article_id = ?1 AND ?1 NOT IN (SELECT id FROM articles) "  # noqa: S608
            "ORDER BY number DESC LIMIT 1",
            article_id,
        )
        return _article(*rows[0]) if rows else None


def _article(text: bytes, source: str, *metadata: str | None) -> Article:
    return Article(decompress(text).decode(), source, *metadata)
