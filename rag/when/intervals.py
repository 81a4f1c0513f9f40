"""Days of the calendar in one run: a day, a week, a month, a year, or so many days."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Precision = Literal["day", "week", "month", "year", "span"]


@dataclass(frozen=True, slots=True)
class Interval:
    """The days from ``first`` to ``last``, both in it."""

    first: date
    last: date

    @property
    def precision(self) -> Precision:
        """What the run is: one day, a week from Monday, a whole month or year, or a span."""
        if self.first == self.last:
            return "day"
        if self == week(self.first):
            return "week"
        if self == month(self.first.year, self.first.month):
            return "month"
        return "year" if self == year(self.first.year) else "span"


def day(only: date) -> Interval:
    """The one day."""
    return Interval(only, only)


def week(within: date) -> Interval:
    """Monday to Sunday; raises OverflowError where the calendar ends."""
    monday = within - timedelta(days=within.weekday())
    return Interval(monday, monday + timedelta(days=6))


def month(of: int, number: int) -> Interval:
    """A whole month; ``number`` may run over into other years. Raises ValueError out of them."""
    of, number = of + (number - 1) // 12, (number - 1) % 12 + 1
    first = date(of, number, 1)
    return Interval(first, date(of, number, monthrange(of, number)[1]))


def year(number: int) -> Interval:
    """A whole year; raises ValueError where there is none of that number."""
    return Interval(date(number, 1, 1), date(number, 12, 31))


def unit(name: str, within: date, steps: int) -> Interval:
    """The day, week, month or year ``steps`` behind (below 0, before) the one around ``within``."""
    if name == "month":
        return month(within.year, within.month + steps)
    if name == "year":
        return year(within.year + steps)
    if name == "weekend":
        saturday = week(within + timedelta(weeks=steps)).last - timedelta(days=1)
        return Interval(saturday, saturday + timedelta(days=1))
    if name == "week":
        return week(within + timedelta(weeks=steps))
    return day(within + timedelta(days=steps))
