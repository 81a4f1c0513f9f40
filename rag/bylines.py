"""What a page says around its text of when it was published and last changed.

Read from the text as it came, before cleaning, and never from the clock.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from rag.imprints import HOUR, clock, imprints
from rag.when.expressions import MONTHS, expressions
from rag.when.resolution import resolved

_REDUCED = re.compile(r"(?!0000)[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?")
_HEAD, _TAIL = 15, 8
"""Lines at the head and the tail of a page in which a byline may stand."""
_NEAR = 8
"""Lines at the head in which one may have other words besides."""
_LONGEST = 200
"""Characters at most of a byline."""
_LABEL = re.compile(
    r"^(?:by\b[^\n\d]{1,80}[,|·•–—]\s*)?"
    r"(?:(?P<label>(?:first |originally )?(?:published|posted)|publication date|date|(?:last )?"
    r"(?:updated|modified))\b(?: on| at)?:?[\s|]*)?",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"[\s,|·•()-]*(?:(?:[A-Z]{1,5}T?|UTC|GMT|Z)?(?:[+-]\d\d?:?\d{0,2})?[\s().|]*)"
    r"(?:(?:[|·•–—-] ?)?\d+ min(?:ute)?s?(?: read)?)?"
)
_DATA, _DATA_OF_CHANGE = (
    re.compile(
        rf"[\"']{name}[\"']\s*:\s*[\"'](?P<data>[^\"'\n]{{4,40}})"
        rf"|article:{tag}[\"']\s+content=[\"'](?P<meta>[^\"'\n]{{4,40}})",
        re.IGNORECASE,
    )
    for name, tag in (("datePublished", "published_time"), ("dateModified", "modified_time"))
)
_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d\d?|[a-z]{3})"
    r"(?:[/-](?P<day>\d\d?)(?=[/-]|$))?(?=[/-]|$)"
)
_DATELINE = re.compile(
    r"\A\s*[A-Z][\w .,'’/-]{2,40}?,? (?P<date>[^\n]{8,24}?)(?: ?\([^()\n]{2,40}\))? ?[-–—]"
)


def moment(text: str) -> str | None:
    """ISO 8601 at the precision ``text`` gives, if it is a date and nothing else.

    Besides ISO: the forms of mail and feeds ("Tue, 10 Dec 2019 16:25:00 +0300"), and
    those that people write ("Dec. 10, 2019, 4:25 p.m.", "December 2019").
    """
    text = " ".join(text.split())
    return iso_date(text) or _mail_date(text) or _spoken(text)


def iso_date(text: str) -> str | None:
    """ISO 8601 at the precision ``text`` gives ("2019", "2019-12", ...), else None."""
    text = text.strip()
    if _REDUCED.fullmatch(text):
        return text
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    if len(text) > len("2019-12-10"):
        return found.isoformat(timespec="minutes")
    return None if "W" in text else found.date().isoformat()  # a week is no day


def _mail_date(text: str) -> str | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    is_whole = re.search(r"\d:\d\d(?! ?[ap]\.?m\b)", text, re.I) and re.search(r"\b\d{4}\b", text)
    return found.isoformat(timespec="minutes") if is_whole else None


def _spoken(text: str) -> str | None:
    """A full date with the hour behind it, or a month with its year."""
    found = expressions(text)
    if not found or found[0].start != 0 or not found[0].parts.get("year"):
        return None
    (days,) = resolved(found[:1], None)
    if days is None or days.precision not in ("day", "month"):
        return None
    rest, day = text[found[0].end :], days.first.isoformat()
    if days.precision == "month":
        return None if rest else day[:7]
    hour = HOUR.match(rest)
    if not _ZONE.fullmatch(rest[hour.end() :] if hour else rest):
        return None
    return f"{day}T{clock(hour)}" if hour else day


@dataclass(frozen=True, slots=True)
class Byline:
    """A line around the text that is a date: the line, its label in words, the date in ISO."""

    line: str
    label: str
    date: str

    @property
    def is_of_update(self) -> bool:
        """Whether it dates a later edition."""
        return "updated" in self.label or "modified" in self.label


def byline_dates(text: str) -> list[Byline]:
    """The lines that date the piece: labelled ones, or the one at its head that is bare."""
    lines = [line for line in text.splitlines() if line.strip()]
    head = [one for at, line in enumerate(lines[:_HEAD]) for one in _bylines(line, at < _NEAR)]
    tail = [one for line in lines[_HEAD:][-_TAIL:] if (one := _byline(line)) and one.label]
    bare = {one.date for one in head if not one.label}
    return [one for one in (*head, *tail) if one.label or len(bare) == 1]


def _bylines(line: str, is_near: bool) -> list[Byline]:
    """The dates of the line: the one that it is, or at the head those that are told in it."""
    if one := _byline(line):
        return [one]
    told = imprints(line.strip()) if is_near and len(line) < _LONGEST else ()
    return [Byline(line, each.label, each.date) for each in told]


def _byline(line: str) -> Byline | None:
    label = _LABEL.match(line.strip()) if len(line) < _LONGEST else None
    told = moment(line.strip()[label.end() :]) if label else None
    if label is None or told is None or len(told) < len("2019-12-10"):
        return None
    return Byline(line, (label["label"] or "").lower(), told)


def date_in_data(text: str) -> str | None:
    """The date of publication in JSON-LD or a meta tag that is left in the text."""
    return _in_data(_DATA, text)


def date_of_change_in_data(text: str) -> str | None:
    """The date of the last change there."""
    return _in_data(_DATA_OF_CHANGE, text)


def _in_data(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return moment(found["data"] or found["meta"]) if found else None


def date_in_dateline(text: str) -> str | None:
    """The full date in a dateline: 'BAGHDAD, Dec. 10, 2019 (Wire) -'."""
    found = _DATELINE.match(text)
    return moment(found["date"].strip(" ,")) if found else None


def date_in_address(address: str) -> str | None:
    """The day or month in an address: '/2019/12/10/', '/2019-12-10-', '/2019/dec/10/'."""
    found = _ADDRESS.search(urlsplit(address).path.lower()) if is_web(address) else None
    if found is None:
        return None
    names = [month[:3].lower() for month in MONTHS]
    month = names.index(found["month"]) + 1 if found["month"] in names else found["month"]
    if not str(month).isdigit():
        return None
    day = f"-{int(found['day']):02}" if found["day"] else ""
    return iso_date(f"{found['year']}-{int(month):02}{day}")


def is_web(address: str) -> bool:
    """Whether it is an address of the web."""
    try:
        return urlsplit(address).scheme in ("http", "https")
    except ValueError:
        return False
