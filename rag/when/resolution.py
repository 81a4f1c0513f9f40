"""From date expressions to days: each form counted from the day of its piece."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest

from rag.when import intervals
from rag.when.expressions import COUNTS, DAYS, MONTHS, Expression
from rag.when.intervals import Interval

_SOON = 31
"""A day and month without a year that come within so many days are ahead, unless near behind."""
_WEEK = timedelta(days=7)
"""Somebody who is quoted spoke at most so long before the piece,"""
_BESIDE = 150
"""and on the day told in so many characters behind the words, or before them."""
_STEPS = {
    "last": -1, "this past": -1, "the previous": -1, "past": -1, "previous": -1,
    "this": 0, "the current": 0, "the same": 0,
    "next": 1, "the coming": 1, "the following": 1, "the next": 1, "following": 1, "coming": 1,
    "this coming": 1,
}  # fmt: skip
_NEAR = {
    "the day before yesterday": -2, "yesterday": -1, "last night": -1,
    "tomorrow": 1, "the day after tomorrow": 2,
}  # fmt: skip


@dataclass(slots=True)
class _Told:
    """What a text has told so far.

    Attributes:
        today: The day of the piece.
        day: The last day that was resolved, and
        last: the last expression, of whatever length.
        saying: The day on which those spoke who are quoted.
    """

    today: date | None
    day: date | None = None
    last: Interval | None = None
    saying: date | None = None

    def now(self) -> date:
        """The day of the piece; raises ValueError where it is unknown."""
        return _known(self.today)

    def spoken(self) -> date:
        """The day on which those spoke who are quoted; where it is not told, that of the piece."""
        near = self.saying and (
            self.today is None or timedelta(0) <= self.today - self.saying <= _WEEK
        )
        return self.saying if self.saying and near else self.now()


def resolved(found: Iterable[Expression], today: date | None) -> list[Interval | None]:
    """What each expression of a text means in a piece of that day; None where it is open.

    News tells of what has been: a bare weekday is the latest one up to the day of the
    piece, a month the latest that is not behind it. 'The following day' is counted from
    the last day before it in the text, and 'today' in a quotation from the day it was said.
    """
    told, rows, days = _Told(today), list(found), list[Interval | None]()
    for e, behind in zip_longest(rows, rows[1:]):
        if behind and e.spoken and behind.telling and behind.start - e.end <= _BESIDE:
            _resolve(behind, told)
        days.append(_resolve(e, told))
    return days


def _resolve(expression: Expression, told: _Told) -> Interval | None:
    try:
        interval = _RULES[expression.form](expression, told)
    except (ValueError, OverflowError):  # unknown, or no day of any calendar
        return None
    told.last = interval
    if interval.precision == "day":
        told.day = interval.first
        told.saying = interval.first if expression.telling else told.saying
    return interval


def _iso(e: Expression, told: _Told) -> Interval:
    return intervals.day(date(_number(e, "year"), _number(e, "month"), _number(e, "day")))


def _day(e: Expression, told: _Told) -> Interval:
    """A day and month; the year is told, or that which is nearest, rather behind than ahead."""
    month, first, last = _month(e), _number(e, "day"), int(e.parts["to"] or _number(e, "day"))
    year = _told_year(e, told)
    if year is None:
        year = _nearest(month, first, told.now(), e.ahead)
    return Interval(date(year, month, first), date(year, month, max(first, last)))


def _nearest(month: int, day: int, today: date, ahead: bool | None) -> int:
    """The year; 29 February is looked for in the leap years around."""
    days = [d for year in range(today.year - 4, today.year + 5) if (d := _date(year, month, day))]
    behind = max((d for d in days if d <= today), default=today)
    coming = min((d for d in days if d >= today), default=today)
    back, on = (today - behind).days, (coming - today).days
    return (coming if ahead or on < min(back, _SOON) else behind).year


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _of_month(e: Expression, told: _Told) -> Interval:
    """A month: of the year told, or the latest that is not behind the piece."""
    year, month = _told_year(e, told), _month(e)
    if year is not None:
        return intervals.month(year, month)
    today, mod = told.now(), (e.parts.get("mod") or "").lower()
    if mod == "this":
        return intervals.month(today.year, month)
    if mod == "next" or e.ahead:
        return intervals.month(today.year + (month <= today.month - (mod != "next")), month)
    is_past = month < today.month + (mod not in ("last", "this past"))
    return intervals.month(today.year - (not is_past), month)


def _year(e: Expression, told: _Told) -> Interval:
    return intervals.year(_number(e, "year"))


def _weekday(e: Expression, told: _Told) -> Interval:
    """The latest up to the piece; 'last' is before it, 'next' and what will be behind it."""
    today, mod = told.now(), (e.parts["mod"] or "").lower()
    number = DAYS.index((e.parts["weekday"] or "").lower())
    if week := e.parts["week"]:
        monday = today - timedelta(days=today.weekday())
        return intervals.day(monday + timedelta(weeks=_STEPS[week.lower()], days=number))
    if mod == "the following":
        return intervals.day(_ahead(_known(told.day), number))
    if mod in ("next", "the next", "this coming") or (mod == "this" and e.ahead is not False):
        return intervals.day(_ahead(today, number))
    back = timedelta(days=(today.weekday() - number) % 7)
    if not mod and e.ahead is None:
        raise ValueError("it may be behind or ahead")
    if not mod and e.ahead:
        return intervals.day(today if not back else _ahead(today, number))
    if mod == "a week ago":
        back += timedelta(days=7)
    elif mod in ("last", "this past", "the previous"):
        back = back or timedelta(days=7)
    return intervals.day(today - back)


def _ahead(today: date, weekday: int) -> date:
    """The first such day behind ``today``."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _near(e: Expression, told: _Told) -> Interval:
    days = _NEAR.get((e.parts["near"] or "").lower(), 0)
    return intervals.day((told.spoken() if e.spoken else told.now()) + timedelta(days=days))


