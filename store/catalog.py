"""The truth: the ledger, the articles, the passages and their vectors.

This module reads what `staging` wrote; the indexes can be rebuilt from here at any time.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from store.database import Database
from store.errors import StoreError
from store.records import Article, Entry, Passage

_ENTRY = "SELECT source, fingerprint, article_id, collection FROM sources "
_COLUMNS = """
    text, (SELECT source FROM sources WHERE article_id = id ORDER BY position LIMIT 1),
    title, publisher, author, url, published, date_source, updated, language
"""
_ARTICLE = f"SELECT {_COLUMNS} FROM articles "  # noqa: S608


class Catalog:
    """What is live in the `Database`, and what of a write is not finished."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def entries(self, collection: str | None = None) -> list[Entry]:
        """The ledger, or one collection's part of it, in the order first seen."""
        which = "WHERE ?1 IS NULL OR collection = ?1 ORDER BY position"
        return [Entry(*row) for row in self._database.rows(_ENTRY + which, collection)]

    def entry(self, source: str) -> Entry | None:
        """The source's line of the ledger, if it has one."""
        found = self._database.rows(_ENTRY + "WHERE source = ?", source)
        return Entry(*found[0]) if found else None

    def article(self, article_id: str) -> Article:
        """The article of that id; StoreError if there is none."""
        found = self._database.rows(_ARTICLE + "WHERE id = ?", article_id)
        if not found:
            raise StoreError(
                f"No article has the id {article_id[:40]!a}: it was replaced or dropped since. "
                f"Ask again to see what the articles say now."
            )
        return Article(*found[0])

    def articles_of(self, ids: Collection[str]) -> dict[str, Article]:
        """Those of the articles that are live, by id."""
        rows = self._among(f"SELECT id, {_COLUMNS} FROM articles", ids)  # noqa: S608
        return {id: Article(*row) for id, *row in rows}

    def sources(self, article_id: str) -> list[str]:
        """All the sources that give the article, in the order first seen."""
        query = "SELECT source FROM sources WHERE article_id = ? ORDER BY position"
        return [source for (source,) in self._database.rows(query, article_id)]

    def articles(self) -> list[Article]:
        """All of them, newest published first, unknown dates last."""
        order = "ORDER BY published IS NULL, published DESC, title, id"
        return [Article(*row) for row in self._database.rows(_ARTICLE + order)]

    def undated(self) -> list[Article]:
        """The articles without a date, or with one that was inferred."""
        which = "WHERE published IS NULL OR date_source LIKE 'inferred:%' ORDER BY id"
        return [Article(*row) for row in self._database.rows(_ARTICLE + which)]

    def unembedded(self) -> list[Article]:
        """The articles with a passage that has no vector: a rebuild has yet to reach them."""
        which = "WHERE id IN (SELECT article_id FROM passages WHERE vector IS NULL) ORDER BY id"
        return [Article(*row) for row in self._database.rows(_ARTICLE + which)]

    def passages(self, ids: Sequence[str]) -> list[Passage]:
        """Those passages, in the order asked, silently without those that are gone."""
        rows = self._among("SELECT id, article_id, start, stop FROM passages", ids)
        texts = self._texts({article_id for _, article_id, _, _ in rows})
        found = {
            id: Passage(article_id, start, stop, texts[article_id][1][start:stop])
            for id, article_id, start, stop in rows
            if article_id in texts
        }
        return [found[id] for id in ids if id in found]

    def ids(self) -> set[str]:
        """Ids of all passages."""
        return {id for (id,) in self._database.rows("SELECT id FROM passages")}

    def embedded(self) -> set[str]:
        """Ids of the passages that have a vector."""
        query = "SELECT id FROM passages WHERE vector IS NOT NULL"
        return {id for (id,) in self._database.rows(query)}

    def live(self, ids: Collection[str]) -> set[str]:
        """Those of the ids that name a passage."""
        return {id for (id,) in self._among("SELECT id FROM passages", ids)}

    def vectors(self, ids: Collection[str]) -> dict[str, NDArray[np.float32]]:
        """The vectors kept of those passages, by passage id."""
        rows = self._among("SELECT id, vector FROM passages", ids)
        return {id: _vector(blob) for id, blob in rows if blob is not None}

    def words(self, ids: Collection[str]) -> dict[str, str]:
        """What those passages are found by: their article's title and their own text."""
        return self._words(self._among("SELECT id, article_id, start, stop FROM passages", ids))

    def staged_vectors(self) -> dict[str, NDArray[np.float32]]:
        """Vectors of the unfinished write that are new, or other than the live ones."""
        rows = self._database.rows(
            "SELECT n.id, n.vector FROM new_passages n LEFT JOIN passages p ON p.id = n.id "
            "WHERE n.vector IS NOT p.vector"
        )
        return {id: _vector(blob) for id, blob in rows}

    def staged_words(self) -> dict[str, str]:
        """Words of the unfinished write that are new, or have another title than live."""
        rows = self._database.rows(
            "SELECT n.id, n.article_id, n.start, n.stop FROM new_passages n "
            "JOIN new_articles t ON t.id = n.article_id LEFT JOIN articles a ON a.id = t.id "
            "LEFT JOIN passages p ON p.id = n.id WHERE p.id IS NULL OR t.title IS NOT a.title"
        )
        return self._words(rows, staged=True)

    def _words(self, rows: list[Any], staged: bool = False) -> dict[str, str]:
        texts = self._texts({article_id for _, article_id, _, _ in rows}, staged)
        return {
            id: f"{texts[article_id][0] or ''}\n\n{texts[article_id][1][start:stop]}"
            for id, article_id, start, stop in rows
            if article_id in texts
        }

    def _texts(
        self, ids: Collection[str], staged: bool = False
    ) -> dict[str, tuple[str | None, str]]:
        live = "SELECT id, title, text FROM articles"
        rows = self._among(live.replace("articles", "new_articles") if staged else live, ids)
        return {id: (title, text) for id, title, text in rows}

    def _among(self, query: str, ids: Collection[str]) -> list[Any]:
        which = " WHERE id IN (SELECT value FROM json_each(?))"
        return self._database.rows(query + which, json.dumps(list(ids)))


def _vector(blob: bytes) -> NDArray[np.float32]:
    return np.frombuffer(blob, dtype="<f4").astype(np.float32)
