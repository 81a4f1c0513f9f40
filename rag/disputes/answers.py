"""The values that sentences give to what a question asks: a day, a sum, a number, a name.

Two that answer one question about one event with another value each differ on it. Names
differ only where the rest of both sentences is much the same, and never where it is asked
who was hurt: an attack has many victims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rag.engines.language import analyse
from rag.kinds.days import tells_of_asked
from rag.kinds.value import value_asked
from rag.names import mentions, name_words
from rag.numbers import numbers
from rag.question import Asked, Kind
from rag.stems import stems
from rag.types import Quote
from rag.when.dates import events

ABOUT: dict[Kind, str] = {
    "how many": "number", "how much": "sum or measure", "how long": "length of time",
    "how far": "distance", "how old": "age", "when": "day", "who": "name", "name": "name",
    "where": "place", "which": "answer",
}  # fmt: skip
"""What a question of each kind asks for, where values are told from one another."""
_NAMES: frozenset[Kind] = frozenset({"who", "name", "where", "which"})
_SUFFERED = re.compile(
    r"\b(?:kill|die|dead|death|wound|injur|hurt|victim|attack|arrest|struck|hit)\w*", re.IGNORECASE
)
_DENIED = re.compile(
    r"(?:n['’]t|\b(?:not|never|no longer|instead of|rather than|unlike|than))\b[^.;:]{0,20}$",
    re.IGNORECASE,
)
_OF_THE_DEED = 0.5
"""The share of the question's stems that a sentence has which tells the day asked for."""
_ALIKE = 0.4
"""The share of the shorter one's stems that two sentences share which give names."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it can be compared.

    Attributes:
        numbers: Its numbers; of a day, the ordinals of its first and last day.
        names: Its folded names, or its stems where it has none.
        rest: The stems of the sentence around it.
        is_person: Whether it is a person's name: no place and no body differs from one.
    """

    kind: Kind
    numbers: frozenset[float]
    names: frozenset[str]
    rest: frozenset[str]
    is_person: bool = False


def values(asked: Asked, quote: Quote) -> Iterator[tuple[int, int, Value]]:
    """The one value that the quote gives to the question, and where it stands; else nothing."""
    if asked.kind not in ABOUT or (asked.kind in _NAMES and _SUFFERED.search(asked.text)):
        return
    text = quote.text
    found = value_asked(asked, text) or _person(asked, text)
    if len(found) != 1:
        return
    ((start, end),) = found
    if _DENIED.search(text[:start]):
        return
    if asked.kind == "when" and not _tells_when(asked, text, start):
        return
    words = text[start:end]
    told = _days(quote, start, end) if asked.kind == "when" else numbers(words)
    names = frozenset() if told else (name_words(words) or stems(words))
    if told or names:
        rest = stems(f"{text[:start]} {text[end:]}")
        is_person = _is_person(text, start, end)
        yield start, end, Value(asked.kind, frozenset(told), names, rest, is_person)


def _is_person(text: str, start: int, end: int) -> bool:
    people = (e for e in analyse(text).entities if e.label == "PERSON")
    return any(e.start < end and start < e.end for e in people)


def _person(asked: Asked, text: str) -> tuple[tuple[int, int], ...]:
    """The persons of a sentence that the question does not name, where one is asked for."""
    if asked.kind not in ("who", "name"):
        return ()
    known = name_words(asked.text)
    people = [e for e in analyse(text).entities if e.label == "PERSON"]
    return tuple((e.start, e.end) for e in people if name_words(e.text) - known)


def _tells_when(asked: Asked, text: str, start: int) -> bool:
    """Whether the day at ``start`` is of what is asked about, and not of another deed."""
    told = stems(asked.text)
    return tells_of_asked(asked, text, start) and len(told & stems(text)) >= _OF_THE_DEED * len(
        told
    )


def unlike(one: Value, other: Value) -> bool:
    """Whether two values of one kind cannot both be right."""
    if one.numbers and other.numbers:
        if one.kind == "when":
            return max(one.numbers) < min(other.numbers) or max(other.numbers) < min(one.numbers)
        return not one.numbers & other.numbers
    if one.numbers or other.numbers or _share(one.names, other.names):
        return False
    if one.kind in ("who", "name") and one.is_person != other.is_person:
        return False
    least = min(len(one.rest), len(other.rest))
    return least > 0 and len(one.rest & other.rest) >= _ALIKE * least


def _share(one: frozenset[str], other: frozenset[str]) -> bool:
    return any(name in other or mentions(other, name.capitalize()) for name in one)


def _days(quote: Quote, start: int, end: int) -> frozenset[float]:
    """The first and the last day that the words mean."""
    first, last = quote.start + start, quote.start + end
    inside = [d for d in events(quote.article) if first <= d.start and d.end <= last]
    return frozenset(float(day.toordinal()) for d in inside[:1] for day in (d.first, d.last))
