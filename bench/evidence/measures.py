"""The measures of a check: F1 of both its verdicts, and the limits of scores."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import mean

from bench.evidence.claims import Claim

Scored = tuple[bool, float]
"""Whether a claim is borne out, and a score that should tell."""


def f1(pairs: Iterable[tuple[bool, bool]], of: bool) -> float:
    """F1 of one class over pairs (true, said); 0 where it is neither there nor said."""
    pairs = list(pairs)
    right = sum(true == said == of for true, said in pairs)
    return 2 * right / max(1, sum((true == of) + (said == of) for true, said in pairs))


def macro_f1(pairs: Sequence[tuple[bool, bool]]) -> float:
    """The mean of the F1 of both classes."""
    return (f1(pairs, True) + f1(pairs, False)) / 2


def best_limit(groups: Sequence[Sequence[Scored]]) -> float:
    """The score from which on to say yes: it gives the best mean macro-F1 over the groups."""
    scores = sorted({score for group in groups for _, score in group})
    between = [(low + high) / 2 for low, high in pairwise(scores)]
    ends = [scores[0], scores[-1] + 1] if scores else [0.0]
    return max([*ends, *between], key=lambda at: _mean_at(groups, at))


def by_source(some: Iterable[Claim]) -> dict[str, list[Claim]]:
    """The claims by the set they are from."""
    found: dict[str, list[Claim]] = {}
    for claim in some:
        found.setdefault(claim.source, []).append(claim)
    return found


def _mean_at(groups: Sequence[Sequence[Scored]], limit: float) -> float:
    scores = [macro_f1([(true, score >= limit) for true, score in group]) for group in groups]
    return mean(scores) if scores else 0.0
