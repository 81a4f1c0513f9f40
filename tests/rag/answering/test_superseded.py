"""What an earlier statement had said is told from what is held."""

from __future__ import annotations

import pytest

from rag.answering.superseded import asks_first, is_superseded


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The first statement said that nobody was hurt.", True),
        ("At first the navy spoke of two.", True),
        ("It was initially put at two.", True),
        ("The navy had said that two were hurt.", True),
        ("The navy said that two were hurt.", False),
        ("It was the first attack of the year.", False),
    ],
)
def test_what_is_no_longer_held(text: str, told: bool) -> None:
    """By how it is told: a first attack is no first statement."""
    assert is_superseded(text) is told


def test_it_may_be_what_is_asked_for() -> None:
    """Who asks for the first count wants no later one."""
    assert asks_first("What was the initial toll?")
    assert not asks_first("What was the toll?")
