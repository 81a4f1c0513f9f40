"""Rankings are fused into one, whatever their order."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.fusion import fuse

rankings = st.lists(st.lists(st.sampled_from("abcdefgh"), unique=True), max_size=4)


@given(rankings, st.randoms(use_true_random=False))
def test_order_of_rankings_does_not_matter(given_: list[list[str]], chance: random.Random) -> None:
    """The same rankings in another order give the same scores in the same order."""
    shuffled = chance.sample(given_, len(given_))
    assert list(fuse(shuffled).items()) == list(fuse(given_).items())


@given(rankings)
def test_scores_are_sums_of_reciprocal_ranks(given_: list[list[str]]) -> None:
    """Each name's score is the sum of 1/(60 + its rank), as in the paper."""
    scores = fuse(given_)
    assert set(scores) == {name for ranking in given_ for name in ranking}
    for name, score in scores.items():
        ranks = [ranking.index(name) + 1 for ranking in given_ if name in ranking]
        assert score == pytest.approx(sum(1 / (60 + rank) for rank in ranks))


@given(rankings)
def test_highest_first_and_ties_by_name(given_: list[list[str]]) -> None:
    """The best comes first, and of two alike the one whose name does."""
    for (one, score), (other, less) in pairwise(fuse(given_).items()):
        assert (-score, one) < (-less, other)


def test_one_ranking_keeps_its_order() -> None:
    """Fusing a ranking with nothing leaves it as it is."""
    assert list(fuse([["c", "a", "b"], []])) == ["c", "a", "b"]
