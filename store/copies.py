"""Which articles may be copies of one another, and which are.

The functions run inside a transaction of the `Database`, as those of `staging` do.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from store.database import Database
from store.records import Filing

if TYPE_CHECKING:
    from sqlite3 import Connection

_RESKETCHED = """
SELECT id FROM new_articles n WHERE EXISTS (
    SELECT band FROM new_bands WHERE article_id = n.id
    EXCEPT SELECT band FROM bands WHERE article_id = n.id
) OR EXISTS (
    SELECT band FROM bands WHERE article_id = n.id
    EXCEPT SELECT band FROM new_bands WHERE article_id = n.id)
"""


def stage(db: Connection, filing: Filing) -> None:
    """Set the article's bands aside, in place of those of an earlier filing of the batch."""
    id = filing.article.id
    db.execute("DELETE FROM new_bands WHERE article_id = ?", (id,))
    db.executemany(
        "INSERT OR IGNORE INTO new_bands VALUES (?, ?)", ((id, band) for band in filing.bands)
    )


def publish(db: Connection) -> None:
    """Make the bands live; an article whose bands are others now has yet to be compared."""
    changed = db.execute(_RESKETCHED).fetchall()
    db.executemany("DELETE FROM compared WHERE article_id = ?", changed)
    db.executemany("DELETE FROM copies WHERE ?1 IN (article_id, copy_id)", changed)
    db.execute("DELETE FROM bands WHERE article_id IN (SELECT id FROM new_articles)")
    db.execute("INSERT INTO bands SELECT * FROM new_bands")


class Copies:
    """The live articles' bands, and the links between near-copies."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ungrouped(self) -> list[str]:
        """Ids of the articles that were not yet compared with the others."""
        query = "SELECT id FROM articles WHERE id NOT IN (SELECT article_id FROM compared)"
        return [id for (id,) in self._database.rows(query + " ORDER BY id")]

    def alike(self, article_id: str) -> list[str]:
        """Ids of the other articles that share a band with it."""
        rows = self._database.rows(
            "SELECT DISTINCT b.article_id FROM bands a JOIN bands b ON b.band = a.band "
            "WHERE a.article_id = ?1 AND b.article_id != ?1 ORDER BY b.article_id",
            article_id,
        )
        return [id for (id,) in rows]

    def group(self, article_id: str, copies: Sequence[str]) -> None:
        """Link it with its near-copies, and remember that it was compared.

        What is not live, or no longer, is passed over.
        """
        with self._database.transaction() as db:
            db.execute(
                "INSERT OR IGNORE INTO copies SELECT a.id, b.id FROM articles a, articles b "
                "WHERE (a.id = ?1 AND b.id IN (SELECT value FROM json_each(?2)) "
                "OR b.id = ?1 AND a.id IN (SELECT value FROM json_each(?2))) AND a.id != b.id",
                (article_id, json.dumps(list(copies))),
            )
            db.execute(
                "INSERT OR IGNORE INTO compared SELECT id FROM articles WHERE id = ?", (article_id,)
            )

    def links(self, article_ids: Collection[str]) -> list[tuple[str, str]]:
        """The links among these articles, each once."""
        return self._database.rows(
            "SELECT article_id, copy_id FROM copies WHERE article_id < copy_id "
            "AND article_id IN (SELECT value FROM json_each(?1)) "
            "AND copy_id IN (SELECT value FROM json_each(?1)) ORDER BY article_id, copy_id",
            json.dumps(list(article_ids)),
        )

    def of(self, article_id: str) -> list[str]:
        """Ids of the articles that are linked with it."""
        query = "SELECT copy_id FROM copies WHERE article_id = ? ORDER BY copy_id"
        return [id for (id,) in self._database.rows(query, article_id)]
