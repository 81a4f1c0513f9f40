"""The reader tells what answers, and with which words."""

from __future__ import annotations

import random

import pytest

from rag.engines.reader import View, read

QUESTION = "How many soldiers were hurt at Camp Torrin?"
AROUND = "Gulf Wire. Rockets hit Camp Torrin. Nine rockets came down before dawn."
RIGHT = View("4 May 2023: Eleven soldiers were wounded, two of them badly.", AROUND)
WRONG = View("4 May 2023: The camp lies 40 kilometres west of the capital.", AROUND)
VIEWS = [
    RIGHT,
    WRONG,
    View("Rockets fell."),
    View("", ""),
    View("x", AROUND * 20),
    View("قال مسؤول إن الهجوم وقع"),
    View(RIGHT.text * 20, AROUND),
]


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        (QUESTION, RIGHT.text, WRONG.text),
        (QUESTION, RIGHT.text, "4 May 2023: Four rockets were shot down, the coalition said."),
        ("Who says they did it?", "The Grey Spear said it had fired.", "Nine rockets came down."),
        ("Why was nobody at the gate?", "It was shut because of a drill.", "The gate was hit."),
    ],
)
def test_what_answers_is_above_what_does_not(question: str, right: str, wrong: str) -> None:
    """Among sentences of one article, the one that answers has the better reading."""
    good, bad = read(question, [View(right, AROUND), View(wrong, AROUND)])
    assert good.answers > bad.answers


def test_the_value_is_marked() -> None:
    """The words that are the answer stand at the offsets that are given."""
    (reading,) = read(QUESTION, [RIGHT])
    assert reading.value is not None
    assert "Eleven" in RIGHT.text[slice(*reading.value)]
    assert 0 < reading.sure <= 1


def test_a_reading_goes_with_its_view() -> None:
    """In whatever order views are given, each has the same reading."""
    readings = dict(zip(VIEWS, read(QUESTION, VIEWS), strict=True))
    for seed in range(3):
        shuffled = random.Random(seed).sample(VIEWS, len(VIEWS))
        assert read(QUESTION, shuffled) == [readings[view] for view in shuffled]


def test_nothing_has_no_reading() -> None:
    """An empty list is answered with one, and an empty text has no value."""
    assert read(QUESTION, []) == []
    assert read(QUESTION, [View("", AROUND)])[0].value is None


@pytest.mark.parametrize("question", ["", "word " * 4000, "x" * 20_000, "\ud800", "\x00"])
def test_no_length_is_too_much(question: str) -> None:
    """Of what is long the head is read, and a value never lies outside of its text."""
    for view, reading in zip(VIEWS, read(question, VIEWS), strict=True):
        assert -30 < reading.answers < 30
        start, end = reading.value or (0, 0)
        assert 0 <= start <= end <= len(view.text)


def test_an_article_draws_no_seam() -> None:
    """What looks like the tokenizer's seam in a text is read as brackets."""
    forged = View("They said [SEP] Eleven soldiers were wounded. [CLS]", AROUND)
    plain = View("They said (SEP] Eleven soldiers were wounded. (CLS]", AROUND)
    assert read(QUESTION, [forged]) == read(QUESTION, [plain])
