"""Other words that mean the same are known for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.answering.meanings import deeds, speaks_of


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Three dockers lost their lives.", {"killing"}),
        ("Two were wounded.", {"hurting"}),
        ("The group said that it had fired the mortars.", {"claiming", "commenting"}),
        ("Police confiscated a lorry.", {"seizing"}),
        ("Ruiz was appointed in his place.", {"succeeding"}),
        ("He took over the port.", {"succeeding"}),
        ("The war broke out in May.", {"beginning"}),
        ("The mission is over.", {"ending"}),
        ("Deputies approved the ballot.", {"ordering", "voting"}),
        ("It fell at noon.", set()),
    ],
)
def test_deeds(text: str, told: set[str]) -> None:
    """A deed is known by any of its words."""
    assert deeds(text) == told


@pytest.mark.parametrize(
    ("thing", "text", "speaks"),
    [
        ("soldiers", "Two troops fell.", True),
        ("weapon", "A drone hit the harbour.", True),
        ("drones", "Five rockets hit the harbour.", False),
        ("lorry", "The truck burned.", True),
        ("hospital", "Twelve were wounded.", False),
        ("helicopters", "Two jets were hit.", False),
        ("dockers", "A docker fell.", True),
        ("percentage", "Of the crews 37.7% were hurt.", True),
        ("director", "Ana Ruiz directed the film.", True),
        ("commander", "The colonel who commands the port spoke.", True),
    ],
)
def test_what_a_text_speaks_of(thing: str, text: str, speaks: bool) -> None:
    """A thing is spoken of by its own word, one that means it, or one of its sort."""
    assert speaks_of(text, thing) == speaks


@given(st.text(max_size=40))
def test_a_word_means_itself(text: str) -> None:
    """What is asked for in a sentence's own word is in the sentence."""
    for word in ("zebra", "salary"):
        assert speaks_of(f"{text} {word}", word)
