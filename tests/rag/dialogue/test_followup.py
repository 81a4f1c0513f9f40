"""A follow-up takes what it lacks from the turns before it, and a new question takes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.dialogue.followup import stand_alone
from rag.question import asked
from rag.types import Turn

STRIKE = Turn(
    "Who was killed in the drone strike at Baghdad airport in January 2020?",
    "Qassem Soleimani, the commander of the Quds Force, was killed in Baghdad [1].",
)
TROOPS = Turn("How many US troops are in Iraq?", "About 2,500 US troops are in Iraq [1].")
ASAD = Turn(
    "What happened at Al Asad on 5 August 2024?",
    "Five US personnel were injured in a rocket attack on Al Asad Air Base [1]. "
    "Kataib Hezbollah was suspected [2].",
)
ESPER = Turn("What did Mark Esper say about Iran?", "Mark Esper said he suspected Iran [1].")
TOWER = Turn("Who attacked Tower 22 in Jordan?", "The Islamic Resistance in Iraq said it did [1].")


@pytest.mark.parametrize(
    ("turn", "question", "alone"),
    [
        (STRIKE, "What was he known for?", "What was Qassem Soleimani known for?"),
        (STRIKE, "When was he killed?", "When was Qassem Soleimani killed?"),
        (STRIKE, "What was his rank?", "What was Qassem Soleimani's rank?"),
        (STRIKE, "Who killed him?", "Who killed Qassem Soleimani?"),
        (STRIKE, "Who was with him there?", "Who was with Qassem Soleimani in Baghdad?"),
        (STRIKE, "Who ordered it?", "Who ordered the drone strike (Baghdad, January 2020)?"),
        (STRIKE, "And who else died?", "Who else died (Baghdad, January 2020)?"),
        (STRIKE, "Why?", f"Why? {STRIKE.question}"),
        (STRIKE, "Where?", f"Where? {STRIKE.question}"),
        (TROOPS, "And in Syria?", "How many US troops are in Syria?"),
        (TROOPS, "What about Jordan?", "How many US troops are in Jordan?"),
        (TROOPS, "Or in Syria?", "How many US troops are in Syria?"),
        (TROOPS, "How many in Syria?", "How many US troops are in Syria?"),
        (TROOPS, "And Afghanistan in 2021?", "How many US troops are in Afghanistan, 2021?"),
        (TROOPS, "And next door in Syria?", "How many US troops are in Syria?"),
        (TROOPS, "but why?", f"why? {TROOPS.question}"),
        (TROOPS, "Since when?", f"Since when? {TROOPS.question}"),
        (TROOPS, "How many have been hurt there?", "How many have been hurt in Iraq?"),
        (TROOPS, "Why are they there?", "Why are US troops in Iraq?"),
        (ASAD, "How many were hurt?", "How many were hurt (Al Asad, 5 August 2024)?"),
        (ASAD, "Who was behind the attack?", "Who was behind the attack (Al Asad, 5 August 2024)?"),
        (ASAD, "Was the base damaged?", "Was the base damaged (Al Asad, 5 August 2024)?"),
        (ASAD, "Did they claim it?", "Did they claim it (Al Asad, 5 August 2024)?"),
        (ASAD, "And on 20 January 2024?", "What happened at Al Asad on 20 January 2024?"),
        (ASAD, "When?", f"When? {ASAD.question}"),
        (ASAD, "How many?", f"How many? {ASAD.question}"),
        (ASAD, "What happened there in March 2020?", "What happened in Al Asad in March 2020?"),
        (ESPER, "When did he say that?", "When did Mark Esper say that he suspected Iran?"),
        (ESPER, "What did he say about Syria?", "What did Mark Esper say about Syria?"),
        (ESPER, "And Russia?", "What did Mark Esper say about Russia?"),
        (ESPER, "Did Iran deny it?", "Did Iran deny it (Mark Esper)?"),
        (TOWER, "What weapon did they use?",
         "What weapon did The Islamic Resistance in Iraq use?"),
        (TOWER, "How did the Americans respond?",
         "How did the Americans respond (Tower 22, Jordan)?"),
        (ASAD, "How many of them were Iraqi soldiers?",
         "How many of them were Iraqi soldiers (Al Asad, 5 August 2024)?"),
        (TOWER, "Were Americans killed there?", "Were Americans killed in Jordan?"),
        (TOWER, "How many died?", "How many died (Tower 22, Jordan)?"),
        (TOWER, "Great! One last thing, how many died?", "How many died (Tower 22, Jordan)?"),
    ],
)  # fmt: skip
def test_a_follow_up_is_filled_in(turn: Turn, question: str, alone: str) -> None:
    """Pronouns, places, ellipses and bare question words take what they lack."""
    assert stand_alone(question, [turn]) == alone


@pytest.mark.parametrize("turn", [STRIKE, TROOPS, ASAD, ESPER, TOWER])
@pytest.mark.parametrize(
    "question",
    [
        "Air defences",
        "How many films does NATO make? When did it start?",
        "My brother served there for a year.",
        "How many rockets hit K1 in Kirkuk in December 2019?",
        "What did France say about Mali?",
        "Which rockets were used in the attack on Taji in March 2020?",
        "Who is the president of France?",
        "How many people died in the Ankara bombing?",
        "What did Lloyd Austin say?",
        "Was there an attack in Erbil?",
        "Who struck the Saudi oil facilities?",
        "How many soldiers in Syria?",
    ],
)
def test_a_new_question_is_left_as_it_is(turn: Turn, question: str) -> None:
    """A question with names of its own is not polluted by those of earlier turns."""
    assert stand_alone(question, [turn]) == question


@pytest.mark.parametrize("turn", [STRIKE, TROOPS, ASAD, ESPER, TOWER])
def test_what_is_spoken_of_is_what_is_asked_about(turn: Turn) -> None:
    """'They' are what the question's own opening names, and the opening goes."""
    question = "Speaking of drones, how are they made?"
    assert stand_alone(question, [turn]) == "how are drones made?"


