"""Sentences are scored by the reader, and by what is told besides."""

from __future__ import annotations

import pytest

from rag.question import asked
from rag.scoring import Scored, scored
from rag.types import Hit
from store.records import Article, Passage

CREW = "Nine sailors were on board. Two sailors died in the raid. A cook was hurt, too."


def scores(question: str, text: str, most: int = 10, published: str | None = None) -> list[Scored]:
    """The sentences that are read of one article."""
    article = Article(text, "a.md", published=published)
    hit = Hit(Passage(article.id, 0, len(text), text), "a.md", 1.0)
    return scored(asked(question), [hit], {article.id: article}, most)


def best(question: str, text: str, most: int = 10) -> Scored:
    """The one that scores most."""
    return max(scores(question, text, most), key=lambda each: each.score)


def test_what_the_cross_encoder_likes_needs_no_words_in_common() -> None:
    """'Lost their lives' is told by 'died', though one sentence alone is read for its words."""
    found = best("How many seamen lost their lives?", CREW, most=1)
    assert found.quote.text == "Two sailors died in the raid."
    assert found.value == "Two sailors"


def test_each_sentence_scores_the_same_in_any_company() -> None:
    """What else is read changes no score."""
    few, many = (
        {each.quote.text: each.score for each in scores("Who was hurt in the raid?", text)}
        for text in (CREW, f"{CREW} A gull slept. It rained.")
    )
    assert {text: many[text] for text in few} == pytest.approx(few)


@pytest.mark.parametrize(
    ("question", "less", "more"),
    [
        ("How many died?", "Initially nine were said to have died.", "Nine have died."),
        ("How many died?", "Nine may have died.", "Nine have died."),
    ],
)
def test_what_was_said_first_or_may_be_counts_less(question: str, less: str, more: str) -> None:
    """A number of an earlier statement, or of what may be, stands behind one that is held."""
    assert best(question, less).score < best(question, more).score


def test_another_year_counts_less() -> None:
    """A piece of another year than the one that is asked about loses."""
    this, other = (
        scores("How many sailors died in 2021?", CREW, published=day)[0].score
        for day in ("2021-06-15", "2019-06-15")
    )
    assert this > other
