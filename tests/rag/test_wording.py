"""How a quote is worded where it is read by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.types import Quote
from rag.wording import (
    dated,
    readable,
    viewed,
    with_antecedent,
    with_correction_behind,
    with_sentence_before,
)
from store.records import Article


def quote(text: str, words: str, published: str | None = "2019-12-10") -> Quote:
    """The quote of those words in an article of that text."""
    start = text.index(words)
    article = Article(text, "piece.txt", published=published)
    return Quote(article, start, start + len(words))


def test_a_weekday_is_spelled_out() -> None:
    """The day it means stands behind it, counted from the day of the piece."""
    assert readable(quote("It fell on Monday.", "It fell on Monday.")) == (
        "It fell on Monday (9 December 2019)."
    )


def test_an_unknown_day_stays_unknown() -> None:
    """Where the piece has no date, nothing is added to a weekday."""
    assert readable(quote("It fell on Monday.", "It fell on Monday.", None)) == "It fell on Monday."


def test_quotation_marks_come_in_pairs() -> None:
    """Words cut out of somebody's speech are closed on the side where they were cut."""
    assert readable(quote('They came," she said.', 'They came," she said.')) == (
        '"They came," she said.'
    )
    assert readable(quote('She said: "They came.', 'She said: "They came.')).count('"') == 2
    assert readable(quote("They came,” she said.", "They came,” she said.")).startswith("“They")
    assert readable(quote("She said: “They came.", "She said: “They came.")).endswith("came.”")


def test_a_sentence_that_leans_brings_what_it_leans_on() -> None:
    """'He' is quoted with the sentence that says who he is, and not with another paragraph's."""
    text = "Colonel Vance left.\n\nMajor Ruiz stayed. He closed the gate. The gate was blue."
    assert with_antecedent(quote(text, "He closed the gate.")).text == (
        "Major Ruiz stayed. He closed the gate."
    )
    assert with_antecedent(quote(text, "The gate was blue.")).text == "The gate was blue."
    assert with_antecedent(quote(text, "Major Ruiz stayed.")).text == "Major Ruiz stayed."


def test_some_of_them_lean_on_all() -> None:
    """'One of them' is said with those it is one of; one of the sailors stands alone."""
    text = "Five men were hurt. One of them lost an arm. One of the sailors left."
    assert with_antecedent(quote(text, "One of them lost an arm.")).text == (
        "Five men were hurt. One of them lost an arm."
    )
    alone = "One of the sailors left."
    assert with_antecedent(quote(text, alone)).text == alone


def test_the_first_sentence_of_a_paragraph_stays_alone() -> None:
    """What stands before it in another paragraph is not taken in."""
    text = "One came.\n\nTwo left."
    assert with_sentence_before(quote(text, "Two left.")).text == "Two left."


@pytest.mark.parametrize(
    "behind",
    [
        "The navy later said this was wrong.",
        "The navy denied it.",
        "A colonel rejected that account.",
    ],
)
def test_what_takes_it_back_stands_behind(behind: str) -> None:
    """A sentence is not quoted without the one that says that it is wrong."""
    text = f"A guard told of two boats. {behind} It rained."
    whole = with_correction_behind(quote(text, "A guard told of two boats."))
    assert whole.text == f"A guard told of two boats. {behind}"


def test_what_denies_nothing_is_left() -> None:
    """A denial of the sentence after the next, or of something else, is not taken along."""
    told = "A guard told of two boats."
    for behind in ("It rained. The navy denied it.", "The navy denied that it had boats."):
        assert with_correction_behind(quote(f"{told} {behind}", told)).text == told


def test_a_quote_is_read_behind_its_day() -> None:
    """The judge reads the day of the piece first; without one, the words alone."""
    assert dated(quote("Two left.", "Two left.")) == "10 December 2019: Two left."
    assert dated(quote("Two left.", "Two left.", None)) == "Two left."


def test_a_quote_is_read_with_what_stands_around_it() -> None:
    """Around the dated words stand publisher and title, as far as known, and whole words before."""
    text = "Many men came. Two left."
    assert viewed(quote("Two left.", "Two left.")).around == ". "
    piece = Article(text, "piece.txt", "Camp emptied", "Gulf Wire", published="2019-12-10")
    view = viewed(Quote(piece, 15, 24))
    assert view.text == "10 December 2019: Two left."
    assert view.around == "Gulf Wire. Camp emptied. Many men came."
    long = Article("word " * 100 + text, "piece.txt")
    _, *words = viewed(Quote(long, 515, 524)).around.split()
    assert set(words) == {"word", "Many", "men", "came."}


@given(st.text(st.sampled_from('ab "“”.,Monday'), min_size=1))
def test_wording_keeps_every_word(text: str) -> None:
    """Something may be added to a quote; nothing is taken away."""
    added = iter(readable(Quote(Article(text, "x", published="2020-01-01"), 0, len(text))))
    assert all(character in added for character in text)
