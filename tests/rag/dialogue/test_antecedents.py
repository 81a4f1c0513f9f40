"""What a question speaks of is found as a phrase that another question can take."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.dialogue.antecedents import date, event, fitting, listed, thing, things


@pytest.mark.parametrize(
    ("find", "text", "found"),
    [
        (event, "Who was killed in the drone strike at Baghdad airport?", "the drone strike"),
        (event, "Who was at Al Asad?", None),
        (things, "How many US troops are in Iraq?", "US troops"),
        (things, "How many of the rockets hit K1?", "the rockets"),
        (things, "Who was hurt?", None),
        (thing, "How long is the runway?", "the runway"),
        (thing, "What did Mark Esper say?", None),
        (date, "What happened on 5 August 2024?", "5 August 2024"),
        (date, "What happened yesterday?", None),
    ],
)
def test_what_is_spoken_of(find: Callable[[str], str | None], text: str, found: str | None) -> None:
    """Events, several things, one thing and dates are told apart."""
    assert find(text) == found


def test_names_in_a_list() -> None:
    """The answer's names of one sort come in its order, those of the question left out."""
    assert listed("Which bases did Iran hit?", "Iran hit Baghdad and Erbil.") == [
        "Baghdad",
        "Erbil",
    ]
    assert listed("Who was hurt?", "Nobody.") == []


def test_what_something_is_at_is_a_place() -> None:
    """A base that the parser takes for a group is a place where something happened at it."""
    assert fitting("Who was hurt at Al Asad?", ("FAC",)) == ["Al Asad"]
    assert fitting("How many US troops were hurt?", ("GPE", "FAC")) == []


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    """No text fails; a name found stands in it."""
    assert all(name in text for name in listed(text, text))
    for find in (event, things, thing, date):
        found = find(text)
        assert found is None or found.removeprefix("the ") in text
