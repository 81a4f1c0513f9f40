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
_MONTH = rf"(?:{'|'.join(month[:3] for month in _MONTHS)})[a-z]*\.?"
_NUMBER = r"\d\d?(?:st|nd|rd|th)?"
# A weekday that its date stands beside already ("Monday, 9 December", "Monday (Dec. 9)",
# "9 December, a Monday"), or that is counted from elsewhere ("Monday of last week").
_TOLD_AHEAD = re.compile(
    rf"['’]?,? \(?(?:{_NUMBER} (?:of )?{_MONTH}|(?:the )?\d\d?(?:st|nd|rd|th)\b|{_MONTH} \d"
    r"|\d\d?[./]\d|\d{4}\b|(?:of )?(?:last|next|the (?:previous|following)) week)",
    re.IGNORECASE,
)
_TOLD_BEHIND = re.compile(
    rf"(?:(?:{_NUMBER} {_MONTH}(?: \d{{4}})?|{_MONTH} {_NUMBER}(?:,? \d{{4}})?|\d{{4}}-\d\d-\d\d)"
    r",? \(?(?:a )?|\b(?:week|weeks) (?:ago|on) )$"
    r"|\b(?:following|every|each|black|good|bloody|palm|easter|ash|USA|Russia) $",
    re.IGNORECASE,
)
# What is still to come on a weekday may come on the next one.
_TO_COME = re.compile(r"\b(?:will|shall|due|scheduled|set to|expected to|plans? to)\b[^.!?\n]*$")
_BEHIND = 100


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
    today = _known_day(published)
    if today is None:
        return []
    found = (match for match in _EXPRESSION.finditer(text) if not _is_told(text, match))
    days = ((match.span(), _day(match, today)) for match in found)
    return [Dated(*span, day) for span, day in days if day]


def _known_day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _is_told(text: str, match: re.Match[str]) -> bool:
    """Whether the text itself dates the expression, or nothing tells which day is meant."""
    behind = text[max(0, match.start() - _BEHIND) : match.start()]
    is_bare = match["day"] and not (match["ahead"] or match["back"])
    if _TOLD_AHEAD.match(text, match.end()) or _TOLD_BEHIND.search(behind):
        return True
    return bool(is_bare and _TO_COME.search(behind))


def spell_out(text: str, published: str | None) -> str:
    """The text with each day behind its expression: "Monday (9 December 2019)"."""
    for dated in resolve(text, published)[::-1]:
        possessive = re.match(r"['’]s\b", text[dated.end :])
        at = dated.end + (possessive.end() if possessive else 0)
        text = f"{text[:at]} ({written(dated.day.isoformat())}){text[at:]}"
    return text


def written(iso: str | None) -> str:
    """'10 December 2019', 'December 2019' or '2019', as far as is known; else 'date unknown'."""
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


def _day(match: re.Match[str], today: date) -> date | None:
    """The day meant; None before the first and behind the last that a calendar has."""
    try:
        return today - timedelta(days=_days_back(match, today))
    except OverflowError:
        return None


def _days_back(match: re.Match[str], today: date) -> int:
    if word := match["relative"]:
        return _RELATIVE[word.lower()]
    back = (today.weekday() - _DAYS.index(match["day"].lower())) % 7
    if match["ahead"]:
        return back - 7
    return back or (7 if match["back"] else 0)
