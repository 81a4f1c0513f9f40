"""What a question is about is told from its words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.answering.matter import matter
from rag.question import asked


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("How many drones hit the harbour?", "drones"),
        ("How many of the brain-injured soldiers returned?", "soldiers"),
        ("Which hospital treated the wounded?", "hospital"),
        ("What was the salary of Colonel Danel?", "salary"),
        ("At what speed did the boat sail?", "speed"),
        ("What sort of rocket was used?", "rocket"),
        ("Who was the commander of the port?", "commander"),
        ("What reason did the group give?", ""),
        ("What happened at Port Kesh?", ""),
        ("what happend at the port", ""),
        ("Who was killed?", ""),
        ("What was the latest attack on the port?", ""),
    ],
)
def test_the_thing(question: str, thing: str) -> None:
    """The noun that is asked for is known, and words that ask for no thing are none."""
    assert matter(question, asked(question).kind).thing == thing


@pytest.mark.parametrize(
    ("question", "deeds"),
    [
        ("Who claimed the attack on Arvo?", {"claiming"}),
        ("How many sailors were wounded at Kesh?", {"hurting"}),
        ("What was the death toll at Kesh?", {"killing", "hurting"}),
        ("What did Danel claim about the boat?", set()),
        ("Which boat was towed after three were killed?", set()),
        ("Where was the boat towed?", set()),
    ],
)
def test_the_deeds(question: str, deeds: set[str]) -> None:
    """The deed of the main clause must be told of, those of other clauses need not."""
    assert matter(question, asked(question).kind).deeds == deeds


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=200))
def test_any_text_has_a_matter(text: str) -> None:
    """No question fails."""
    assert matter(text, "open").deeds <= matter(text, "open").denied | {"killing", "hurting"}
