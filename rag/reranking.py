"""The passages found nearly equally near, put in order by reading each with the question.

Fused ranks hardly tell the first few apart; a cross-encoder does (Nogueira and Cho, Passage
Re-ranking with BERT, 2019). Each passage costs it some 9 ms on two cores, so it reads only
what is in doubt. The figures are in docs/decisions/0029-reranking.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from rag.engines.relevance import relevance
from rag.engines.tongue import language_of
from rag.types import Hit
from store.records import Article

_NEARLY = 1.07
"""A passage is in doubt if the first one's score is no more than so many times its own."""
_MOST = 3
"""Passages that are read."""
_LONG = 24
"""Words of a question behind which it asks for several things; one passage tells but one."""
_ENGLISH = "en"
"""What the cross-encoder reads."""


def reranked(question: str, hits: Sequence[Hit], articles: Mapping[str, Article]) -> list[Hit]:
    """The hits, those nearly as near as the first in the order in which they answer.

    Their scores are dealt out anew, so that they fall as before. Long questions, and words
    in other languages than English, leave everything as it is.

    Args:
        question: What is asked.
        hits: Best first.
        articles: The hits' articles, by id.
    """
    near = _in_doubt(hits, articles)
    if len(near) < 2 or len(question.split()) > _LONG or language_of(question) != _ENGLISH:
        return list(hits)
    titles = (articles[hit.article_id].title or "" for hit in near)
    texts = [f"{title}. {hit.text}" for title, hit in zip(titles, near, strict=True)]
    rows = sorted(zip(relevance(question, texts), near, strict=True), key=lambda row: -row[0])
    read = [replace(hit, score=old.score) for (_, hit), old in zip(rows, near, strict=True)]
    return [*read, *hits[len(near) :]]


def _in_doubt(hits: Sequence[Hit], articles: Mapping[str, Article]) -> list[Hit]:
    """The first hits, up to one that is clearly behind or in another language."""
    return list(
        takewhile(
            lambda hit: (
                hit.score * _NEARLY >= hits[0].score
                and articles[hit.article_id].language in (None, _ENGLISH)
            ),
            hits[:_MOST],
        )
    )
