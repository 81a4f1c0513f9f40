"""Slips of the pen in a question are mended by what was found, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.answering.spelling import spelled

TEXTS = ["The secretary met Soleimani.", "The Harbourmaster saw 9 drones, militarily equipped."]


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("what did the secratary say?", "what did the secretary say?"),
        ("who killed solemani?", "who killed Soleimani?"),
        ("who saw the harbormaster?", "who saw the Harbourmaster?"),
        ("who met Solemani?", "who met Solemani?"),
        ("what was the hospital's salary?", "what was the hospital's salary?"),
        ("what was the droan?", "what was the droan?"),
        ("who was secretly there?", "who was secretly there?"),
        ("who wrote the blogosphere?", "who wrote the blogosphere?"),
    ],
)
def test_only_slips_are_mended(question: str, read: str) -> None:
    """A word in small letters that is none is read as the one found that it is most like."""
    assert spelled(question, TEXTS) == read


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=100), st.lists(st.text(max_size=100), max_size=3))
def test_the_number_of_words_stays(question: str, texts: list[str]) -> None:
    """Whatever is asked and found, words are exchanged one for one."""
    assert len(spelled(question, texts).split()) == len(question.split())
