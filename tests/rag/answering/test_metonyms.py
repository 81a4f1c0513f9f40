"""A government is known by its seat, and a seat by its country, where either acts."""

from __future__ import annotations

import pytest

from rag.answering.metonyms import is_spoken_of
from rag.names import name_words


@pytest.mark.parametrize(
    ("question", "name", "text", "spoken"),
    [
        ("How did Washington respond?", "Washington", "The US fired back.", True),
        ("How many was Washington thinking of sending?", "Washington", "The US has sent 12.", True),
        ("What was Tehran's answer?", "Tehran", "Iran did not answer.", True),
        ("What was signed by Moscow?", "Moscow", "Russia signed it.", True),
        ("What happened in Washington?", "Washington", "The US fired back.", False),
        ("How did Washington respond?", "Washington", "Norway fired back.", False),
        ("How did Iran respond?", "Iran", "Tehran fired back.", True),
        ("How did Iran respond?", "Iran", "Iran fired back.", True),
        ("How did Norway respond?", "Norway", "Tehran fired back.", False),
        ("Which Arab diplomat warned them?", "Arab", "Jordan's minister warned them.", True),
        ("Which Arab diplomat warned them?", "Arab", "Iran's minister warned them.", False),
        ("What did the Arab League say?", "Arab League", "Jordan warned them.", False),
    ],
)
def test_who_is_spoken_of(question: str, name: str, text: str, spoken: bool) -> None:
    """By its own name, by its country where it acts, a country by its seat, several by one."""
    assert is_spoken_of(name_words(text), name, question) is spoken
