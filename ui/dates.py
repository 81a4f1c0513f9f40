"""How far in time a collection reaches."""

from __future__ import annotations

from collections.abc import Iterable

from rag.when.dates import UNKNOWN, written


def extent(published: Iterable[str | None]) -> str:
    """'from 10 December 2019 to August 2024', one date alone, or nothing if none is known."""
    known = sorted(each for each in published if written(each) != UNKNOWN and each)
    if not known:
        return ""
    first, last = written(known[0]), written(known[-1])
    return f"of {first}" if first == last else f"from {first} to {last}"
