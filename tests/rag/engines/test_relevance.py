"""The text that answers scores above the one that does not."""

from __future__ import annotations

import random

import pytest

from rag.engines.onnx import open_onnx
from rag.engines.relevance import FILES, relevance

QUESTION = "How many soldiers were hurt at Al Asad?"
RIGHT = "Five soldiers were hurt when rockets hit Al Asad, officials said."
WRONG = "The weather in Paris was fine on Sunday."
TEXTS = [
    RIGHT,
    WRONG,
    "Rockets fell.",
    "x",
    "",
    "Five",
    "Nobody was hurt at Taji.",
    RIGHT * 20,
    "قال مسؤول إن الهجوم وقع",
    "A soldier spoke.",
    "Sunday was fine.",
    "They said so.",
]


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        (QUESTION, RIGHT, WRONG),
        (QUESTION, RIGHT, "Soldiers at Al Asad watched a film."),
        ("Who claimed the attack?", "The group claimed it on Monday.", "The attack was loud."),
        ("When did it happen?", "It happened on 9 December.", "It happened because of a fault."),
    ],
)
def test_the_right_text_scores_higher(question: str, right: str, wrong: str) -> None:
    """One that answers is above one that shares words, and above one that shares none."""
    good, bad = relevance(question, [right, wrong])
    assert good > bad
    assert good > 0


def test_a_score_goes_with_its_text() -> None:
    """In whatever order and with whatever others texts are given, each has the same score."""
    scores = dict(zip(TEXTS, relevance(QUESTION, TEXTS), strict=True))
    assert [relevance(QUESTION, [text]) for text in TEXTS] == [[s] for s in scores.values()]
    for seed in range(3):
        shuffled = random.Random(seed).sample(TEXTS, len(TEXTS))
        assert relevance(QUESTION, shuffled) == [scores[text] for text in shuffled]


def test_no_text_has_no_score() -> None:
    """An empty list is answered with one."""
    assert relevance(QUESTION, []) == []


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("word " * 4000, RIGHT), (QUESTION + " please" * 3000, RIGHT), ("x" * 20_000, "y" * 20_000),
        (QUESTION, "word " * 20_000), ("", ""), ("\ud800", "\udfff half"), ("\x00", "\x00"),
    ],
)  # fmt: skip
def test_no_length_is_too_much(question: str, text: str) -> None:
    """Of a long question and of a long text the head is read."""
    (score,) = relevance(question, [text])
    assert -20 < score < 20


def test_a_long_question_is_still_read() -> None:
    """Its head tells the right text from the wrong one."""
    good, bad = relevance(QUESTION + " Please say." * 1500, [RIGHT, WRONG])
    assert good > bad


def test_a_short_text_has_few_tokens() -> None:
    """Nothing is padded: what is short is read in little time."""
    model = open_onnx(FILES, 256)
    (short, _), (long, _) = model.read([("Who fell?", "He fell."), ("Who fell?", RIGHT * 40)])
    assert len(short.ids) < 16
    assert len(long.ids) == 256
