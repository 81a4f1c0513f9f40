"""What is likely borne out by cited words, and what was only added to them."""

from __future__ import annotations

import json
from math import log
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.likelihood import (
    LIKELY,
    SIGNS,
    is_likely,
    likelihood,
    likelihood_of,
    nearest_windows,
    signs,
)

PAIRS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "golden" / "support.jsonl").read_text().splitlines()
]
CITED = (
    "Four rockets fell on a camp near Port Kesh. Six soldiers were wounded. "
    "The army blamed nobody. Colonel Mira Danel will speak on Friday."
)


def passing(split: str, borne_out: bool) -> float:
    """The share of our own pairs of a kind that are taken to be borne out."""
    kind = [p for p in PAIRS if (p["split"], p["borne_out"]) == (split, borne_out)]
    return sum(is_likely(p["sentence"], p["cited"]) for p in kind) / len(kind)


@pytest.mark.parametrize("split", ["tune", "held"])
def test_what_is_said_passes_and_what_is_added_does_not(split: str) -> None:
    """Of our own pairs most true sentences pass, and few that add what nobody said."""
    assert passing(split, True) >= 0.8
    assert passing(split, False) <= 0.2


def test_each_sign() -> None:
    """A sentence that stands there has all its words and names; another lacks some."""
    own = dict(zip(SIGNS, signs("Six soldiers were wounded.", CITED), strict=True))
    other = dict(zip(SIGNS, signs("Selim Haddad resigned.", CITED), strict=True))
    assert own["words"] == 1.0
    assert own["names"] == 0.0
    assert other["words"] == 0.0
    assert other["names"] > 0
    assert own["sentence"] > 0 > other["sentence"]
    assert own["length"] == pytest.approx(log(1 + 3))


def test_the_nearest_windows() -> None:
    """Neighbouring sentences are read together, those first that share most words."""
    assert nearest_windows("Colonel Danel will speak.", CITED)[0].endswith("speak on Friday.")
    assert nearest_windows("Colonel Danel will speak.", CITED)[0].startswith("Six soldiers")
    assert nearest_windows("Anything.", "") == [""]


@given(st.lists(st.floats(-1e6, 1e6), min_size=5, max_size=5))
def test_it_is_a_probability(seen: list[float]) -> None:
    """Whatever is seen, the likelihood lies between 0 and 1, and grows with the scores."""
    low = likelihood_of(seen)
    assert 0 <= low <= 1
    assert likelihood_of([seen[0] + 1, *seen[1:]]) >= low


@settings(deadline=None, max_examples=20)
@given(st.text(max_size=40), st.text(max_size=80))
def test_any_text_has_a_likelihood(sentence: str, cited: str) -> None:
    """Whatever is drafted and cited, there is an answer."""
    assert 0 <= likelihood(sentence, cited) <= 1


def test_the_limit_is_below_even_odds() -> None:
    """A sentence of which nothing is there is far below it, its own words are far above."""
    assert likelihood("The colonel resigned.", CITED) < LIKELY / 2
    assert likelihood("Six soldiers were wounded.", CITED) > 2 * LIKELY
