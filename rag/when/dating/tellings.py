"""What a piece tells of a weekday or a day: the sentence, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rag.sentences import Span, sentences
from rag.when.dates import events
from rag.when.expressions import DAYS, Expression, expressions
from rag.when.inference import is_bare_weekday, own_expressions
from rag.when.posts import posts
from store.records import Article

_SAID = (
    r"(?:said|says|saying|told|reported|announced|added|confirmed|wrote|tweeted|testified|stated"
    r"|warned|spoke)"
)
_SAID_BEFORE = re.compile(rf"\b{_SAID}(?: \w+){{0,3}} (?:late |early )?(?:on )?$")
_SAID_BEHIND = re.compile(rf"(?: (?:morning|afternoon|evening|night))? (?:\w+ )?{_SAID}\b")
_BEHIND = 2
"""Sentences behind one that tells of a day in which its figures may follow."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence that tells of a day.

    Attributes:
        weekday: 0 for Monday.
        day: The day itself; None where the piece does not tell which.
        around: The sentence with the one before it and the two behind it.
        is_said: Whether somebody spoke on the day ("told reporters Friday"): what was
            spoken of may be of any day.
        is_post: Whether it is a post that stands in the piece.
    """

    weekday: int
    day: date | None
    sentence: str
    around: str
    is_said: bool
    is_post: bool = False


@lru_cache(maxsize=2_000)
def undated_tellings(text: str) -> tuple[Telling, ...]:
    """What a piece whose day is unknown tells as past of a bare weekday: "on Monday"."""
    spans = sentences(text)
    return tuple(
        Telling(
            DAYS.index(str(e.parts["weekday"]).lower()), None, *_words(text, spans, e.start, e.end)
        )
        for e in own_expressions(text)
        if is_bare_weekday(e)
    )


def _weekday(expression: Expression) -> int:
    return DAYS.index(str(expression.parts["weekday"]).lower())


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
        words = (post, post, False) if post else _words(text, spans, told.start, told.end)
        yield Telling(told.first.weekday(), told.first, *words, is_post=post is not None)


def _words(text: str, spans: list[Span], start: int, end: int) -> tuple[str, str, bool]:
    """The sentence at an expression, the same with its neighbours, and whether it was said then."""
    number = next(n for n, (_, behind) in enumerate(spans) if start < behind)
    first, last = spans[max(0, number - 1)], spans[min(len(spans) - 1, number + _BEHIND)]
    before = text[spans[number][0] : start]
    is_said = bool(_SAID_BEFORE.search(before) or _SAID_BEHIND.match(text, end))
    return text[slice(*spans[number])], text[first[0] : last[1]], is_said
