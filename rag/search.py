"""Words and vectors, each asked, then fused into one ranking of passages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import islice

from rag.fusion import fuse
from rag.models import Embedder
from rag.selection import joined, many_voiced, voices
from rag.types import Hit, Query
from store.library import Library
from store.records import Article, Passage

Ranking = Sequence[tuple[str, float]]
"""Passage ids and scores, best first."""

_DEPTH = 5
"""Each retriever is asked for this many times as many passages as are wanted."""
_LEAST_DEPTH = 100
_MOST_COMPARED = 200
"""Of so few articles every vector is compared, where only these may be found."""


def search(library: Library, embedder: Embedder, query: Query, k: int) -> list[Hit]:
    """What the ``k`` best places of the articles say on the question, best first.

    Each passage comes with its neighbours, so it is some sentences long; where several
    articles tell of the matter, none has the first ranks for itself.
    """
    if k <= 0:
        return []
    hits, articles = _found(library, embedder, query, max(_LEAST_DEPTH, k * _DEPTH))
    ranked = many_voiced(hits, voices(library.copies(articles)))
    return list(islice(joined(ranked, library.cuts(articles), articles), k))


def nearest(library: Library, embedder: Embedder, query: Query, k: int) -> list[Hit]:
    """The ``k`` passages nearest the question by words and by meaning, best first and bare."""
    if k <= 0:
        return []
    return _found(library, embedder, query, max(_LEAST_DEPTH, k * _DEPTH))[0][:k]


def _found(
    library: Library, embedder: Embedder, query: Query, most: int
) -> tuple[list[Hit], Mapping[str, Article]]:
    """At most so many passages that may be found, with their fused scores; and their articles."""
    scores = dict(islice(_scores(library, embedder, query, most).items(), most))
    places = library.places(scores)
    articles = library.articles_of({place.article_id for place in places.values()})
    hits = [
        Hit(_passage(place.start, place.end, article), article.source, scores[id])
        for id, place in places.items()
        if (article := articles.get(place.article_id))
    ]
    return hits, articles


def _scores(library: Library, embedder: Embedder, query: Query, most: int) -> dict[str, float]:
    """The fused scores of passages that may be found, by words and by meaning."""
    vector, allowed = embedder.embed_question(query.text), _allowed(library, query)

    def near(depth: int) -> Ranking:
        if allowed is not None and len(allowed) <= _MOST_COMPARED:
            return library.nearest_of(allowed, vector, depth)
        return library.near(vector, depth)

    def matching(depth: int) -> Ranking:
        return library.matching(query.text, depth)

    return fuse(_ranking(library, each, allowed, most) for each in (near, matching))


def _allowed(library: Library, query: Query) -> set[str] | None:
    """Ids of the articles that may be found, or None for all."""
    if not query.since and not query.until:
        return None
    return library.articles_within(query.since, query.until)


def _ranking(
    library: Library, retrieve: Callable[[int], Ranking], allowed: set[str] | None, most: int
) -> list[str]:
    """The first passages that may be found, for which a retriever may have to look further."""
    depth = most
    while True:
        found = [id for id, _ in retrieve(depth)]
        kept = found
        if allowed is not None:
            places = library.places(found)
            kept = [id for id in found if id in places and places[id].article_id in allowed]
        if len(kept) >= most or len(found) < depth:
            return kept[:most]
        depth *= 4


def _passage(start: int, end: int, article: Article) -> Passage:
    return Passage(article.id, start, end, article.text[start:end])
