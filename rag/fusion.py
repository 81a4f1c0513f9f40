"""Several rankings made one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

_RRF_K = 60


def fuse(rankings: Iterable[Sequence[str | None]]) -> dict[str, float]:
    """Reciprocal rank fusion: each name's sum of 1/(60 + rank), highest first.

    The order of the rankings does not matter; ties are ordered by name; None is a rank
    that nobody has. Cormack, Clarke and Büttcher, SIGIR 2009.
    """
    scores: defaultdict[str, list[float]] = defaultdict(list)
    for ranking in rankings:
        for rank, name in enumerate(ranking, 1):
            if name is not None:
                scores[name].append(1 / (_RRF_K + rank))
    sums = {name: sum(sorted(parts)) for name, parts in scores.items()}
    return dict(sorted(sums.items(), key=lambda item: (-item[1], item[0])))
