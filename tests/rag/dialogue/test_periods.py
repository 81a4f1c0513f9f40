"""A period beside the one asked about is reckoned, and other words are none."""

from __future__ import annotations

import pytest

from rag.dialogue.periods import shifted


@pytest.mark.parametrize(
    ("words", "before", "asked"),
    [
        ("the year before?", "What fell in 2019?", "What fell in 2018?"),
        ("In the following year?", "What fell in 2019?", "What fell in 2020?"),
        ("a year earlier", "What fell in 2019?", None),
        ("The next day?", "What fell on 31 December 2019?", "What fell on 1 January 2020?"),
        ("the day before", "What fell on March 1, 2020?", "What fell on 29 February 2020?"),
        ("the previous month", "What fell in January 2020?", "What fell in December 2019?"),
        ("the month after?", "What fell in December 2019?", "What fell in January 2020?"),
        ("the year?", "What fell in 2019?", None),
        ("the day before", "What fell in 2019?", None),
        ("the day after?", "What fell on the Monday?", "What fell on the Tuesday?"),
        ("the year before", "What fell at K1?", None),
        ("the year before the war", "What fell in 2019?", None),
        ("the day after", "What fell on 31 February 2020?", None),
    ],
)
def test_the_period_beside(words: str, before: str, asked: str | None) -> None:
    """It is one unit away, at the precision that was asked for, or none can be told."""
    assert shifted(words, before) == asked
