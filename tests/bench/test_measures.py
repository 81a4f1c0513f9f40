"""Each measure counts what it says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.retrieval.measures import (
    all_facts,
    distinct,
    fact_hit,
    facts_held,
    held,
    hit,
    overlap,
    percentile,
    reciprocal_rank,
)

FACTS = ("Two sailors were hurt", "the boat\nstayed afloat")
PASSAGES = (
    "Nothing of that.",
    "In May the boat stayed  afloat.",
    "Two sailors\nwere hurt, it said.",
)


def test_a_hit_counts_each_article_once() -> None:
    """Three passages of one article take one place."""
    ranking = distinct(["a", "a", "a", "b", "c"])
    assert ranking == ["a", "b", "c"]
    assert hit(ranking, {"b"}, 2)
    assert not hit(ranking, {"b"}, 1)
    assert not hit(ranking, set(), 3)


def test_facts_are_found_whatever_their_white_space() -> None:
    """A line end in the fact or the passage does not matter; other letters do."""
    assert facts_held(PASSAGES, FACTS) == [set(), {1}, {0}]
    assert facts_held(["two sailors were hurt"], FACTS) == [set()]


def test_ranks_of_facts() -> None:
    """The first hit stands second; both facts are there from the third passage on."""
    ranking = facts_held(PASSAGES, FACTS)
    assert (fact_hit(ranking, 1), fact_hit(ranking, 2)) == (False, True)
    assert reciprocal_rank(ranking, 10) == 0.5
    assert reciprocal_rank(ranking, 1) == 0
    assert (all_facts(ranking, 2, 2), all_facts(ranking, 2, 3)) == (False, True)


def test_nothing_found_has_no_facts() -> None:
    """An empty ranking scores zero, and fails nowhere."""
    assert not fact_hit([], 4)
    assert not all_facts([], 2, 10)
    assert reciprocal_rank([], 10) == 0


def test_overlap_is_of_what_should_be_found() -> None:
    """Half of the wanted ones are there; beyond the first k nothing counts."""
    assert overlap(["a", "x", "y"], ["a", "b"], 10) == 0.5
    assert overlap(["x", "a"], ["a"], 1) == 0
    assert overlap([], [], 10) == 0


def test_percentiles_by_nearest_rank() -> None:
    """Of twenty values the 95th percentile is the nineteenth, and of one it is that one."""
    assert percentile(list(range(1, 21)), 95) == 19
    assert percentile([7.0], 50) == 7
    with pytest.raises(ValueError, match="at least one"):
        percentile([], 50)


@given(st.lists(st.floats(0, 1e6), min_size=1), st.floats(0, 100))
def test_a_percentile_is_one_of_the_values(values: list[float], percent: float) -> None:
    """It is never between two of them, and no more than that share lies under it."""
    found = percentile(values, percent)
    assert found in values
    assert sum(value < found for value in values) <= len(values) * percent / 100


def test_a_third_is_held_out_for_ever() -> None:
    """The part depends on the id alone, and is about a third of many."""
    names = [f"question-{n}" for n in range(3000)]
    assert 900 < sum(map(held, names)) < 1100
    assert [name for name in names[:8] if held(name)] == ["question-0", "question-1"]