def _unit(e: Expression, told: _Told) -> Interval:
    """'Last week', 'this year': calendar units; 'the following week' is counted from the text."""
    mod, name = (e.parts["mod"] or "").lower(), e.parts["unit"] or ""
    is_counted_from_text = mod in ("the following", "the same", "the previous")
    around = told.last.first if is_counted_from_text and told.last else None
    if around is None and mod in ("the following", "the same"):
        raise ValueError("nothing to count from")
    return intervals.unit(name, around or told.now(), _STEPS[mod])


def _weekend(e: Expression, told: _Told) -> Interval:
    """The latest that has begun."""
    today = told.now()
    return intervals.unit("weekend", today, 0 if today.weekday() >= 5 else -1)


def _span(e: Expression, told: _Told) -> Interval:
    """'The past five weeks': so much time up to the piece, or from it on."""
    today, count = told.now(), _count(e.parts["count"])
    side = _STEPS[e.parts["mod"] or ""]
    other = _moved(today, e.parts["unit"] or "", side * count)
    return Interval(min(today, other), max(today, other))


def _moved(today: date, unit: str, steps: int) -> date:
    if unit in ("day", "week"):
        return today + timedelta(days=steps * (7 if unit == "week" else 1))
    whole = intervals.unit(unit, today, steps)
    if unit == "year":
        return _date(whole.first.year, today.month, today.day) or date(whole.first.year, 2, 28)
    return min(whole.first + timedelta(days=today.day - 1), whole.last)


def _ago(e: Expression, told: _Told) -> Interval:
    """'Two weeks ago' is the week around that day: counted words are seldom exact to the day."""
    way, unit = (e.parts["way"] or "").lower(), (e.parts["unit"] or "").lower()
    steps = _count(e.parts["count"]) * (1 if way == "later" else -1)
    if way == "ago":
        around = told.now()
    elif unit in ("day", "week"):
        around = _known(told.day)
    else:
        around = _known(told.last.first if told.last else None)
    return intervals.unit(unit, around, steps)


def _step(e: Expression, told: _Told) -> Interval:
    words = (e.parts["step"] or "").lower()
    days = 1 if "following" in words or "next" in words or "after" in words else 0
    days = -1 if "previous" in words or "before" in words else days
    return intervals.day(_known(told.day) + timedelta(days=days))


def _told_year(e: Expression, told: _Told) -> int | None:
    """The year that stands with the expression, as a number or as 'last year'."""
    if then := e.parts.get("then"):
        return told.now().year + _STEPS[then]
    return _number(e, "year") if e.parts.get("year") else None


def _known(day: date | None) -> date:
    if day is None:
        raise ValueError("nothing to count from")
    return day


def _number(e: Expression, part: str) -> int:
    return int(e.parts[part] or 0)


def _month(e: Expression) -> int:
    name = e.parts["month"] or ""
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


def _count(word: str | None) -> int:
    if word is None or word.lower() in ("a", "an", "one"):
        return 1
    return int(word) if word.isdigit() else COUNTS.index(word.lower()) + 2


_RULES: dict[str, Callable[[Expression, _Told], Interval]] = {
    "iso": _iso, "day": _day, "day_first": _day, "month": _of_month, "bare_month": _of_month,
    "named_month": _of_month, "year": _year, "weekday": _weekday, "near": _near, "unit": _unit,
    "weekend": _weekend, "span": _span, "ago": _ago, "step": _step,
}  # fmt: skip


def agreed(found: Sequence[Expression], days: Sequence[date]) -> list[Interval | None]:
    """What each expression means whichever of the days the piece is of; else None."""
    readings = [resolved(found, day) for day in days] or [resolved(found, None)]
    return [row[0] if len(set(row)) == 1 else None for row in zip(*readings, strict=True)]
