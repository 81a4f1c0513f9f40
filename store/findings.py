"""What was found in an article: the days it means, and where its news comes from.

The functions run inside a transaction of the `Database`, as those of `staging` do.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from store.database import Database
from store.records import Article, Attribution, Dated, Filing

if TYPE_CHECKING:
    from sqlite3 import Connection


def stage(db: Connection, filing: Filing) -> None:
    """Set aside what was found, in place of what an earlier filing of the batch found."""
    id = filing.article.id
    db.execute("DELETE FROM new_dates WHERE article_id = ?", (id,))
    db.executemany(
        "INSERT INTO new_dates VALUES (?, ?, ?, ?, ?, ?)",
        ((id, d.start, d.end, str(d.first), str(d.last), d.note) for d in filing.dates),
    )
    db.execute("DELETE FROM new_attributions WHERE article_id = ?", (id,))
    db.executemany(
        "INSERT INTO new_attributions VALUES (?, ?, ?, ?, ?)",
        ((id, a.start, a.end, a.origin, a.kind) for a in filing.attributions),
    )


def publish(db: Connection) -> None:
    """Make it live, in place of what was found in the same articles before."""
    for table in ("dates", "attributions"):
        db.execute(f"DELETE FROM {table} WHERE article_id IN (SELECT id FROM new_articles)")  # noqa: S608
        db.execute(f"INSERT INTO {table} SELECT * FROM new_{table} ORDER BY rowid")  # noqa: S608


def redate(db: Connection, article: Article, dates: Iterable[Dated]) -> None:
    """Put another date to a live article, and the days that its words mean now."""
    db.execute(
        "UPDATE articles SET published = ?, date_source = ? WHERE id = ?",
        (article.published, article.date_source, article.id),
    )
    db.execute("DELETE FROM dates WHERE article_id = ?", (article.id,))
    db.executemany(
        "INSERT INTO dates SELECT id, ?, ?, ?, ?, ? FROM articles WHERE id = ?",
        ((d.start, d.end, str(d.first), str(d.last), d.note, article.id) for d in dates),
    )


class Findings:
    """What is live of it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def dates(self, article_ids: Collection[str]) -> dict[str, list[Dated]]:
        """The date expressions of each of those articles, in their order."""
        found = defaultdict[str, list[Dated]](list)
        for id, start, end, first, last, note in self._of("dates", article_ids):
            days = date.fromisoformat(first), date.fromisoformat(last)
            found[id].append(Dated(start, end, *days, note))
        return {id: found[id] for id in article_ids}

    def attributions(self, article_ids: Collection[str]) -> dict[str, list[Attribution]]:
        """Where each of those articles says that its news comes from, in their order."""
        found = defaultdict[str, list[Attribution]](list)
        for id, *rest in self._of("attributions", article_ids):
            found[id].append(Attribution(*rest))
        return {id: found[id] for id in article_ids}

    def _of(self, table: str, article_ids: Collection[str]) -> list[Any]:
        return self._database.rows(
            f"SELECT * FROM {table} WHERE article_id IN (SELECT value FROM json_each(?)) "  # noqa: S608
            f"ORDER BY rowid",
            json.dumps(list(article_ids)),
        )
