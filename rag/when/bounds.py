"""The days that the date expressions of a question bound: 'since 2020', 'the week before …'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from rag.when import intervals
from rag.when.expressions import COUNTS, MONTHS, Expression, expressions
from rag.when.intervals import Interval
from rag.when.resolution import resolved
from rag.when.timewords import EVENT, time_words, with_capitals

_COUNT = rf"\d{{1,3}}|{'|'.join(COUNTS)}|an?|one"
_NEAR = timedelta(days=3)
"""What 'around' a day means, to either side."""
_SIDES = {
    "not": r"(?:not|except(?: for)?|excluding|outside|other than|apart from|besides)"
    r"(?: (?:in|on|of|during|from))?",
    "since": r"(?:since|starting(?: in| on)?|beginning(?: in| on)?|not? earlier than|not before)",
    "after": r"(?<!no )(?<!not )(?:after|later than|following|past)",
    "until": r"(?:until|till|up to|up until|by|through|as of|no(?:t)? later than|not after)",
    "before": r"(?<!no )(?<!not )(?:before|prior to|ahead of|earlier than|preceding)",
    "around": r"(?:around|about|close to|circa)",
}
_PATTERNS = {
    side: re.compile(
        rf"\b{words}(?: (?:early|late|mid|the|the (?:end|start|beginning|middle) of))?[ -]$",
        re.IGNORECASE,
    )
    for side, words in _SIDES.items()
}
_LENGTH = re.compile(
    rf"\b(?:the (?:last |first )?)?(?:(?P<count>{_COUNT}) )?(?P<unit>day|week|month|year)"
    r"(?P<many>s?) (?P<way>to|up to|until|ending|ending on|leading up to|leading to|before"
    r"|prior to|preceding|after|following|from|since|of) (?:the )?$",
    re.IGNORECASE,
)
# 'After the strike on 3 January 2020': what is told of that day is asked for as well.
_TOLD_OF = re.compile(
    r"\b(?P<side>after|before|since|until|following|prior to) [^,;:?.]{1,60} (?:of|on|in) $",
    re.IGNORECASE,
)
# 'After the December 2019 attack': what is told of the month of that attack is asked for, too.
_WITH_EVENT = {"after": "since", "before": "until"}
_RANGE = re.compile(
    r"\b(?:between|from|in|on|of|during|over)(?: the)? (?P<start>[^,;:?]{1,22}?)"
    r"(?: (?:and|to|or|until|till|through|[-–])(?: the)? |[-–])$",
    re.IGNORECASE,
)
_LED = re.compile(
    r"\b(?:in|on|of|at|during|over|for|from|within|throughout)(?: the)?(?: \w+ of)?"
    r"(?: early| late)? $",
    re.IGNORECASE,
)
_MANY = {"day": 7, "week": 5, "month": 6, "year": 3}
"""How many 'the days after' or 'in the weeks before' are, where no number is told."""
_ON = re.compile(r" on(?:wards?)?\b(?! (?:the|an?|[A-Z]))", re.IGNORECASE)
_FROM = re.compile(r"\bfrom $", re.IGNORECASE)
_HALF = re.compile(r"\b(?P<half>early|late)[ -]$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bound:
    """Days that a question bounds, both in it; None where that side is open.

    Attributes:
        start: Where the words that tell it begin in the question.
        end: Just behind them.
    """

    first: date | None
    last: date | None
    start: int
    end: int


def bounds(question: str, now: date | None) -> list[Bound]:
    """What each date expression of the question bounds, as far as it is known."""
    text = with_capitals(question)
    found = time_words(question)
    rows = list(zip(found, resolved(found, now), strict=True))
    ranges = [_range(text, e, days) for e, days in rows if days]
    kept = [each for each in ranges if each]
    for e, days in rows:
        if days and not any(one.start <= e.start < one.end for one in kept):
            kept += _bound(text, e, days)
    return sorted(kept, key=lambda bound: bound.start)


def _range(text: str, e: Expression, days: Interval) -> Bound | None:
    """'Between March and May 2021': the start may borrow month and year from the end."""
    match = _RANGE.search(text[: e.start])
    start = _borrowed(match["start"], days) if match else None
    return Bound(start.first, days.last, match.start(), e.end) if match and start else None


def _borrowed(start: str, end: Interval) -> Interval | None:
    month, year = MONTHS[end.last.month - 1], end.last.year
    for more in ("", f" {year}", f" {year - 1}", f" {month} {year}"):
        words = f"in {start}{more}"
        found = [e for e in expressions(words) if e.end == len(words)]
        whole = [e for e in found if e.start <= len("in the ")]
        days = resolved(whole, None)[0] if whole else None
        if days and days.first <= end.first:
            return days
    return None


def _bound(text: str, e: Expression, days: Interval) -> Iterator[Bound]:
    behind = text[: e.start]
    length = _LENGTH.search(behind)
    try:
        other = _WITH_EVENT if EVENT.match(text, e.end) else {}
        if length and (around := _counted(length, days, other)):
            yield Bound(around.first, around.last, _led(text, length.start()), e.end)
            return
        side, start = _side(text, e)
        if side != "not":
            yield Bound(*_sided(side, _halved(behind, days)), _led(text, start), e.end)
    except (ValueError, OverflowError):  # where the calendar ends
        return


def _side(text: str, e: Expression) -> tuple[str, int]:
    """To which side of the days the words before them point, and where these begin."""
    behind = text[: e.start]
    for side, pattern in _PATTERNS.items():
        if match := pattern.search(behind):
            is_event = bool(EVENT.match(text, e.end))
            return (_WITH_EVENT.get(side, side) if is_event else side), match.start()
    if (match := _FROM.search(behind)) and _ON.match(text, e.end):
        return "since", match.start()
    if told := _TOLD_OF.search(behind):
        is_after = told["side"].lower() in ("after", "following", "since")
        return "since" if is_after else "until", e.start
    return "", e.start


def _led(text: str, start: int) -> int:
    """Where the words begin, with the 'in the' before them."""
    led = _LED.search(text[:start])
    return led.start() if led else start


def _halved(behind: str, days: Interval) -> Interval:
    """'Late 2019', 'early 2020': the half of the year, and a month more."""
    half = _HALF.search(behind)
    if half is None or days.precision != "year":
        return days
    year = days.first.year
    if half["half"].lower() == "early":
        return Interval(days.first, intervals.month(year, 7).last)
    return Interval(date(year, 6, 1), days.last)


def _sided(side: str, days: Interval) -> tuple[date | None, date | None]:
    one = timedelta(days=1)
    match side:
        case "since":
            return days.first, None
        case "after":
            return days.last + one, None
        case "until":
            return None, days.last
        case "before":
            return None, days.first - one
        case "around":
            return days.first - _NEAR, days.last + _NEAR
    return days.first, days.last


def _counted(length: re.Match[str], days: Interval, other: Mapping[str, str]) -> Interval | None:
    """'The five weeks to 9 December 2019': so much time up to the days, or from them on.

    Args:
        length: How long, and to which side of the days.
        days: As the expression tells them.
        other: Sides that mean another one here.
    """
    word, unit, way = length["count"], length["unit"].lower(), length["way"].lower()
    way = other.get(way, way)
    count = _number(word.lower()) if word else _MANY[unit] if length["many"] else 1
    if way == "of" and not word:  # 'the month of June', 'the day of 3 January'
        return None
    one = timedelta(days=1)
    before, after = _moved(days.first, unit, -count), _moved(days.last, unit, count)
    if way in ("before", "prior to", "preceding"):
        return Interval(before, days.first - one)
    if way in ("after", "following"):
        return Interval(days.last + one, after)
    if way in ("from", "since"):
        return Interval(days.first, after)
    return Interval(before, after if way == "of" else days.last)


def _number(word: str) -> int:
    if word in ("a", "an", "one"):
        return 1
    return int(word) if word.isdigit() else COUNTS.index(word) + 2


def _moved(day: date, unit: str, steps: int) -> date:
    if unit in ("day", "week"):
        return day + timedelta(days=steps * (7 if unit == "week" else 1))
    whole = intervals.unit("month", day, steps * (12 if unit == "year" else 1))
    return min(whole.first + timedelta(days=day.day - 1), whole.last)
