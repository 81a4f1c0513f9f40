"""Dates as people write them, at the precision that is known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?!\d))?)?(?![\d-])")

UNKNOWN = "date unknown"


def written(published: str | None) -> str:
    """'10 December 2019', 'December 2019', '2019' or 'date unknown'.

    Args:
        published: ISO 8601 at the precision known, or None; what is no date is unknown.
    """
    match = _ISO.match(published or "")
    if match is None:
        return UNKNOWN
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        whole = date(year or 0, month or 1, day or 1)
    except ValueError:
        return UNKNOWN
    name = ["", *_MONTHS][month or 0]
    return " ".join(str(part) for part in (day, name, whole.year) if part)


def extent(published: Iterable[str | None]) -> str:
    """'from 10 December 2019 to August 2024', one date alone, or nothing if none is known."""
    known = sorted(each for each in published if written(each) != UNKNOWN and each)
    if not known:
        return ""
    first, last = written(known[0]), written(known[-1])
    return f"of {first}" if first == last else f"from {first} to {last}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
