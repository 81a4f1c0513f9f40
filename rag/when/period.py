"""The days a question asks about, and whether it asks for the latest or the earliest.

Nothing here knows today's date: 'last week' means something only to those who pass ``now``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from rag.when.bounds import Bound, bounds
from rag.when.expressions import COUNTS
from rag.when.intervals import Interval

Order = Literal["latest", "earliest"]

_COUNT = rf"(?:\d+|{'|'.join(COUNTS)}|few|couple of)"
_UNIT = r"(?:minute|hour|day|night|week|month|year|decade)s?"
_PIECES = "(?:report|article|piece|news|story|account|figure|count|toll|number|word|information)s?"
_HIT = r"(?:attacked|hit|struck|shelled|targeted|fired|reported)"
_ORDERS: dict[Order, re.Pattern[str]] = {
    "latest": re.compile(
        rf"\b(?<!at the )latest\b|\bmost recent(?:ly)?\b|\bnewest(?= {_PIECES}\b)"
        rf"|\bthe last(?= (?!(?:{_COUNT} )?{_UNIT}\b)\w)|\b(?<!the )last(?= (?:{_HIT}|updated)\b)",
        re.IGNORECASE,
    ),
    "earliest": re.compile(
        rf"\b(?<!at the )earliest\b|\boldest(?= {_PIECES}\b)|\bfirst(?= {_HIT}\b)"
        r"|\bthe (?:very )?first(?= (?:attack|strike|raid|salvo|rocket|missile|drone|report|death"
        r"|incident|claim|word|news|account|time)s?\b)",
        re.IGNORECASE,
    ),
}
"""'The first' only before what comes one after another: 'the first lady' asks for no order."""


@dataclass(frozen=True, slots=True)
class Period:
    """The time a question asks about.

    Attributes:
        first: The first day, or None where it is open.
        last: The last day, in it, or None where it is open.
        order: Whether what is newest or oldest is asked for.
        words: Where the question tells it: spans in code points of the question.
    """

    first: date | None = None
    last: date | None = None
    order: Order | None = None
    words: tuple[tuple[int, int], ...] = ()

    @property
    def is_bounded(self) -> bool:
        """Whether it has a first or a last day."""
        return self.first is not None or self.last is not None

    def meets(self, days: Interval) -> bool:
        """Whether some of the days are in it."""
        return (self.last is None or days.first <= self.last) and (
            self.first is None or days.last >= self.first
        )

    def holds(self, days: Interval) -> bool:
        """Whether all of the days are in it."""
        return (self.first is None or days.first >= self.first) and (
            self.last is None or days.last <= self.last
        )


def period(question: str, now: date | None) -> Period | None:
    """The time that the question asks about; None where it asks about none, or it is open.

    Args:
        question: It stands alone.
        now: The day that 'last week' is counted from; without it, that means nothing.
    """
    today = now.date() if isinstance(now, datetime) else now
    told = bounds(question, today)
    order, words = _order(question)
    if not told and order is None:
        return None
    spans = tuple(sorted([*((each.start, each.end) for each in told), *words]))
    return Period(*_together(told), order, spans)


def without(question: str, time: Period) -> str:
    """The question without the words that tell its time."""
    kept, at = [], 0
    for start, end in time.words:
        kept.append(question[at:start])
        at = max(at, end)
    return " ".join("".join([*kept, question[at:]]).split())


def _together(told: Sequence[Bound]) -> tuple[date | None, date | None]:
    """All the closed ones lie in it, as far as the open ones allow."""
    closed = [(each.first, each.last) for each in told if each.first and each.last]
    first = min((one for one, _ in closed), default=None)
    last = max((other for _, other in closed), default=None)
    for each in told:
        if each.first and not each.last and (not last or each.first <= last):
            first = max(filter(None, (first, each.first)))
        if each.last and not each.first and (not first or each.last >= first):
            last = min(filter(None, (last, each.last)))
    return first, last


def _order(question: str) -> tuple[Order | None, list[tuple[int, int]]]:
    found = [(match, name) for name, each in _ORDERS.items() if (match := each.search(question))]
    first = min(found, key=lambda row: row[0].start(), default=None)
    return (first[1], [first[0].span()]) if first else (None, [])
