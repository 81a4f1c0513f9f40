"""The articles as a list: sorted, searched, and a page of it at a time."""

from __future__ import annotations

from typing import Literal

from store.database import Database
from store.records import Listed

Order = Literal["added", "title", "publisher", "published", "source", "length"]

_KEYS: dict[Order, str] = {
    "added": "position",
    "title": "title IS NULL, folded(title)",
    "publisher": "publisher IS NULL, folded(publisher)",
    "published": "published IS NULL, published",
    "source": "source",
    "length": "length(text)",
}
_FROM = """
FROM articles JOIN sources ON article_id = id AND position =
    (SELECT min(position) FROM sources WHERE article_id = id)
WHERE ?1 = '' OR instr(folded(title), ?1) OR instr(folded(publisher), ?1)
    OR EXISTS (SELECT 1 FROM sources WHERE article_id = id AND instr(folded(source), ?1))
"""
_ROW = """
SELECT id, title, publisher, published, date_source, updated, language, length(text), source,
    (SELECT count(*) FROM sources WHERE article_id = id),
    (SELECT count(*) FROM copies WHERE article_id = id),
    NOT EXISTS (SELECT 1 FROM passages WHERE article_id = id AND vector IS NULL)
FROM articles JOIN sources ON article_id = id AND position =
    (SELECT min(position) FROM sources WHERE article_id = id)
WHERE id IN (SELECT id
"""


class Shelf:
    """The list of the live articles; small and large letters are the same in it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        with database.transaction() as db:
            db.create_function("folded", 1, _folded, deterministic=True)

    def count(self, words: str) -> int:
        """How many articles have the words in their title, publisher or a source's name."""
        [(count,)] = self._database.rows("SELECT count(*)" + _FROM, _folded(words.strip()))
        return int(count)

    def page(
        self, words: str, order: Order, first: int, most: int, *, falling: bool
    ) -> list[Listed]:
        """Those articles from number ``first`` on, ``most`` of them at most.

        What is not known comes last, whichever way they are sorted.
        """
        *known, key = _KEYS[order].split(", ")
        keys = ", ".join([*known, f"{key} DESC" if falling else key, "position"])
        chosen = f"{_FROM} ORDER BY {keys} LIMIT ?2 OFFSET ?3) ORDER BY {keys}"
        rows = self._database.rows(_ROW + chosen, _folded(words.strip()), most, first)
        return [Listed(*(*row[:-1], bool(row[-1]))) for row in rows]


def _folded(text: str | None) -> str:
    return (text or "").casefold()
