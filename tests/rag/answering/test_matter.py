"""What a question is about is told from its words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.answering.matter import matter
from rag.question import asked


@pytest.mark.parametrize(
    "question",
    ["What reason did the group give?", "What was the latest attack on the port?", "Who fell?"],
)
def test_what_is_no_matter_of_its_own(question: str) -> None:
    """Words that ask for no thing are none: anything may be the reason."""
    assert matter(question, asked(question).kind).thing == ""


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


@pytest.mark.parametrize(
    ("question", "office"),
    [
        ("How did the prime minister react?", "prime minister"),
        ("Why did the Danish ambassador leave?", ""),
        ("Who met the prime minister?", ""),
        ("Where did Ur's chief die?", ""),
    ],
)
def test_the_office(question: str, office: str) -> None:
    """Who does it by an office of two words must be told of; who is only met need not."""
    assert matter(question, asked(question).kind).office == office


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=200))
def test_any_text_has_a_matter(text: str) -> None:
    """No question fails."""
    assert matter(text, "open").deeds <= matter(text, "open").denied | {"killing", "hurting"}
