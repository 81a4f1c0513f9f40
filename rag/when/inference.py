"""When a piece may be from, by what its own text tells.

A piece is published on the day its first paragraph tells of, or the day after: so
its first weekday leaves two days of each week. An anchor, a day whose year the text
tells and that belongs to what is reported, leaves one week. Where the two leave no
single week, nothing is known. World knowledge is not asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

from rag.when.expressions import DAYS, MONTHS, Expression, expressions
from rag.when.intervals import Interval, day
from rag.when.posts import posts
from rag.when.resolution import resolved

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_ANNIVERSARY = re.compile(
    rf"\b(?i:(?P<word>{'|'.join(_ORDINALS)})|(?P<number>\d{{1,3}})(?:st|nd|rd|th))"
    r"[- ]anniversary\b"
    r"(?P<of>[^.!?\n]*?)\b(?:on|,) $"
)
_DAY = rf"(\d\d? (?:{'|'.join(MONTHS)}) \d{{4}})"
_WORDED = re.compile(rf"inferred: {_DAY}(?: (?:to|or) {_DAY})?, for ")
_LEAD = 600
"""Characters at most of a first paragraph."""
_NEAR = 300
"""Characters at most of a sentence to either side of a date."""


@dataclass(frozen=True, slots=True)
class Inferred:
    """The days a piece may be from, both in it, and why."""

    days: Interval
    reason: str


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A day the piece reports, and how its year is known."""

    day: date
    reason: str


def inferred(text: str) -> Inferred | None:
    """The day or the two adjacent days that alone fit what the text tells, with the reason."""
    found = own_expressions(text)
    anchors = [*_anniversaries(text, found), *_full_dates(text, found)]
    if not anchors:
        return None
    anchor = max(anchors, key=lambda each: each.day)
    lead = _lead(text, found, anchor)
    if lead is None:
        return None
    days = [each for each in _week_of(anchor.day, lead) if fits(found, each)]
    if not days or (days[-1] - days[0]).days != len(days) - 1:
        return None
    reason = f"{anchor.reason}, and its first paragraph of {DAYS[lead].capitalize()}"
    return Inferred(Interval(days[0], days[-1]), reason)


def precise(days: Interval) -> str | None:
    """The most precise ISO date that all the days have, or None."""
    first, last = days.first.isoformat(), days.last.isoformat()
    return next((first[:size] for size in (10, 7, 4) if first[:size] == last[:size]), None)


def worded_days(days: Interval) -> str:
    """'5 August 2024', '5 August 2024 or 6 August 2024', '5 August 2024 to 8 August 2024'."""
    first, last = (f"{d.day} {MONTHS[d.month - 1]} {d.year}" for d in (days.first, days.last))
    between = "or" if (days.last - days.first).days == 1 else "to"
    return first if first == last else f"{first} {between} {last}"


def inferred_days(date_source: str | None) -> Interval | None:
    """The days that a ``date_source`` says were inferred; None where it says nothing of it."""
    found = _WORDED.match(date_source or "")
    if found is None:
        return None
    told = resolved(expressions(found[0]), None)
    ends = [each for each in told if each]
    return Interval(ends[0].first, ends[-1].last) if ends else None


def own_expressions(text: str) -> list[Expression]:
    """The date expressions of the text outside the posts in it."""
    spans = [(post.start, post.end) for post in posts(text)]
    return [e for e in expressions(text) if not any(start <= e.start < end for start, end in spans)]


def _lead(text: str, found: Sequence[Expression], anchor: _Anchor) -> int | None:
    """The number of the first weekday of the first paragraph, be it a bare one or the anchor's."""
    for expression in found:
        if expression.start >= _lead_end(text):
            return None
        if is_bare_weekday(expression):
            return DAYS.index((expression.parts["weekday"] or "").lower())
        if resolved([expression], None) == [day(anchor.day)]:
            return anchor.day.weekday()
    return None


def _lead_end(text: str) -> int:
    return min(text.find("\n") % (len(text) + 1), _LEAD)


def is_bare_weekday(e: Expression) -> bool:
    """Whether it is "Monday" and no more, told as past: the latest up to the day of the piece."""
    return e.form == "weekday" and not (e.parts["mod"] or e.parts["week"]) and e.ahead is False


def _week_of(anchor: date, lead: int) -> list[date]:
    """The days from the anchor to six behind it that follow upon the first weekday."""
    days = (anchor + timedelta(days=n) for n in range(7) if anchor.year < MAXYEAR)
    return [each for each in days if (each.weekday() - lead) % 7 in (0, 1)]


def fits(found: Sequence[Expression], today: date) -> bool:
    """Whether a piece of the day tells nothing as past that comes out behind it."""
    readings = zip(found, resolved(found, today), strict=True)
    return all(
        reading is None or reading.first <= today
        for expression, reading in readings
        if expression.ahead is False and expression.parts.get("mod") not in ("next", "this coming")
    )


def _full_dates(text: str, found: Sequence[Expression]) -> Iterator[_Anchor]:
    """Full dates of the first paragraph whose weekday is named by itself, too.

    Any other full date may be of long ago.
    """
    bare = {(e.parts["weekday"] or "").lower() for e in found if is_bare_weekday(e)}
    for e, reading in zip(found, resolved(found, None), strict=True):
        if e.start >= _lead_end(text) or reading is None or reading.precision != "day":
            continue
        if DAYS[reading.first.weekday()] in bare and e.ahead is False:
            yield _Anchor(reading.first, f"it tells of {text[e.start : e.end]}")


def _anniversaries(text: str, found: Sequence[Expression]) -> Iterator[_Anchor]:
    """Days that are told to be the nth anniversary of what the text dates itself."""
    dated = zip(found, resolved(found, None), strict=True)
    events = [(e, r) for e, r in dated if r and r.precision in ("day", "month")]
    for expression in found:
        sentence = text[max(0, expression.start - _NEAR) : expression.start]
        match = _ANNIVERSARY.search(sentence)
        if match is None or expression.form not in ("day", "day_first") or expression.parts["year"]:
            continue
        month_day = resolved([expression], date(2000, 12, 31))[0]
        for event, reading in events:
            if month_day and _is_of(match["of"], text, event, reading, month_day.first):
                when = text[event.start : event.end]
                told = text[expression.start : expression.end]
                yield _Anchor(
                    _years_on(month_day.first, reading.first.year + _nth(match)),
                    f"it tells of {told}, the {match[0].split()[0]} anniversary of {when}",
                )


def _is_of(of: str, text: str, event: Expression, reading: Interval, told: date) -> bool:
    """Whether the event is the one of the anniversary: of that day, and of one of its names."""
    same_day = reading.precision == "month" or reading.first.day == told.day
    if reading.first.month != told.month or not same_day:
        return False
    before = re.split(r"[.!?]\s|\n", text[max(0, event.start - _NEAR) : event.start])[-1]
    behind = re.split(r"[.!?]\s|\n", text[event.end : event.end + _NEAR])[0]
    return any(name in before + behind for name in re.findall(r"\b[A-Z]\w{3,}", of))


def _nth(match: re.Match[str]) -> int:
    word = match["word"]
    return _ORDINALS.index(word.lower()) + 1 if word else int(match["number"])


def _years_on(event: date, year: int) -> date:
    return date(year, event.month, min(event.day, 28) if event.month == 2 else event.day)
