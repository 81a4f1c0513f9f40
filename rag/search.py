"""Words and vectors, each asked, then fused into one ranking of passages; the first are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice

from rag.across import MOST_COMPARED, Ranking, across
from rag.allowed import allows
from rag.fusion import fuse
from rag.models import Embedder
from rag.reranking import reranked
from rag.selection import joined, many_voiced, voices
from rag.types import Hit, Query
from rag.when.timing import in_time
from store.library import Library
from store.records import Article, Passage, Place

_DEPTH = 5
"""Each retriever is asked for this many times as many passages as are wanted."""
_LEAST_DEPTH = 100
_AGES = 2
"""Times as many are given where the newest or oldest of them is wanted."""
_HEAD = 300
"""Characters at the start of an article within which a passage tells what the article is about."""
_HEADED = 0.25
"""What the rank of such passages among themselves weighs, for all passages of their article."""
_HEADS_AMONG = 300
"""Passages found by words among which they are."""


def search(library: Library, embedder: Embedder, query: Query, k: int) -> list[Hit]:
    """What the ``k`` best places of the articles say on the question, best first.

    Each passage comes with its neighbours, so it is some sentences long; where several
    articles tell of the matter, none has the first ranks for itself. Those in doubt for the
    first rank are read with the question.
    """
    hits, articles = _found(library, embedder, query, k)
    heard = many_voiced(hits, voices(library.copies(list(articles))))
    read = reranked(query.text, heard, articles)
    ranked = _in_time(library, query, read, articles)
    return list(islice(joined(ranked, library.cuts, articles), max(k, 0)))


def nearest(library: Library, embedder: Embedder, query: Query, k: int) -> list[Hit]:
    """The ``k`` passages nearest the question by words and by meaning, best first and bare.

    Where the newest or oldest is asked for, more of them and not by their age: the newest of
    all that is near may be of another matter, which only who reads them can tell.
    """
    hits, articles = _found(library, embedder, query, k)
    if query.period and query.period.order:
        query, k = replace(query, period=replace(query.period, order=None)), _AGES * k
    return _in_time(library, query, hits, articles)[: max(k, 0)]


def _found(
    library: Library, embedder: Embedder, query: Query, k: int
) -> tuple[list[Hit], Mapping[str, Article]]:
    """The passages among which the ``k`` best are, with their fused scores; and their articles."""
    if k <= 0:
        return [], {}
    found, telling = _rankings(library, embedder, query, max(_LEAST_DEPTH, k * _DEPTH))
    scores = fuse(found)
    places = library.places(list(dict.fromkeys(chain(scores, *telling))))
    articles = library.articles_of({places[id].article_id for id in scores if id in places})
    articles = {id: article for id, article in articles.items() if allows(article, query)}
    headed = _headed(telling, places)
    hits = [
        _hit(articles[place.article_id], place, score + headed.get(place.article_id, 0))
        for id, score in scores.items()
        if (place := places.get(id)) and place.article_id in articles
    ]
    return sorted(hits, key=lambda hit: -hit.score), articles


def _headed(rankings: Iterable[Sequence[str]], places: Mapping[str, Place]) -> dict[str, float]:
    """By article id what the passages at its head add to the score of each of its passages.

    A news article says first what it is about; passages further down rely on it.
    """
    found = ([places[id] for id in ranking if id in places] for ranking in rankings)
    heads = [[place.article_id for place in each if place.start <= _HEAD] for each in found]
    scores = fuse([list(dict.fromkeys(ids)) for ids in heads])
    return {id: _HEADED * score for id, score in scores.items()}


def _rankings(
    library: Library, embedder: Embedder, query: Query, most: int
) -> tuple[list[Sequence[str | None]], list[Sequence[str]]]:
    """Passages that may be found, by id: by meaning, in other languages twice, and by words.

    Then those among which heads of articles are looked for: more by words, and in other
    languages. The latter count twice in the first for want of words that match.
    """
    vector, allowed = embedder.embed_question(query.text), _allowed(library, query)

    def near(depth: int) -> Ranking:
        if allowed is not None and len(allowed) <= MOST_COMPARED:
            return library.nearest_of(allowed, vector, depth)
        return library.near(vector, depth)

    def matching(depth: int) -> Ranking:
        return library.matching(query.text, depth)

    nearest = _ranking(library, near, allowed, most)
    depth = most if allowed is not None else max(most, _HEADS_AMONG)
    words = [id for id, _ in _ranking(library, matching, allowed, depth)]
    own, foreign = across(library, query.text, vector, nearest, allowed)
    return [own, foreign, foreign, words[:most]], [words[:_HEADS_AMONG], foreign]


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
