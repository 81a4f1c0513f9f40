"""No one source fills an answer where another answers, too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rag.quotes import ADDING_FLOOR, Judged
from rag.stories import stories
from store.records import Article

_TURNS = 2
"""Sentences that one source says before another has its turn."""
_SLACK = 3.0
"""Logits below the best, down to which another source still answers."""


def in_turns(judged: Sequence[Judged], articles: Iterable[Article]) -> list[Judged]:
    """The sentences best first, but the third that answers of another source than the first two.

    Copies and retellings of one report are one source. Where no other source answers
    nearly as well, the order stays.

    Args:
        judged: Best first.
        articles: All that they are from.
    """
    answering = [j for j in judged if j.lacks is None and j.score >= ADDING_FLOOR]
    first, rest = answering[:_TURNS], answering[_TURNS:]
    if not rest:
        return list(judged)
    sources = _sources(answering, {article.id: article for article in articles})
    told = {sources[j.quote.article.id] for j in first}
    if len(told) > 1 or sources[rest[0].quote.article.id] not in told:
        return list(judged)
    least = first[0].score - _SLACK
    other = next((j for j in rest if sources[j.quote.article.id] not in told), None)
    if other is None or other.score < least:
        return list(judged)
    kept = [j for j in judged if j is not other]
    return [*kept[: (at := kept.index(first[-1]) + 1)], other, *kept[at:]]


def _sources(judged: Iterable[Judged], articles: Mapping[str, Article]) -> dict[str, str]:
    """Of each article's id the first id of its story, or its own."""
    ids = dict.fromkeys(j.quote.article.id for j in judged)
    sources = {id: id for id in ids}
    for story in stories([articles[id] for id in ids]):
        sources |= dict.fromkeys(story.articles, story.articles[0])
    return sources
