"""What an earlier statement had said is told from what is held."""

from __future__ import annotations

import pytest

from rag.answering.superseded import asks_first, is_possible, is_superseded


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The first statement said that nobody was hurt.", True),
        ("The first Danish statement said that nobody was hurt.", True),
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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Up to 7,000 sailors might be sent.", True),
        ("The navy is considering sending 7,000 sailors.", True),
        ("The navy has sent 7,000 sailors.", False),
        ("In May the navy sent 7,000 sailors.", False),
    ],
)
def test_what_is_only_possible(text: str, told: bool) -> None:
    """What may be sent is not what was; the month of May is no doubt."""
    assert is_possible(text) is told


def test_it_may_be_what_is_asked_for() -> None:
    """Who asks for the first count wants no later one."""
    assert asks_first("What was the initial toll?")
    assert not asks_first("What was the toll?")
