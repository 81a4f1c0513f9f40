"""Make an index hold what the catalog holds."""

from __future__ import annotations

import logging
import random
from collections.abc import Callable, Collection, Mapping
from typing import TypeVar

from store.doors import Index
from store.errors import IndexBroken
from store.traces import Doubt

log = logging.getLogger(__name__)

PORTION = 1000
"""Passages taken from the catalog at a time."""
SAMPLE: dict[Doubt, int] = {"none": 50, "some": 200, "much": 20_000}
"""Passages to try to find: a twentieth of a second, or some seconds after a crash."""
TOLERATED: dict[Doubt, float] = {"none": 0.1, "some": 0.03, "much": 0.002}
"""Part of the sample that may not be found, for the search by vectors is approximate.

Measured: of 20,000 sound vectors of 384 numbers, 1 to 16 did not find themselves.
"""

Row = TypeVar("Row")
Load = Callable[[Collection[str]], Mapping[str, Row]]


def mend(index: Index[Row], wanted: Callable[[], set[str]], load: Load[Row], doubt: Doubt) -> None:
    """Open the index and correct what differs; begin it again where that does not help.

    Args:
        index: What is mended; it need not be open.
        wanted: Gives the ids of all the passages it should hold.
        load: Gives the rows of some ids.
        doubt: With none the number of passages is believed, and no id compared; with much,
            nearly all are tried to be found, and hardly a loss is tolerated.

    Raises:
        IndexBroken: not even an empty index can be made and filled.
    """
    try:
        index.open()
        if doubt == "none" and _as_left(index, wanted(), load):
            return
        if _settled(index, wanted(), load, "some" if doubt == "none" else doubt):
            return
        log.warning("%s does not find what it holds: it is built again.", type(index).__name__)
    except IndexBroken as error:
        log.warning("%s It is built again.", error)
    index.clear()
    _settle(index, wanted(), load)


def fill(index: Index[Row], rows: Mapping[str, Row]) -> None:
    """Put the rows into the index, and read back that they are there.

    Raises:
        IndexBroken: they are not.
    """
    index.put(rows)
    if missing := rows.keys() - index.held(rows.keys()):
        raise IndexBroken(f"{type(index).__name__} took {len(rows)} rows and lost {len(missing)}.")


def _as_left(index: Index[Row], wanted: set[str], load: Load[Row]) -> bool:
    """Whether the index holds as many as it should, and some that are tried are found."""
    return index.size() == len(wanted) and _sound(index, wanted, load, "none")


def _settled(index: Index[Row], wanted: set[str], load: Load[Row], doubt: Doubt) -> bool:
    """Whether the index, corrected, finds what it holds."""
    _settle(index, wanted, load)
    return _sound(index, wanted, load, doubt)


def _settle(index: Index[Row], wanted: set[str], load: Load[Row]) -> None:
    held = index.ids()
    index.drop(held - wanted)
    missing = sorted(wanted - held)
    for start in range(0, len(missing), PORTION):
        fill(index, load(missing[start : start + PORTION]))


def _sound(index: Index[Row], wanted: set[str], load: Load[Row], doubt: Doubt) -> bool:
    size = min(SAMPLE[doubt], len(wanted))
    some = random.sample(tuple(wanted), size)
    lost = sum(index.lost(load(some[start : start + PORTION])) for start in range(0, size, PORTION))
    return lost <= size * TOLERATED[doubt]
