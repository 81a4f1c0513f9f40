"""What stands around a quote tells what it speaks of."""

from __future__ import annotations

import pytest

from rag.question import asked
from rag.surroundings import around, beside, is_elsewhere
from rag.types import Quote
from store.records import Article


@pytest.mark.parametrize(
    ("question", "text", "elsewhere"),
    [
        ("How many were hurt at Arvo?", "Six sailors were hurt in Rotterdam.", True),
        ("How many were hurt beside Arvo?", "Six sailors were hurt in Rotterdam.", True),
        ("How many were hurt at Arvo?", "Six sailors were hurt at Arvo, in Rotterdam.", False),
        ("How many were hurt at Arvo?", "Six sailors were hurt.", False),
        ("How many were hurt at Arvo?", "Six sailors were hurt in France.", False),
        ("How many were hurt in May 2021?", "Six sailors were hurt in Rotterdam.", False),
        ("How many were hurt on Monday?", "Six sailors were hurt in Rotterdam.", False),
        ("How many were hurt in France?", "Six sailors were hurt in Rotterdam.", False),
    ],
)
def test_another_place_is_elsewhere(question: str, text: str, elsewhere: bool) -> None:
    """A place that is named instead of the one asked about; no month, and no country, is one."""
    quote = Quote(Article(text, "a.md"), 0, len(text))
    assert is_elsewhere(asked(question), quote) is elsewhere


def test_what_is_near_is_before_and_a_little_behind() -> None:
    """The head of an article is around each of its quotes, and beside the first ones alone."""
    head, deed = "Arvo has a new mayor.", "A drone fell at noon."
    text = f"{head} {'The quays were full. ' * 30}{deed} {'It was towed away. ' * 30}"
    start = text.index(deed)
    quote = Quote(Article(text, "a.md", publisher="Gulf Wire"), start, start + len(deed))
    assert "Arvo" not in beside(quote)
    assert deed in beside(quote)
    assert "Arvo" in around(quote)
    assert "Gulf Wire" in around(quote)
