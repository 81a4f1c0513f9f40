"""Make an index hold what the catalog holds."""

from __future__ import annotations

import logging
import random
from collections.abc import Callable, Collection, Mapping
from typing import TypeVar

from store.doors import Index
from store.errors import IndexBroken

log = logging.getLogger(__name__)

PORTION = 1000
"""Passages taken from the catalog at a time."""
SAMPLE, LARGE_SAMPLE = 200, 20_000
"""Passages to try to find: a twentieth of a second, or some seconds after a crash."""
TOLERATED, HARDLY_TOLERATED = 0.03, 0.002
"""Part of the sample that may not be found, for the search by vectors is approximate.

Measured: of 20,000 sound vectors of 384 numbers, 1 to 16 did not find themselves.
"""

Row = TypeVar("Row")
Load = Callable[[Collection[str]], Mapping[str, Row]]


def mend(index: Index[Row], wanted: set[str], load: Load[Row], thorough: bool) -> None:
    """Open the index and correct what differs; begin it again where that does not help.

    Args:
        index: What is mended; it need not be open.
        wanted: Ids of all the passages it should hold.
        load: Gives the rows of some ids.
        thorough: Try to find nearly all, and hardly tolerate a loss; for after a crash.

    Raises:
        IndexBroken: not even an empty index can be made and filled.
    """
    try:
        index.open()
        _settle(index, wanted, load)
        if _sound(index, wanted, load, thorough):
            return
        log.warning("%s does not find what it holds: it is built again.", type(index).__name__)
    except IndexBroken as error:
        log.warning("%s It is built again.", error)
    index.clear()
    _settle(index, wanted, load)


def fill(index: Index[Row], rows: Mapping[str, Row]) -> None:
    """Put the rows into the index, and read back that they are there.

    Raises:
        IndexBroken: they are not.
    """
    index.put(rows)
    if missing := rows.keys() - index.held(rows.keys()):
        raise IndexBroken(f"{type(index).__name__} took {len(rows)} rows and lost {len(missing)}.")


def _settle(index: Index[Row], wanted: set[str], load: Load[Row]) -> None:
    held = index.ids()
    index.drop(held - wanted)
    missing = sorted(wanted - held)
    for start in range(0, len(missing), PORTION):
        fill(index, load(missing[start : start + PORTION]))


def _sound(index: Index[Row], wanted: set[str], load: Load[Row], thorough: bool) -> bool:
    size = min(LARGE_SAMPLE if thorough else SAMPLE, len(wanted))
    some = random.sample(sorted(wanted), size)
    lost = sum(index.lost(load(some[start : start + PORTION])) for start in range(0, size, PORTION))
    return lost <= size * (HARDLY_TOLERATED if thorough else TOLERATED)
