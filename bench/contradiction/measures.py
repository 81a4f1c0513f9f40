"""What the judge of contradictions is worth on records that it has not seen."""

from __future__ import annotations

from collections.abc import Sequence

from bench.contradiction.records import Record
from bench.evidence.tables import share
from bench.reader.measures import area
from rag.engines.contradiction import CONTRADICTS, contradiction

HEAD = ("held out", "told apart", "differ, found", "found, differ", "found, the right pair")

Told = tuple[float, bool, bool | None]
"""The odds of the likeliest pair, whether any two differ, and whether that pair does, if known."""


def row(name: str, some: Sequence[Record]) -> list[str]:
    """How often records in which any two differ score above the others, and what is found."""
    told = [_told(record) for record in some]
    above, below = (
        [odds for odds, differs, _ in told if differs is each] for each in (True, False)
    )
    found = [each for each in told if each[0] >= CONTRADICTS]
    return [
        name,
        f"{area(above, below):.3f}",
        share([odds >= CONTRADICTS for odds in above]),
        share([differs for _, differs, _ in found]),
        share([right for *_, right in found if right is not None]),
    ]


def _told(record: Record) -> Told:
    texts = [(record.passages[one], record.passages[other]) for one, other in record.pairs]
    odds = contradiction(record.question, texts)
    best = max(range(len(odds)), key=odds.__getitem__)
    right = None if record.differ is None else record.pairs[best] in record.differ
    return odds[best], record.disputed, right
