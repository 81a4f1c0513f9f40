"""Whose people a sentence counts is told apart from the nations it names."""

from __future__ import annotations

import pytest

from rag.answering.nations import counts_people_of, nation_counted
from rag.need import lacks
from rag.question import asked


@pytest.mark.parametrize(
    ("question", "nation"),
    [
        ("How many Latvians were killed?", "Latvians"),
        ("How many Latvian sailors were killed?", "Latvian"),
        ("How many Latvian boats were sunk?", ""),
        ("How many people were killed in Latvia?", ""),
        ("Who killed the Latvians?", ""),
    ],
)
def test_the_nation_that_is_counted(question: str, nation: str) -> None:
    """People, by the name of their nation or with it before them."""
    assert nation_counted(asked(question)) == nation


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("Three Latvian sailors were killed.", True),
        ("Of the dead, two were Latvians.", True),
        ("Two of the dead were Norwegian and one Latvian.", True),
        ("He said that two were Norwegian and one Latvian, and spoke of ten boats.", True),
        ("Latvia said that two of its sailors were killed.", True),
        ("Latvia said that Norway had killed more than 1,000 civilians.", False),
        ("Estimates of their strength range between 3,000 and 7,000 fighters.", False),
    ],
)
def test_people_of_a_nation(sentence: str, counted: bool) -> None:
    """A country that only speaks has lost nobody by that."""
    assert counts_people_of("Latvians", sentence) is counted


def test_the_dead_of_another_nation_do_not_answer() -> None:
    """Who counts the dead of Norway does not count those of Latvia."""
    sentence = "Latvia said that Norway had killed more than 1,000 civilians."
    question = asked("How many Latvians were killed?")
    assert lacks(question, sentence, sentence) == "no number of Latvians"


@pytest.mark.parametrize(
    ("question", "sentence", "lacking"),
    [
        ("How many soldiers does Latvia have in Riga?", "Norway keeps 40 soldiers in Riga.", True),
        ("How many soldiers does Latvia have in Riga?", "Latvia keeps 40 soldiers in Riga.", False),
        ("How many soldiers does Latvia have in Riga?", "Some 40 soldiers are in Riga.", False),
        ("How many soldiers are in Riga?", "Norway keeps 40 soldiers in Riga.", False),
        ("How many ships did Latvia lose?", "Norwegian crews lost two ships.", True),
    ],
)
def test_what_another_has_does_not_answer(question: str, sentence: str, lacking: bool) -> None:
    """Where it is asked how many somebody has, those of somebody else are none of them."""
    told = lacks(asked(question), sentence, f"Latvia and Norway spoke. {sentence}")
    assert (told == "no number of Latvia") is lacking
