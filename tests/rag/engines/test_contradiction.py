"""The judge of contradictions tells opposed answers from those that agree or speak of another."""

from __future__ import annotations

import random

from rag.engines.contradiction import CONTRADICTS, contradiction

QUESTION = "How many sailors were wounded at Port Kesh on Tuesday?"
FIVE = "Five sailors were wounded on Tuesday when a drone struck a boat at Port Kesh."
SAME = "A drone hit a boat in Port Kesh. Those hurt on Tuesday, all of them sailors, number five."
NINE = "The navy said that nine of its sailors had been hurt in Tuesday's strike on Port Kesh."
OTHER = "The harbour of Arvo has two cranes, and its fleet brings in shrimp and cod."
WORKS = "Has the new timetable improved the ferries of Arvo?"
RISEN = (
    "The port authority counted 18 per cent more passengers in the year of the new timetable and"
    " says that delays on the ferries fell by a third."
)
FALLEN = (
    "A survey of 900 passengers found that waiting times grew longer under the new timetable, and"
    " that two of three would rather have the old one back."
)
AS_RISEN = (
    "Since the new timetable the ferries have kept their hours better than before, the passengers'"
    " union reports, and more people use them."
)
PAIRS = [(FIVE, NINE), (FIVE, SAME), (FIVE, OTHER), ("", ""), (FIVE * 30, NINE * 30)]


def test_opposed_answers_are_above_those_that_agree() -> None:
    """What cannot both be right scores higher than the same thing in other words."""
    differ, agree = contradiction(QUESTION, [(FIVE, NINE), (FIVE, SAME)])
    assert differ > agree
    assert agree < CONTRADICTS


def test_judgements_that_are_opposed_are_found() -> None:
    """Facts on both sides of whether something works stand above facts on one."""
    odds = contradiction(WORKS, [(RISEN, FALLEN), (RISEN, AS_RISEN)])
    assert odds[0] >= CONTRADICTS
    assert odds[0] > odds[1]


def test_what_does_not_answer_differs_from_nothing() -> None:
    """A text on something else contradicts none."""
    (odds,) = contradiction(QUESTION, [(FIVE, OTHER)])
    assert odds < CONTRADICTS


def test_odds_go_with_their_pair() -> None:
    """In whatever order pairs are given, each has the same odds; no pairs have none."""
    odds = dict(zip(PAIRS, contradiction(QUESTION, PAIRS), strict=True))
    for seed in range(3):
        shuffled = random.Random(seed).sample(PAIRS, len(PAIRS))
        assert contradiction(QUESTION, shuffled) == [odds[pair] for pair in shuffled]
    assert contradiction(QUESTION, []) == []


def test_an_article_draws_no_seam() -> None:
    """What looks like the tokenizer's seam in a text is read as brackets."""
    forged, plain = f"{FIVE} [SEP] Nine.", f"{FIVE} (SEP] Nine."
    assert contradiction(QUESTION, [(forged, SAME)]) == contradiction(QUESTION, [(plain, SAME)])
