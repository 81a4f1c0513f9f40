"""The thing that is asked for is told from the words of the question."""

from __future__ import annotations

import pytest

from rag.answering.thing import thing


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("How many drones hit the harbour?", "drones"),
        ("How many of the brain-injured soldiers returned?", "soldiers"),
        ("Which hospital treated the wounded?", "hospital"),
        ("What was the salary of Colonel Danel?", "salary"),
        ("At what speed did the boat sail?", "speed"),
        ("What sort of rocket was used?", "rocket"),
        ("Who was the commander of the port?", "commander"),
        ("What was the effect of the raid on the port's prices?", "prices"),
        ("How big was the garrison there?", "garrison"),
        ("List the attacks on ships.", "ships"),
        ("What happened at Port Kesh?", ""),
        ("what happend at the port", ""),
        ("Who was killed?", ""),
    ],
)
def test_the_thing(question: str, noun: str) -> None:
    """The noun that is asked for is known, after its article and whatever describes it."""
    assert thing(question) == noun
