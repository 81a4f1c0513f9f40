"""Words and vectors, each asked, then fused into one ranking of passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rag.allowed import allows
from rag.models import Embedder
from rag.placing import ranked
from rag.types import Hit, Query
from store.library import Library

_RRF_K = 60
_DEPTH = 5
"""Each retriever is asked for this many times as many passages as are wanted."""
_LEAST_DEPTH = 50


def search(library: Library, embedder: Embedder, query: Query, k: int) -> list[Hit]:
    """The ``k`` passages nearest the question by words and by meaning, best first."""
    if k <= 0:
        return []
    vector, depth = embedder.embed_question(query.text), max(_LEAST_DEPTH, k * _DEPTH)
    while True:
        found = [library.near(vector, depth), library.matching(query.text, depth)]
        hits = _dated(library, query, fuse([[name for name, _ in ranking] for ranking in found]))
        if len(hits) >= k or all(len(ranking) < depth for ranking in found):
            return ranked(hits, query, library.article)[:k]
        depth *= 4  # the dates left too few


def _dated(library: Library, query: Query, scores: Mapping[str, float]) -> list[Hit]:
    """The passages of articles that the query's limits allow, in the order of their scores."""
    passages = library.passages(list(scores))
    articles = {name: library.article(name) for name in {p.article_id for p in passages}}
    return [
        Hit(passage, article.source, scores[passage.id])
        for passage in passages
        if within((article := articles[passage.article_id]).published, query)
        and allows(article, query)
    ]


def fuse(rankings: Iterable[Sequence[str]]) -> dict[str, float]:
    """Reciprocal rank fusion: each name's sum of 1/(60 + rank), highest first.

    The order of the rankings does not matter; ties are ordered by name.
    Cormack, Clarke and Büttcher, SIGIR 2009.
    """
    scores: defaultdict[str, list[float]] = defaultdict(list)
    for ranking in rankings:
        for rank, name in enumerate(ranking, 1):
            scores[name].append(1 / (_RRF_K + rank))
    sums = {name: sum(sorted(parts)) for name, parts in scores.items()}
    return dict(sorted(sums.items(), key=lambda item: (-item[1], item[0])))


def within(published: str | None, query: Query) -> bool:
    """Whether an article of that date may answer; one of unknown date may where none is asked."""
    if not query.since and not query.until:
        return True
    if published is None:
        return False
    since, until = query.since or "", query.until or "9999"
    return published[: len(since)] >= since[: len(published)] and (
        published[: len(until)] <= until[: len(published)]
    )
