"""The year, month or day beside the one that was asked about."""

from __future__ import annotations

import re
from datetime import date, timedelta

_BESIDE = re.compile(
    r"(?:in |on )?(?:the )?(?:(?P<before>previous|preceding|last)|(?P<after>next|following))?"
    r" ?(?P<unit>year|month|day)(?: (?P<earlier>before|earlier)| (?P<later>after|later))?\W*$",
    re.IGNORECASE,
)
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})\b(?!,? \(?\d)")
_MONTH = "|".join(_MONTHS)
_WRITTEN = re.compile(
    rf"(?:(?:(?P<day>\d\d?) )?(?P<month>{_MONTH})(?: (?P<day_behind>\d\d?)(?=,))?,? )?"
    r"\b(?P<year>(?:19|20)\d\d)\b"
)


def shifted(words: str, before: str) -> str | None:
    """The question ``before`` about the period that ``words`` name beside its own.

    'The year before' of a question about 2019 is 2018. None where the words are no
    such thing, or the question has no such period.
    """
    beside = _BESIDE.match(words)
    if beside and (weekday := _weekday(beside, before)):
        return weekday
    dates = list(_WRITTEN.finditer(before))
    if not beside or not dates or not (step := _step(beside)):
        return None
    moved = _moved(dates[-1], beside["unit"].lower(), step)
    return moved and before[: dates[-1].start()] + moved + before[dates[-1].end() :]


def _weekday(beside: re.Match[str], before: str) -> str | None:
    """The question about the day of the week beside its own."""
    told = _WEEKDAY.search(before)
    if told is None or beside["unit"].lower() != "day" or not (step := _step(beside)):
        return None
    day = _WEEKDAYS[(_WEEKDAYS.index(told[0]) + step) % 7]
    return before[: told.start()] + day + before[told.end() :]


def _step(beside: re.Match[str]) -> int:
    if beside["before"] or beside["earlier"]:
        return -1
    return 1 if beside["after"] or beside["later"] else 0


def _moved(written: re.Match[str], unit: str, step: int) -> str | None:
    """The date moved by one unit, at the precision of the unit."""
    year, month = int(written["year"]), written["month"]
    if unit == "year":
        return str(year + step)
    if month is None:
        return None
    number = _MONTHS.index(month)
    if unit == "month":
        return f"{_MONTHS[(number + step) % 12]} {year + (number + step) // 12}"
    day = written["day"] or written["day_behind"]
    try:
        moved = date(year, number + 1, int(day or "")) + timedelta(days=step)
    except (ValueError, OverflowError):
        return None
    return f"{moved.day} {_MONTHS[moved.month - 1]} {moved.year}"
