"""Dates as people write them, and what 'Monday' means in a piece of a known day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

UNKNOWN = "date unknown"

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?!\d))?)?(?![\d-])")
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_RELATIVE = {"today": 0, "yesterday": 1, "tomorrow": -1}
_EXPRESSION = re.compile(
    rf"\b(?:(?P<ahead>next|this coming) |(?P<back>last|the previous) )?(?P<day>{'|'.join(_DAYS)})\b"
    rf"|\b(?P<relative>{'|'.join(_RELATIVE)})\b",
    re.IGNORECASE,
)
# A weekday that its date stands beside already: "Monday, 9 December", "Monday (Dec. 9)".
_DATED_ALREADY = re.compile(
    rf"['’]?,? \(?(?:\d|the \d|(?:{'|'.join(m[:3] for m in _MONTHS)})[a-z]*\.? \d)"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date expression at ``text[start:end]`` and the day it means."""

    start: int
    end: int
    day: date


def resolve(text: str, published: str | None) -> list[Dated]:
    """The weekdays and 'yesterday's of a piece published on that ISO date, as days.

    News tells of what has been: a bare weekday is the latest one up to the day of
    the piece, 'last Monday' the latest before it. Without a day there is nothing to
    count from, and nothing is resolved.
    """
    if published is None or len(published) < len("2019-12-10"):
        return []
    today = date.fromisoformat(published[:10])
    return [
        Dated(*match.span(), _day(match, today))
        for match in _EXPRESSION.finditer(text)
        if not _DATED_ALREADY.match(text, match.end())
    ]


def spell_out(text: str, published: str | None) -> str:
    """The text with each day behind its expression: "Monday (9 December 2019)"."""
    for dated in resolve(text, published)[::-1]:
        possessive = re.match(r"['’]s\b", text[dated.end :])
        at = dated.end + (possessive.end() if possessive else 0)
        text = f"{text[:at]} ({written(dated.day.isoformat())}){text[at:]}"
    return text


def written(iso: str | None) -> str:
    """'10 December 2019', 'December 2019' or '2019', at the precision known; else 'date unknown'."""
    match = _ISO.match(iso or "")
    if match is None:
        return UNKNOWN
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        date(year or 0, month or 1, day or 1)
    except ValueError:
        return UNKNOWN
    name = _MONTHS[month - 1] if month else None
    return " ".join(str(part) for part in (day, name, year) if part)


def _day(match: re.Match[str], today: date) -> date:
    if word := match["relative"]:
        return today - timedelta(days=_RELATIVE[word.lower()])
    back = (today.weekday() - _DAYS.index(match["day"].lower())) % 7
    if match["ahead"]:
        return today + timedelta(days=7 - back)
    return today - timedelta(days=back or (7 if match["back"] else 0))
