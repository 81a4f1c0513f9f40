"""Texts of like length together: a batch is padded to its longest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def like_lengths(texts: Sequence[str], size: int) -> Iterator[list[int]]:
    """The places of all texts, in batches of that many, the same whatever order they are in."""
    places = sorted(range(len(texts)), key=lambda at: (len(texts[at]), texts[at]))
    for start in range(0, len(places), size):
        yield places[start : start + size]