def test_a_few_words_that_nothing_is_added_to_stay_as_typed() -> None:
    """'What about' is not cut off where nothing stands in its place."""
    turn = Turn("how are rockets made?", "Of steel [1].")
    assert stand_alone("What about drones?", [turn]) == "What about drones?"


def test_without_a_history_nothing_changes() -> None:
    """The first question stands as it was typed."""
    assert stand_alone("and why was he there?", []) == "and why was he there?"


def test_a_bare_question_word_is_what_is_asked_for() -> None:
    """'When?' asks for a date, whatever the question before it asked for."""
    assert asked(stand_alone("When?", [STRIKE])).kind == "when"
    assert asked(stand_alone("How many?", [ASAD])).kind == "how many"


def test_who_did_what_happened() -> None:
    """'Who did it?' asks for the attacker where the question before asked what happened."""
    asked_next = stand_alone("And who did it?", [ASAD])
    assert asked_next == "Who carried out the attack at Al Asad on 5 August 2024?"
    fire = Turn("What happened to the depot?", "It burned down [1].")
    assert stand_alone("Who did that?", [fire]) == "Who carried out the attack on the depot?"


def test_turns_lean_on_each_other() -> None:
    """What the second question took from the first is there for the third."""
    turns = [TROOPS, Turn("And in Syria?", "About 900 [1].")]
    assert stand_alone("Why are they there?", turns) == "Why are US troops in Syria?"
    turns = [ASAD, Turn("When?", "On Monday [1]."), Turn("Who?", "Five [1].")]
    assert stand_alone("Why?", turns) == f"Why? {ASAD.question}"


def test_a_topic_that_was_left_does_not_come_back() -> None:
    """Only what the last question is about is taken over."""
    turns = [ASAD, Turn("What did Mark Esper say about Iran?", "Nothing.")]
    assert stand_alone("When did he say it?", turns) == "When did Mark Esper say it (Iran)?"


def test_a_very_long_conversation_is_no_trouble() -> None:
    """A thousand turns are not gone through one inside the other."""
    assert "Syria" in stand_alone("And in Syria?", [TROOPS] * 1000)


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=120))
def test_no_text_is_too_odd(question: str, earlier: str, answer: str) -> None:
    """Whatever was asked and answered, there is a question to go on with."""
    alone = stand_alone(question, [Turn(earlier, answer)])
    assert alone or not question.strip() or not any(c.isalnum() for c in question)


GOLDEN = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "golden" / "followups.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
FLOOR = {"tune": 20, "held": 10}
"""Conversations of each split that must come out right."""


@pytest.mark.parametrize("split", FLOOR)
def test_conversations_about_attacks(split: str) -> None:
    """What a follow-up needs of thirty conversations is in it, and nothing that was left."""
    wrong = []
    for row in (row for row in GOLDEN if row["split"] == split):
        alone = stand_alone(row["question"], [Turn(*turn) for turn in row["history"]])
        lacks = [words for words in row["must"] if words.lower() not in alone.lower()]
        leaks = [words for words in row["must_not"] if words.lower() in alone.lower()]
        if lacks or leaks:
            wrong.append(f"{alone} (lacks {lacks}, leaks {leaks})")
    right = sum(row["split"] == split for row in GOLDEN) - len(wrong)
    assert right >= FLOOR[split], "\n".join(wrong)
