"""What a caller asks, as it is read."""

from __future__ import annotations

from rag.asking import MOST_TURNS, read_turns


def test_bold_words_of_an_earlier_answer_are_read_as_words() -> None:
    """The asterisks of an answer are not in the way of what a follow-up points to."""
    [turn] = read_turns([("Who fell?", "**Four** rockets\nfell at **Camp Taji** [1].")])
    assert turn.answer == "Four rockets fell at Camp Taji [1]."


def test_only_the_latest_turns_are_read() -> None:
    """Older turns than a question may lean on are left out."""
    turns = read_turns([(f"Question {n}?", "Yes.") for n in range(MOST_TURNS + 2)])
    assert [turn.question for turn in turns][::9] == ["Question 2?", "Question 11?"]
