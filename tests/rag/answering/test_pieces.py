"""What is asked of each piece is cut out of a question that speaks of several."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rag.answering.pieces import clauses, words_about

QUESTION = (
    "Did the Northern Post article count the boats sunk in Kesh harbour, while a report by"
    " Example News told of six sailors wounded in Arvo?"
)


def test_the_words_up_to_the_next_publisher() -> None:
    """Each publisher goes with the words between those named before and behind it."""
    assert words_about(QUESTION, "Northern Post", ["Example News"]) == (
        "Did the Northern Post article count the boats sunk in Kesh harbour, while a report by"
    )
    assert words_about(QUESTION, "Example News", ["Northern Post"]) == (
        "article count the boats sunk in Kesh harbour, while a report by"
        " Example News told of six sailors wounded in Arvo?"
    )


def test_too_little_leaves_the_whole_question() -> None:
    """Where the words around a publisher tell nothing, the whole question is looked for."""
    question = "Do Northern Post and Example News tell of the boats that sank in Kesh?"
    assert words_about(question, "Northern Post", ["Example News"]) == question


def test_a_name_within_another_is_none() -> None:
    """'Example' is not named where 'Example News' is."""
    assert words_about(QUESTION, "Example", ["Example News"]) == QUESTION


def test_clauses_of_matter() -> None:
    """A long question falls into the clauses that say enough, the longest first."""
    assert clauses(QUESTION) == [
        "Did the Northern Post article count the boats sunk in Kesh harbour",
        "a report by Example News told of six sailors wounded in Arvo?",
    ]
    assert clauses("Who fell?") == []


@given(st.text(), st.text(), st.lists(st.text()))
def test_never_more_than_the_question(question: str, name: str, others: list[str]) -> None:
    """Whatever is asked, no word is made up and none fails."""
    assert set(words_about(question, name, others).split()) <= set(question.split())
