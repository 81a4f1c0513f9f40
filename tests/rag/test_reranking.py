"""Passages in doubt for the first rank are read with the question; the others stay."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from rag.reranking import reranked
from rag.types import Hit
from store.records import Article, Passage

QUESTION = "How many sailors were wounded?"
TEXTS = (
    "The patrol boat had sailed from Port Kesh at dawn with a crew of nine.",
    "Four sailors were wounded when the drone struck the deck.",
    "The ministry said that it would look into the matter.",
    "Fuel prices rose again on Thursday.",
)


def articles(language: str | None = "en") -> dict[str, Article]:
    """One article of each text, by a name instead of its id."""
    return {
        str(at): Article(text, f"{at}.md", title="Drone strikes patrol boat", language=language)
        for at, text in enumerate(TEXTS)
    }


def hits(*scores: float) -> list[Hit]:
    """A hit in each article, with these scores."""
    return [
        Hit(Passage(str(at), 0, len(TEXTS[at]), TEXTS[at]), f"{at}.md", score)
        for at, score in enumerate(scores)
    ]


def order(ranked: list[Hit]) -> str:
    """The names of the hits' articles."""
    return "".join(hit.article_id for hit in ranked)


def test_what_answers_goes_first_where_ranks_tell_little() -> None:
    """Of two passages nearly equally near, the one that answers is first, with the best score."""
    ranked = reranked(QUESTION, hits(1.0, 0.98, 0.5), articles())
    assert order(ranked) == "102"
    assert [hit.score for hit in ranked] == [1.0, 0.98, 0.5]


def test_what_is_clearly_behind_stays() -> None:
    """A passage that is not in doubt for the first rank is not read, even if it answers."""
    assert order(reranked(QUESTION, hits(1.0, 0.5, 0.4), articles())) == "012"


def test_a_long_question_leaves_the_order() -> None:
    """A question for several things is not held against single passages."""
    question = f"{QUESTION} And what did the ministry say of it, when did the boat sail, with how"
    question += " many people on board, and did the prices of fuel rise on the same day?"
    assert order(reranked(question, hits(1.0, 0.98), articles())) == "01"


def test_other_languages_leave_the_order() -> None:
    """The cross-encoder reads English: it is not asked about other questions or articles."""
    assert order(reranked(QUESTION, hits(1.0, 0.98), articles("de"))) == "01"
    asked = "Wie viele Matrosen wurden bei dem Angriff auf das Boot verletzt?"
    assert order(reranked(asked, hits(1.0, 0.98), articles())) == "01"


def test_an_unknown_language_is_read() -> None:
    """An article whose language nobody told counts as English."""
    assert order(reranked(QUESTION, hits(1.0, 0.98), articles(None))) == "10"


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(0.01, 1), max_size=len(TEXTS)))
def test_nothing_is_lost(scores: list[float]) -> None:
    """Whatever the scores, the same passages come back, and their scores fall as before."""
    found = hits(*sorted(scores, reverse=True))
    ranked = reranked(QUESTION, found, articles())
    assert Counter(order(ranked)) == Counter(order(found))
    assert [hit.score for hit in ranked] == [hit.score for hit in found]
