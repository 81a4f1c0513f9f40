"""The articles as a list: sorted, searched, and a page of it at a time."""

from __future__ import annotations

import json
from typing import Literal

from store.database import Database
from store.records import Listed, opening

Order = Literal["added", "title", "publisher", "published", "source", "length"]

_FIRST = "position = (SELECT min(position) FROM sources WHERE article_id = s.article_id)"
_ARTICLES = "SELECT id FROM articles WHERE {which} ORDER BY {key} IS NULL, {key} {way}, id"
_SOURCES = f"""
SELECT article_id FROM sources s WHERE {_FIRST} AND {{which}} ORDER BY {{key}} {{way}}
"""  # noqa: S608
_KEYS: dict[Order, tuple[str, str]] = {
    "added": (_SOURCES, "position"),
    "source": (_SOURCES, "source"),
    "title": (_ARTICLES, "title COLLATE NOCASE"),
    "publisher": (_ARTICLES, "publisher COLLATE NOCASE"),
    "published": (_ARTICLES, "published"),
    "length": (_ARTICLES, "length(text)"),
}
"""Where each order is read from, with as few of the texts as it needs."""

_HAVING = """
SELECT id FROM articles WHERE instr(folded(title || char(10) || ifnull(publisher, '')), ?1)
    OR title IS NULL AND instr(folded(publisher), ?1)
UNION SELECT article_id FROM sources WHERE instr(folded(source), ?1)
"""
_ROWS = """
SELECT id, ifnull(title, opening(text)), publisher, published, date_source, updated, language,
    length(text), source,
    (SELECT count(*) FROM sources WHERE article_id = id),
    (SELECT count(*) FROM copies WHERE article_id = id),
    NOT EXISTS (SELECT 1 FROM passages WHERE article_id = id AND vector IS NULL)
FROM articles JOIN sources s ON s.article_id = id AND position =
    (SELECT min(position) FROM sources WHERE article_id = id)
WHERE id IN (SELECT value FROM json_each(?))
"""


class Shelf:
    """The list of the live articles; small and large letters are the same in a search."""

    def __init__(self, database: Database) -> None:
        self._database = database
        with database.transaction() as db:
            db.create_function("folded", 1, _folded, deterministic=True)
            db.create_function("opening", 1, opening, deterministic=True)

    def count(self, words: str) -> int:
        """How many articles have the words in their title, publisher or a source's name."""
        asked = _folded(words.strip())
        which = f"({_HAVING})" if asked else "articles"
        query = f"SELECT count(*) FROM {which}"  # noqa: S608
        [(count,)] = self._database.rows(query, *([asked] if asked else []))
        return int(count)

    def page(
        self, words: str, order: Order, first: int, most: int, *, falling: bool
    ) -> list[Listed]:
        """Those articles from number ``first`` on, ``most`` of them at most.

        What is not known comes last, whichever way they are sorted.
        """
        asked, (query, key) = _folded(words.strip()), _KEYS[order]
        name = "id" if query == _ARTICLES else "article_id"
        which = f"{name} IN ({_HAVING})" if asked else "?1 = ''"
        chosen = query.format(which=which, key=key, way="DESC" if falling else "")
        rows = self._database.rows(f"{chosen} LIMIT ?2 OFFSET ?3", asked, most, first)
        ids = [id for (id,) in rows]
        found = {row[0]: row for row in self._database.rows(_ROWS, json.dumps(ids))}
        return [Listed(*(*found[id][:-1], bool(found[id][-1]))) for id in ids if id in found]


def _folded(text: str | None) -> str:
    return (text or "").casefold()
