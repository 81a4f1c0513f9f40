"""Of two that a sentence compares the one is told that is asked for."""

from __future__ import annotations

import pytest

from rag.kinds.comparatives import is_the_other

TEXT = "The old boat carries less fuel than the new boat."


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("Which boat carries the smaller load?", "the new boat"),
        ("Which boat carries less?", "the new boat"),
        ("Which boat carries more fuel?", "The old boat"),
        ("Which boat has the larger tank?", "The old boat"),
    ],
)
def test_the_one_that_is_not_asked_for(question: str, other: str) -> None:
    """It stands behind 'than' where both ask and tell of less, and before it where they differ."""
    for boat in ("The old boat", "the new boat"):
        at = TEXT.index(boat)
        assert is_the_other(question, TEXT, (at, at + len(boat))) is (boat == other)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Which boat carries fuel?", TEXT),
        ("Which boat carries more?", "The old boat carries less fuel."),
        ("Which boat carries more?", "More or less fuel than that was in the boat."),
    ],
)
def test_where_nothing_is_compared_there_is_no_other(question: str, text: str) -> None:
    """Neither by the question, nor by the sentence, nor by one that goes both ways."""
    assert not any(is_the_other(question, text, (at, at + 4)) for at in range(len(text) - 4))
