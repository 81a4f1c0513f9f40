"""What a piece tells of a weekday or a day: the sentence, and what stands around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rag.dates import events
from rag.expressions import DAYS, expressions
from rag.inference import is_bare_weekday, own_expressions
from rag.posts import posts
from rag.sentences import Span, sentences
from store.records import Article

_BEHIND = 2
"""Sentences behind one that tells of a day in which its figures may follow."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence that tells of a day.

    Attributes:
        weekday: 0 for Monday.
        day: The day itself; None where the piece does not tell which.
        around: The sentence with the one before it and the two behind it.
        is_post: Whether it is a post that stands in the piece.
    """

    weekday: int
    day: date | None
    sentence: str
    around: str
    is_post: bool = False


@lru_cache(maxsize=2_000)
def undated_tellings(text: str) -> tuple[Telling, ...]:
    """What a piece whose day is unknown tells as past of a bare weekday: "on Monday"."""
    spans = sentences(text)
    return tuple(
        Telling(DAYS.index(str(e.parts["weekday"]).lower()), None, *_words(text, spans, e.start))
        for e in own_expressions(text)
        if is_bare_weekday(e)
    )


@lru_cache(maxsize=2_000)
def dated_tellings(article: Article) -> tuple[Telling, ...]:
    """What a piece tells as past of a day, by its own date, by a full one or by a post's."""
    return tuple(_dated_tellings(article))


def _dated_tellings(article: Article) -> Iterator[Telling]:
    text, spans = article.text, sentences(article.text)
    own = [(post.start, post.end) for post in posts(text)]
    past = {(e.start, e.end) for e in expressions(text) if e.ahead is False}
    for told in events(article):
        if told.first != told.last or (told.start, told.end) not in past:
            continue
        post = next((text[s:e] for s, e in own if s <= told.start < e), None)
        words = (post, post) if post else _words(text, spans, told.start)
        yield Telling(told.first.weekday(), told.first, *words, is_post=post is not None)


def _words(text: str, spans: list[Span], at: int) -> tuple[str, str]:
    """The sentence at an offset, and the same with its neighbours."""
    number = next(n for n, (_, end) in enumerate(spans) if at < end)
    first, last = spans[max(0, number - 1)], spans[min(len(spans) - 1, number + _BEHIND)]
    return text[slice(*spans[number])], text[first[0] : last[1]]
