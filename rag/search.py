"""Words and vectors, each asked, then fused into one ranking of passages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import islice

from rag.across import MOST_COMPARED, Ranking, across
from rag.allowed import allows
from rag.fusion import fuse
from rag.models import Embedder
from rag.selection import joined, many_voiced, voices
from rag.types import Hit, Query
from rag.when.timing import in_time
from store.library import Library
from store.records import Article, Passage, Place

_DEPTH = 5
"""Each retriever is asked for this many times as many passages as are wanted."""
_LEAST_DEPTH = 100


def search(library: Library, embedder: Embedder, query: Query, k: int) -> list[Hit]:
    """What the ``k`` best places of the articles say on the question, best first.

    Each passage comes with its neighbours, so it is some sentences long; where several
    articles tell of the matter, none has the first ranks for itself.
    """
    hits, articles = _found(library, embedder, query, k)
    heard = many_voiced(hits, voices(library.copies(list(articles))))
    ranked = _in_time(library, query, heard, articles)
    return list(islice(joined(ranked, library.cuts, articles), max(k, 0)))


def nearest(library: Library, embedder: Embedder, query: Query, k: int) -> list[Hit]:
    """The ``k`` passages nearest the question by words and by meaning, best first and bare."""
    hits, articles = _found(library, embedder, query, k)
    return _in_time(library, query, hits, articles)[: max(k, 0)]


def _found(
    library: Library, embedder: Embedder, query: Query, k: int
) -> tuple[list[Hit], Mapping[str, Article]]:
    """The passages among which the ``k`` best are, with their fused scores; and their articles."""
    if k <= 0:
        return [], {}
    found = _rankings(library, embedder, query, max(_LEAST_DEPTH, k * _DEPTH))
    places = library.places([id for ranking in found for id in ranking if id])
    articles = library.articles_of({place.article_id for place in places.values()})
    articles = {id: article for id, article in articles.items() if allows(article, query)}
    hits = [
        _hit(articles[places[id].article_id], places[id], score)
        for id, score in fuse(found).items()
        if id in places and places[id].article_id in articles
    ]
    return hits, articles


def _rankings(
    library: Library, embedder: Embedder, query: Query, most: int
) -> list[Sequence[str | None]]:
    """The ids of passages that may be found: by meaning, by words, and in other languages."""
    vector, allowed = embedder.embed_question(query.text), _allowed(library, query)

    def near(depth: int) -> Ranking:
        if allowed is not None and len(allowed) <= MOST_COMPARED:
            return library.nearest_of(allowed, vector, depth)
        return library.near(vector, depth)

    def matching(depth: int) -> Ranking:
        return library.matching(query.text, depth)

    nearest = _ranking(library, near, allowed, most)
    words = [id for id, _ in _ranking(library, matching, allowed, most)]
    return [*across(library, query.text, vector, nearest, allowed), words]


def _allowed(library: Library, query: Query) -> set[str] | None:
    """Ids of the articles that may be found, or None for all."""
    limits = (query.since, query.until, query.publisher, query.as_of)
    within = library.articles_within(*limits) if any(limits) else None
    if not query.articles:
        return within
    return set(query.articles) if within is None else within & set(query.articles)


def _ranking(
    library: Library, retrieve: Callable[[int], Ranking], allowed: set[str] | None, most: int
) -> Ranking:
    """The first passages that may be found, for which a retriever may have to look further."""
    if allowed is None:
        return retrieve(most)
    depth = max(most, 3 * most * library.size() // max(1, 4 * len(allowed)))  # half of most will do
    while True:
        found = retrieve(depth)
        places = library.places([id for id, _ in found])
        may = {id for id, place in places.items() if place.article_id in allowed}
        kept = [hit for hit in found if hit[0] in may]
        if 2 * len(kept) >= most or len(found) < depth:
            return kept[:most]
        depth *= 4


def _in_time(
    library: Library, query: Query, hits: list[Hit], articles: Mapping[str, Article]
) -> list[Hit]:
    """The hits in the order of the query's time; as they are where it has none."""
    if query.period is None:
        return hits
    return in_time(hits, library.dates(list(articles)), articles, query.period)


def _hit(article: Article, place: Place, score: float) -> Hit:
    text = article.text[place.start : place.end]
    return Hit(Passage(place.article_id, place.start, place.end, text), article.source, score)
