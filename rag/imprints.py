"""Lines that tell, among other words, where and when a piece appeared, and its paper.

'Example Post, Saturday, June 10, 2023 - Print edition p. 4' is one; a sentence is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rag.outlets import OUTLET
from rag.when.expressions import DAYS, expressions
from rag.when.resolution import resolved

_NUMERIC = re.compile(
    r"(?<![\d/.-])(?P<one>\d\d?)(?P<mark>[/.])(?P<two>\d\d?)(?P=mark)(?P<year>(?:19|20)\d\d)"
    r"(?![\d/])"
)
HOUR = re.compile(
    r"(?:\bat\b|[\s,|·•@-])*\b(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?::\d\d)?"
    r" ?(?P<half>[ap]\.?m\b\.?)?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(day[:3] for day in DAYS)})[a-z]*\b[.,\s]*$", re.IGNORECASE)
_LABEL = re.compile(r"\b(?P<label>published|posted|updated|modified)\b", re.IGNORECASE)
_SET_OFF = re.compile(
    r"(?:[|·•»:()–—]|(?:^|\s)-|\b(?:published|posted|updated|modified|on))\s*$", re.IGNORECASE
)
_WORD = re.compile(r"[A-Za-z][\w.’']*")
_POST = re.compile(r"^\s*[-–—]|[@#]\w")
"""A signed post: '- A name (@somebody) January 20, 2024' dates itself and no piece."""
_FURNITURE = frozenset(
    "a ago agencies agency am and at by comments correspondent correspondents days desk ed edition"
    " editor est first for from gmt hour hours hrs in last local min mins minute minutes modified"
    " news of on online originally our p p.m page pm a.m posted print published read reporter share"
    " special staff story the time to updated utc web with writer".split()
)
"""Words in small letters of which such lines are made."""
_MOST_WORDS = 18
_PARTS = re.compile(r"\s*[|·•»]\s*|\s+[-–—]\s+|,\s+")
_BY = re.compile(r"^by (?:our )?", re.IGNORECASE)
_PAPER = re.compile(
    r"(?:The )?(?:[A-Z][\w’'&-]*\.? ){1,3}(?:News|Times|Post|Press|Herald|Gazette|Tribune|Journal"
    r"|Telegraph|Observer|Chronicle|Daily|Radio|Television|TV|Examiner|Standard|Independent|Wire"
    r"|Ledger|Mail|Report|Globe|Dispatch|Bulletin|Review|Monitor|Courier|Agency|Today|Online|Magazine)"
    r"(?: (?:Network|Agency|Now|Service|Online))?"
)


@dataclass(frozen=True, slots=True)
class Imprint:
    """One date of such a line: its label in small letters, if it has one, and ISO 8601."""

    label: str
    date: str


def imprints(line: str) -> tuple[Imprint, ...]:
    """The dates of a line that tells when a piece appeared; () for any other line."""
    found = [] if _POST.search(line) else sorted(_days(line))
    rest, told, at = "", list[Imprint](), 0
    for start, end, day in found:
        before, hour = line[at:start], HOUR.match(line, end)
        if not _is_set_off(before):
            return ()
        label = next((m["label"].lower() for m in _LABEL.finditer(before)), "")
        told.append(Imprint(label, f"{day}T{clock(hour)}" if hour else day))
        rest, at = f"{rest} {before}", hour.end() if hour else end
    return tuple(told) if _is_furniture(f"{rest} {line[at:]}") else ()


def paper(line: str) -> str | None:
    """The paper that a line of a page's head names as its own, among other parts or alone."""
    parts = [_BY.sub("", part).strip() for part in _PARTS.split(line.strip()) if part.strip()]
    if not _is_furniture(_without_days(line)):
        return None
    return next((part for part in parts if _PAPER.fullmatch(part) or _is_known(part)), None)


def clock(hour: re.Match[str]) -> str:
    """The hour of a match with the groups ``hour``, ``minute`` and ``half``: '18:12'."""
    number, half = int(hour["hour"]), (hour["half"] or "").lower()
    if half and number <= 12:
        number = number % 12 + (12 if half.startswith("p") else 0)
    return f"{number:02}:{hour['minute']}"


def _is_known(part: str) -> bool:
    known = OUTLET.fullmatch(part.removeprefix("The ").removeprefix("the "))
    return bool(known and known["known"])


def _days(line: str) -> Iterator[tuple[int, int, str]]:
    """Where whole days with their year stand in the line, and which they are."""
    for each in expressions(line):
        if each.parts.get("year"):
            (days,) = resolved([each], None)
            if days is not None and days.precision == "day" and days.first == days.last:
                yield each.start, each.end, days.first.isoformat()
    for match in _NUMERIC.finditer(line):
        if day := _numeric(match):
            yield match.start(), match.end(), day.isoformat()


def _numeric(found: re.Match[str]) -> date | None:
    """The day of '22/02/2024'; None for '3/4/2024', which may be in March or in April."""
    one, two = int(found["one"]), int(found["two"])
    if min(one, two) > 12 or (max(one, two) <= 12 and one != two):
        return None
    day, month = (one, two) if one > 12 else (two, one)
    try:
        return date(int(found["year"]), month, day)
    except ValueError:
        return None


def _is_set_off(before: str) -> bool:
    """Whether what stands before a date is parted from it, and no place where something was."""
    bare = _WEEKDAY.sub("", before).strip()
    if not bare or _SET_OFF.search(bare):
        return True
    return bare.endswith(",") and bool(paper(bare.rstrip(",")) or _BY.match(bare))


def _without_days(line: str) -> str:
    for start, end, _ in sorted(_days(line), reverse=True):
        line = line[:start] + line[end:]
    return line


def _is_furniture(text: str) -> bool:
    """Whether it is made of names and of the few words that such lines have."""
    words = _WORD.findall(text)
    small = {word.rstrip(".") for word in words if word[0].islower()}
    return len(words) <= _MOST_WORDS and small <= _FURNITURE
