"""Sentences are judged against the question and what it asks for."""

from __future__ import annotations

import pytest

from rag.question import asked
from rag.quotes import FLOOR, Judged, judge, why_not
from rag.types import Hit
from store.records import Article, Passage

TEXT = (
    "Harbour raid leaves two hurt\n\n"
    "PORT ELLERY - Two sailors were hurt on Monday when a drone struck the harbour, the navy said. "
    "It did not name them.\n\n"
    "The drone was launched from a fishing boat. Nobody has claimed the raid."
)


def judge_all(
    question: str, text: str = TEXT, published: str | None = "2021-06-15"
) -> list[Judged]:
    """Every sentence of one article, judged."""
    article = Article(text, "harbour.txt", published=published)
    hit = Hit(Passage(article.id, 0, len(text), text), article.source, 1.0)
    return judge(asked(question), [hit], {article.id: article})


def test_the_sentence_that_answers_is_first() -> None:
    """The right sentence scores above the floor and above the others, without its dateline."""
    best = judge_all("How many sailors were hurt?")[0]
    assert best.quote.text == (
        "Two sailors were hurt on Monday when a drone struck the harbour, the navy said."
    )
    assert best.score > FLOOR
    assert best.lacks is None


def test_a_question_is_no_answer() -> None:
    """A sentence that asks is not read, but for a question that somebody is quoted with."""
    text = 'How many sailors were hurt? Two were hurt. "Was it the sixth raid?" she asked.'
    quotes = [judged.quote.text for judged in judge_all("How many sailors were hurt?", text)]
    assert "How many sailors were hurt?" not in quotes
    assert len(quotes) == 2


def test_quotes_are_verbatim() -> None:
    """Every quote is the article's own text, and no headline is among them."""
    quotes = [judged.quote for judged in judge_all("What happened in the harbour?")]
    assert all(quote.text in TEXT for quote in quotes)
    assert not any("Harbour raid leaves" in quote.text for quote in quotes)


def test_the_doer_asked_about_must_stand_beside_the_deed() -> None:
    """A country that only the head of the article names did not do what is told further down."""
    filler = "The port was busy with ships from many lands, and the quays were full. " * 8
    text = f"Norway has a new king. {filler}\n\nA drone struck the harbour at noon."
    deed = "A drone struck the harbour at noon."
    told = {j.quote.text: j.lacks for j in judge_all("Did Norway strike the harbour?", text)}
    assert told[deed] == "no mention of Norway"
    told = {j.quote.text: j.lacks for j in judge_all("Was the harbour struck at noon?", text)}
    assert told[deed] is None


@pytest.mark.parametrize(
    "before", ["HARBOUR TOWN - ", "4:46 pm ET March 9, 2026 Share this update ", "● "]
)
def test_what_stands_before_a_sentence_is_not_quoted(before: str) -> None:
    """A dateline, a bullet and the hour of a live page are no part of what is said."""
    deed = "Twelve sailors were hurt in the raid on the harbour."
    best = judge_all("How many sailors were hurt in the raid?", f"{before}{deed}")[0]
    assert best.quote.text == deed


def test_a_body_may_be_named_far_off() -> None:
    """Who speaks is named once in a piece, and called an official from then on."""
    filler = "The port was busy with ships from many lands, and the quays were full. " * 16
    deed = "Twelve sailors were hurt in the raid on the harbour."
    text = f"{filler}\n\nThe Pentagon spoke.\n\n{filler}\n\n{deed}\n\n{filler}"
    question = "How many sailors were hurt in the raid on the harbour, as the Pentagon says?"
    told = {j.quote.text: j.lacks for j in judge_all(question, text)}
    assert told[deed] is None
    told = {j.quote.text: j.lacks for j in judge_all(question, text.replace("Twelve s", "S"))}
    assert told[deed.replace("Twelve s", "S")] == "no mention of Pentagon"


def test_what_was_told_first_does_not_lead() -> None:
    """An earlier statement's number stands behind the one that is held now."""
    old = "The first statement said that nobody had been hurt in the raid on the harbour."
    new = "A drone killed three sailors and wounded 12 others in the harbour on Wednesday."
    best = judge_all("How many people were hurt in the raid on the harbour?", f"{old} {new}")[0]
    assert best.quote.text == new


def test_the_reader_may_know_other_words_than_the_rules() -> None:
    """What no rule finds told costs a sentence something, and not the answer."""
    question = "What decoration did Ana Ruiz receive after her death?"
    text = "Major Ana Ruiz was posthumously awarded the Star of Honour for holding the bridge."
    (told,) = judge_all(question, text)
    (plain,) = judge_all(question, text.replace("the Star", "a decoration, the Star"))
    assert told.lacks is None
    assert FLOOR <= told.score < plain.score
    (other,) = judge_all("What decoration did Ana Ruiz lose?", "Ana Ruiz was a major in the army.")
    assert other.lacks == "no word of decoration"


@pytest.mark.parametrize(
    ("question", "lacking"),
    [
        ("How many sailors were hurt in Lisbon?", "no mention of Lisbon"),
        ("How much in dollars did the drone raid on the harbour cost?", "no sum or measure"),
        ("What is the name of the sailor who was hurt in the harbour?", "no name of a person"),
    ],
)
def test_what_is_asked_for_and_not_there_is_told(question: str, lacking: str) -> None:
    """The nearest sentence says what it lacks, and the refusal repeats it."""
    judged = judge_all(question)
    told = [j.lacks for j in judged if j.lacks]
    assert not [j for j in judged if j.score >= FLOOR and j.lacks is None]
    assert lacking in told


def test_the_sentence_before_may_hold_what_is_missing() -> None:
    """Where only two sentences together hold the date, both are quoted."""
    text = "Wednesday brought rockets. Eight shells fell at Green Village in the north."
    best = judge_all("On what day was Green Village shelled?", text)[0]
    assert best.quote.text == text
    assert best.lacks is None


def test_an_article_of_another_year_answers_less() -> None:
    """A question about 2021 prefers the piece of 2021."""
    this, other = (
        judge_all("How many sailors were hurt in 2021?", published=day)[0].score
        for day in ("2021-06-15", "2019-06-15")
    )
    assert this > other


def test_why_not_is_a_sentence() -> None:
    """The reason for a refusal reads as one."""
    assert why_not([]) == "Nothing in them is near the question."
    (judged, *_) = judge_all("How many sailors were hurt in Lisbon?")
    assert why_not([judged]).startswith("The nearest passage has no mention of Lisbon")
