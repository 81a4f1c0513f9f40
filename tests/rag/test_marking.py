"""The words that are the answer are marked: by rule, else by the reader where it is sure."""

from __future__ import annotations

import pytest

from rag.engines.reader import Reading, View, read
from rag.kinds.value import value_asked
from rag.marking import marked, value_read
from rag.question import asked

AROUND = "Gulf Wire. Drone hits the harbour"


def words(question: str, text: str) -> list[str]:
    """What is marked."""
    wanted = asked(question)
    (reading,) = read(question, [View(f"4 May 2020: {text}", AROUND)])
    value = value_read(wanted, f"4 May 2020: {text}", reading)
    return [text[slice(*span)] for span in marked(wanted, text, value)]


def test_what_a_rule_marks_stands() -> None:
    """Where the value is plain by rule, the reader is not asked."""
    question, text = "How many sailors were hurt?", "Six sailors were hurt on Monday."
    assert words(question, text) == [
        text[slice(*span)] for span in value_asked(asked(question), text)
    ]
    assert words(question, text) != []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Seven sailors, not five, were hurt.", ["Seven sailors"]),
        ("Not five but seven sailors were hurt.", ["seven sailors"]),
        ("The toll of those hurt rose from five to seven, up from two.", []),
    ],
)
def test_what_is_told_to_be_wrong_is_no_value(text: str, told: list[str]) -> None:
    """Neither by rule nor by the reader."""
    assert words("How many sailors were hurt?", text) == told


def test_of_a_list_all_names_are_marked() -> None:
    """Where several are asked for, one of them alone would mislead."""
    text = "The navy named the dead: Sergeant William Rivers, 46; and Specialist Ana Ruiz, 24."
    told = ["Sergeant William Rivers", "Specialist Ana Ruiz"]
    spans = marked(asked("Who were the sailors that died?"), text, "Specialist Ana Ruiz")
    assert [text[slice(*span)] for span in spans] == told
    spans = marked(asked("Who was the sailor that died?"), text, "Specialist Ana Ruiz")
    assert [text[slice(*span)] for span in spans] == ["Specialist Ana Ruiz"]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Which rocket has the longer range?", "122 mm"),
        ("Which rocket has the shorter range?", "107 mm"),
    ],
)
def test_of_two_the_one_asked_for_is_marked(question: str, value: str) -> None:
    """By rule, and where the reader takes the other one for it."""
    text = "The 107 mm rocket has a shorter range than the 122 mm rocket."
    for rocket in ("the 122 mm rocket", "The 107 mm rocket"):
        (span,) = marked(asked(question), text, rocket)
        assert text[slice(*span)] == value
    plain = "The skiff has a shorter range than the ferry."
    spans = marked(asked("Which boat has the shorter range?"), plain, "the ferry")
    assert "ferry" not in [plain[slice(*span)] for span in spans]


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        (
            "Which hospital were the wounded taken to?",
            "The wounded were flown to a military hospital in Germany, the navy said on Friday.",
            "military hospital in Germany",
        ),
        (
            "Who heads the inquiry?",
            "The inquiry, which began in May, is led by Dorrit Hale, a retired judge.",
            "Dorrit Hale",
        ),
    ],
)
def test_where_no_rule_fits_the_reader_marks(question: str, text: str, value: str) -> None:
    """The reader's words hold the value, and are less than the whole sentence."""
    (told,) = words(question, text)
    assert value in told
    assert len(told) < len(text) / 2 + 20


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Why was the gate shut?", "The gate was shut because of a drill."),
        ("What happened at the harbour?", "Two cranes fell into the harbour."),
        ("Where was it found?", "It was found in *an orchard*."),
    ],
)
def test_a_whole_sentence_is_not_marked(question: str, text: str) -> None:
    """Reasons and events have no value, and what has asterisks of its own gets no more."""
    assert words(question, text) == []


@pytest.mark.parametrize(
    ("question", "value", "sure", "taken"),
    [
        ("How many rockets fell?", "three rockets", 0.9, "three rockets"),
        ("How many rockets fell?", "three rockets", 0.4, ""),
        ("How many rockets fell?", "122 mm rockets", 0.9, ""),
        ("Which rockets fell?", "122 mm rockets", 0.9, "122 mm rockets"),
        ("Why did they fall?", "three rockets", 0.9, ""),
    ],
)
def test_the_reader_is_believed_where_it_is_sure(
    question: str, value: str, sure: float, taken: str
) -> None:
    """Below even odds nothing is taken, nor for a number what counts nothing."""
    text = f"They say {value}."
    reading = Reading(1.0, (9, 9 + len(value)), sure)
    assert value_read(asked(question), text, reading) == taken
