"""How well an answer is borne out shows at a glance, and at each number."""

from __future__ import annotations

from dataclasses import replace

from rag.types import Answer, Sentence
from tests.ui.making import answer, citation
from tests.ui.page import parse
from ui.answers import exchange
from ui.conversation import Exchange, grown
from ui.strength import strength


def mixed(independent: int = 0) -> Answer:
    """Three sentences of three kinds; the first and the last cite the same words."""
    sentences = (
        Sentence("A.", (1,), "quoted"),
        Sentence("B.", (2,), "verified"),
        Sentence("C.", (1,), "unverified"),
    )
    text = "A. [1]\n\nB. [2] C. [1]"
    whole = answer(text, citation(), citation(2, 13, 26))
    return replace(whole, sentences=sentences, independent=independent)


def test_sentences_are_counted_by_their_support() -> None:
    """Each kind that there is, and none that there is not."""
    assert parse(strength(mixed())).elements[0].text == (
        "1 sentence quoted1 sentence checked1 sentence not borne out"
    )
    alone = replace(mixed(), sentences=(Sentence("A.", (1,), "quoted"),) * 2)
    assert parse(strength(alone)).elements[0].text == "2 sentences quoted"
    assert strength(answer()) == ""


def test_independent_origins_are_counted() -> None:
    """Two outlets that retell one report are one origin; where it is not known nothing is said."""
    assert parse(strength(mixed(2))).elements[0].text.endswith("2 independent origins")
    assert parse(strength(mixed(1))).elements[0].text.endswith("1 origin")
    assert "origin" not in parse(strength(mixed())).elements[0].text


def test_a_number_shows_the_support_of_its_own_sentence() -> None:
    """The same words may bear out one sentence and not another."""
    page = parse(exchange(grown(Exchange("Why?"), mixed()), 0))
    numbers = [(each.text, each.attributes["data-support"]) for each in page.having("cite")]
    assert numbers == [("1", "quoted"), ("2", "verified"), ("1", "unverified")]
    label = page.having("cite")[2].attributes["aria-label"] or ""
    assert label.endswith("; not borne out by these words")
