"""Which articles a question may be answered from, told without reading a text."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from heapq import nlargest

import numpy as np
from numpy.typing import NDArray

from store.database import Database
from store.exact import nearest
from store.records import Place

PORTION = 4000
"""Vectors compared at a time: 6 MB of 384 numbers each."""

_WITHIN = """
SELECT id, publisher FROM articles WHERE published BETWEEN ?1 AND ?2
AND (?3 IS NULL OR substr(published, 1, length(?3)) >= substr(?3, 1, length(published)))
AND (?4 IS NULL OR substr(published, 1, length(?4)) <= substr(?4, 1, length(published)))
AND (?5 IS NULL OR substr(published, 1, length(?5)) <= substr(?5, 1, length(published)))
"""
_ANY_DAY = "SELECT id, publisher FROM articles"


class Selection:
    """Counts, dates and publishers of the live articles, and a search among some of them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def size(self) -> int:
        """The number of articles."""
        [(count,)] = self._database.rows("SELECT count(*) FROM articles")
        return int(count)

    def extent(self) -> tuple[str | None, str | None]:
        """The earliest and the latest date known."""
        [(first, last)] = self._database.rows("SELECT min(published), max(published) FROM articles")
        return first, last

    def publishers(self) -> list[str]:
        """The names of those that published an article, the most frequent first."""
        rows = self._database.rows(
            "SELECT publisher FROM articles WHERE publisher IS NOT NULL "
            "GROUP BY publisher ORDER BY count(*) DESC, publisher LIMIT 200"
        )
        return [name for (name,) in rows]

    def languages(self) -> dict[str, int]:
        """How many articles there are in each language, the most frequent first."""
        return dict(
            self._database.rows(
                "SELECT language, count(*) FROM articles WHERE language IS NOT NULL "
                "GROUP BY language ORDER BY count(*) DESC, language"
            )
        )

    def articles_in(self, language: str) -> set[str]:
        """Ids of the articles in that language."""
        rows = self._database.rows("SELECT id FROM articles WHERE language = ?", language)
        return {id for (id,) in rows}

    def published(self, article_ids: Collection[str]) -> dict[str, str | None]:
        """The dates of those articles that are live."""
        return dict(
            self._database.rows(
                "SELECT id, published FROM articles WHERE id IN (SELECT value FROM json_each(?))",
                json.dumps(list(article_ids)),
            )
        )

    def within(
        self, since: str | None, until: str | None, publisher: str | None, as_of: str | None
    ) -> set[str]:
        """Ids of the articles of that time and publisher; see `Library.articles_within`."""
        days = [day or None for day in (since, until, as_of)]
        rows = (
            self._database.rows(_WITHIN, *_years(days), *days)
            if any(days)
            else self._database.rows(_ANY_DAY)
        )
        wanted = (publisher or "").casefold()
        return {id for id, name in rows if wanted in (name or "").casefold()}

    def places(self, ids: Collection[str]) -> dict[str, Place]:
        """Where the passages of these ids are, in the order of the ids."""
        rows = self._database.rows(
            "SELECT id, article_id, start, stop FROM passages "
            "WHERE id IN (SELECT value FROM json_each(?))",
            json.dumps(list(ids)),
        )
        found = {id: Place(*place) for id, *place in rows}
        return {id: found[id] for id in ids if id in found}

    def cuts(self, article_id: str) -> list[tuple[int, int]]:
        """Where the article's passages begin and end, in order."""
        return self._database.rows(
            "SELECT start, stop FROM passages WHERE article_id = ? ORDER BY start", article_id
        )

    def passages_of(self, article_ids: Collection[str], most: int) -> list[str]:
        """Ids of the articles' passages, ``most`` of them at most."""
        rows = self._database.rows(
            "SELECT id FROM passages WHERE article_id IN (SELECT value FROM json_each(?)) "
            "ORDER BY article_id, start LIMIT ?",
            json.dumps(list(article_ids)),
            most,
        )
        return [id for (id,) in rows]

    def nearest_of(
        self, article_ids: Collection[str], vector: NDArray[np.float32], k: int
    ) -> list[tuple[str, float]]:
        """Those of the articles' passages that are nearest to the vector, by exact cosine."""
        hits = [hit for some in self._portions(article_ids) for hit in nearest(some, vector, k)]
        return nlargest(k, hits, key=lambda hit: hit[1])

    def _portions(self, article_ids: Collection[str]) -> Iterator[dict[str, NDArray[np.float32]]]:
        ids = self.passages_of(article_ids, -1)
        for start in range(0, len(ids), PORTION):
            rows = self._database.rows(
                "SELECT id, vector FROM passages WHERE vector IS NOT NULL "
                "AND id IN (SELECT value FROM json_each(?))",
                json.dumps(ids[start : start + PORTION]),
            )
            yield {id: np.frombuffer(blob, dtype="<f4") for id, blob in rows}


def _years(days: Sequence[str | None]) -> tuple[str, str]:
    """Texts between which the dates stand that may fit, so that an index of dates finds them."""
    since, until, as_of = (day and day[:4] for day in days)
    return since or "", f"{min(until or '~', as_of or '~')}~"  # "~" is behind every digit
