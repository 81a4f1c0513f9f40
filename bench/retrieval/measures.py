"""The measures of a ranking, and the part of the questions that is held out."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence
from hashlib import sha256
from math import ceil
from typing import TypeVar

T = TypeVar("T", bound=Hashable)

_THIRD = 3


def held(name: str) -> bool:
    """Whether the question of this id is in the third that is held out: by its SHA-256."""
    return int(sha256(name.encode()).hexdigest(), 16) % _THIRD == 0


def distinct(ranking: Iterable[T]) -> list[T]:
    """Each name once, where it stands first."""
    return list(dict.fromkeys(ranking))


def hit(ranking: Sequence[str], gold: Collection[str], k: int) -> bool:
    """Whether a gold name is among the first ``k``."""
    return any(name in gold for name in ranking[:k])


def squeezed(text: str) -> str:
    """The text without its spaces and line ends."""
    return "".join(text.split())


def facts_held(passages: Iterable[str], facts: Sequence[str]) -> list[set[int]]:
    """For each passage, which of the facts it has in it, white space aside."""
    wanted = [squeezed(fact) for fact in facts]
    return [
        {n for n, fact in enumerate(wanted) if fact in text} for text in map(squeezed, passages)
    ]


def fact_hit(ranking: Sequence[set[int]], k: int) -> bool:
    """Whether one of the first ``k`` passages has a fact in it."""
    return any(ranking[:k])


def reciprocal_rank(ranking: Sequence[set[int]], k: int) -> float:
    """One divided by the rank of the first passage with a fact; 0 where none of ``k`` has."""
    return next((1 / rank for rank, facts in enumerate(ranking[:k], 1) if facts), 0.0)


def all_facts(ranking: Sequence[set[int]], count: int, k: int) -> bool:
    """Whether each of the ``count`` facts is in one of the first ``k`` passages."""
    return len(set().union(*ranking[:k])) == count


def overlap(one: Sequence[T], other: Sequence[T], k: int) -> float:
    """The share of the first ``k`` of ``other`` that are among the first ``k`` of ``one``."""
    wanted = set(other[:k])
    return len(wanted & set(one[:k])) / len(wanted) if wanted else 0.0


def percentile(values: Collection[float], percent: float) -> float:
    """The value that this percentage of the values does not exceed, by nearest rank."""
    if not values:
        raise ValueError("a percentile needs at least one value")
    return sorted(values)[max(0, ceil(len(values) * percent / 100) - 1)]
