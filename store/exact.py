"""Search every vector: slower than an index, and never wrong."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]


def nearest(vectors: Mapping[str, Vector], vector: Vector, k: int) -> list[tuple[str, float]]:
    """The k ids of greatest cosine similarity, nearest first."""
    if not vectors or k < 1:
        return []
    rows = np.stack(list(vectors.values()))
    cosines = rows @ vector / (np.linalg.norm(rows, axis=1) * np.linalg.norm(vector))
    order = np.argsort(-cosines, kind="stable")[:k]
    ids = list(vectors)
    return [(ids[i], float(cosines[i])) for i in order]
