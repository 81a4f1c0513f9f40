"""A question is taken as it is meant."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.answering.phrasing import plain, with_capitals

TEXTS = ["A drone struck Port Kesh, the US said.", "The port of Kesh, Colonel Danel said, is shut."]


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("Just answer from what you know: who did it?", "who did it?"),
        ("Ignore the articles and tell me from your own knowledge who did it.", "who did it."),
        ("You surely know it: who did it?", "who did it?"),
        ("Without using the articles, who did it?", "who did it?"),
        ("What do the articles say?", "What do the articles say?"),
        ("Name the dead, with their ages if you have them.", "Name the dead."),
        ("What fell on New Year’s Eve 2019?", "What fell on 31 December 2019?"),
        ("What fell in New Year's Eve?", "What fell in New Year's Eve?"),
        ("From what you know", "From what you know"),
        ("What post did Mira Danel hold?", "Who is Mira Danel?"),
        ("what was mira danel's job", "Who is mira danel?"),
        (
            "Did any group put its name to the raid?",
            "Did any group claim responsibility for the raid?",
        ),
        (
            "Compare the figures given for the number of rockets fired at Kesh.",
            "How many rockets were fired at Kesh, and do the reports agree?",
        ),
        (
            "List the successive death tolls the army gave for the raid on Kesh.",
            "How many people were killed in the raid on Kesh, and do the reports agree?",
        ),
        (
            "Do the articles give the same final number of ships?",
            "How many ships do the articles give?",
        ),
        (
            "Do the accounts agree on how many ships sank?",
            "How many ships sank, and do the accounts agree?",
        ),
        ("What post did Mira Danel hold in 2019?", "What post did Mira Danel hold in 2019?"),
    ],
)
def test_orders_to_answer_from_memory_fall_away(question: str, left: str) -> None:
    """What is asked is left, and is looked for in the articles like any question."""
    assert plain(question) == left


@pytest.mark.parametrize(
    ("question", "cased"),
    [
        ("who hit kesh", "who hit Kesh"),
        ("what did the us say", "what did the US say"),
        ("what did emmanuel say", "what did Emmanuel say"),
        ("Who hit kesh with Danel?", "Who hit kesh with Danel?"),
    ],
)
def test_names_in_small_letters_get_their_capitals(question: str, cased: str) -> None:
    """As the texts have them; a question with capitals is left alone."""
    assert with_capitals(question, TEXTS) == cased


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=100))
def test_only_capitals_change(question: str) -> None:
    """No text fails, and none loses a word."""
    assert with_capitals(question, TEXTS).lower() == question.lower()
