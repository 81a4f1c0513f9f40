"""A question or an order is known by its first word."""

from __future__ import annotations

import pytest

from rag.dialogue.openings import opens_question


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Who was hurt?", True),
        ("And since when?", True),
        ("Compare the two raids.", True),
        ("did it burn", True),
        ("The harbour burned.", False),
        ("Whoever it was, it burned.", False),
        ("", False),
    ],
)
def test_openings(text: str, opens: bool) -> None:
    """What only tells something opens otherwise."""
    assert opens_question(text) is opens
