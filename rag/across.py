"""Passages in other languages than the question's: no word of theirs matches, and none is near.

The embedding model of many languages puts texts of one language nearer to each other than
what says the same in two. So each other language is searched by itself; what is then nearly
as near as the nearest of all stands beside it (docs/decisions/0018-what-is-found.md).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rag.engines.tongue import language_of
from store.library import Library

Ranking = Sequence[tuple[str, float]]
"""Passage ids and scores, best first."""

MOST_COMPARED = 200
"""Of so few articles every vector is compared, where only these may be found."""
_NEARLY = 0.08
"""Cosine below the nearest passage of all, down to which one in another language is near."""


def across(
    library: Library,
    question: str,
    vector: NDArray[np.float32],
    nearest: Ranking,
    allowed: set[str] | None,
) -> tuple[Sequence[str | None], Sequence[str]]:
    """Two rankings of passages by meaning: in the question's language, and in others.

    Of these the nearest of each language come first, then the second of each. In the first
    the places of what the second has are empty.

    Args:
        library: Where they are kept.
        question: What is asked; its language is guessed.
        vector: The question's.
        nearest: The passages nearest to it in any language.
        allowed: Ids of the articles that may be found, or None for all.
    """
    spoken = library.languages()
    others = [each for each in spoken if each != language_of(question)] if len(spoken) > 1 else []
    if not others or not nearest:
        return [id for id, _ in nearest], []
    least = nearest[0][1] - _NEARLY
    near = [_near_in(library, each, vector, nearest, allowed) for each in others]
    rows = (
        (rank, -score, id)
        for hits in near
        for rank, (id, score) in enumerate(hits)
        if score >= least
    )
    foreign = [id for _, _, id in sorted(rows)]
    apart = set(foreign)
    return [None if id in apart else id for id, _ in nearest], foreign


def _near_in(
    library: Library,
    language: str,
    vector: NDArray[np.float32],
    nearest: Ranking,
    allowed: set[str] | None,
) -> Ranking:
    """The nearest passages in a language; of one with very many articles those found already."""
    articles = library.articles_in(language)
    articles = articles if allowed is None else articles & allowed
    if len(articles) <= MOST_COMPARED:
        return library.nearest_of(articles, vector, len(nearest))
    places = library.places([id for id, _ in nearest])
    return [hit for hit in nearest if hit[0] in places and places[hit[0]].article_id in articles]
