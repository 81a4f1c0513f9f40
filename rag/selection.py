"""Which of the passages found are shown: many voices, and each passage with its neighbours.

The figures behind the two numbers are in docs/decisions/0018-what-is-found.md.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rag.types import Hit
from store.records import Article, Passage

Span = tuple[int, int]

_REPEATED = 0.9
"""What the score of a passage is multiplied by for each better one of the same voice."""
_NEIGHBOURS = 1
"""Passages on either side that a hit takes in."""


def many_voiced(hits: Iterable[Hit], voices: Mapping[str, str]) -> list[Hit]:
    """The hits, best first, with those behind others of the same voice a little lower.

    Args:
        hits: In any order.
        voices: By article id the name of the story that it tells, where that is
            another than the article itself: copies have one voice.
    """
    heard: Counter[str] = Counter()
    lowered = []
    for hit in sorted(hits, key=_rank):
        voice = voices.get(hit.article_id, hit.article_id)
        lowered.append(replace(hit, score=hit.score * _REPEATED ** heard[voice]))
        heard[voice] += 1
    return sorted(lowered, key=_rank)


def voices(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """By article id the first of the articles that it is a copy of, over however many steps."""
    named: dict[str, str] = {}
    for one, other in pairs:
        old, new = named.get(one, one), named.get(other, other)
        first, last = min(old, new), max(old, new)
        named |= {one: first, other: first}
        named |= {each: first for each, name in named.items() if name == last}
    return named


def joined(
    hits: Iterable[Hit], cut: Callable[[str], Sequence[Span]], articles: Mapping[str, Article]
) -> Iterator[Hit]:
    """Each hit with its neighbours, without the hits that an earlier one has taken in.

    Args:
        hits: Best first.
        cut: Tells where the passages of an article, by its id, are, in order.
        articles: The hits' articles, by id.
    """
    taken: defaultdict[str, set[Span]] = defaultdict(set)
    for hit in hits:
        spans = [
            span for span in _around(hit, cut(hit.article_id)) if span not in taken[hit.article_id]
        ]
        if (hit.start, hit.end) in spans:
            taken[hit.article_id].update(spans)
            start, end = spans[0][0], spans[-1][1]
            text = articles[hit.article_id].text[start:end]
            yield replace(hit, passage=Passage(hit.article_id, start, end, text))


def _around(hit: Hit, spans: Sequence[Span]) -> Sequence[Span]:
    at = spans.index((hit.start, hit.end))
    return spans[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]


def _rank(hit: Hit) -> tuple[float, str, int]:
    return -hit.score, hit.article_id, hit.start
