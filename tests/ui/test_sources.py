"""Each citation has a card, beside the answer that cites it."""

from __future__ import annotations

from hypothesis import given

from tests.ui.making import answer, citation, texts
from tests.ui.page import Page, parse
from ui.conversation import Exchange, grown
from ui.sources import sources


def drawn(*exchanges: Exchange) -> Page:
    """The cards of a conversation."""
    return parse(sources(exchanges))


@given(texts, texts, texts)
def test_nothing_of_the_articles_is_rendered(title: str, publisher: str, quote: str) -> None:
    """Whatever an article says, its card has the same tags and attributes."""
    plain = drawn(grown(Exchange("?"), answer("x", citation(title="a", publisher="b", quote="c"))))
    odd = citation(title=title, publisher=publisher, quote=quote or "c")
    assert drawn(grown(Exchange("?"), answer("x", odd))).shape() == plain.shape()


def test_a_card_says_where_the_words_are_from() -> None:
    """Its number, title, publisher and date, and the words themselves."""
    cited = citation(title="A title", publisher="A paper", published="2019-12-10T16:25+03:00")
    (card,) = drawn(grown(Exchange("?"), answer("x", cited))).having("card")
    assert card.text == "1A titleA paper · 10 December 2019First words."
    assert card.attributes["data-cite"] == "0-1"


def test_what_is_unknown_is_said_to_be() -> None:
    """No title and no date are invented."""
    (card,) = drawn(grown(Exchange("?"), answer())).having("card")
    assert card.text == "1Untitled articledate unknownFirst words."


def test_only_the_last_answers_cards_are_shown() -> None:
    """Those of earlier answers are there, to be shown when one of their numbers is chosen."""
    page = drawn(grown(Exchange("One?"), answer()), grown(Exchange("Two?"), answer()))
    lists = [each for each in page.elements if "data-sources" in each.attributes]
    assert [(each.attributes["data-sources"], "hidden" in each.attributes) for each in lists] == [
        ("0", True),
        ("1", False),
    ]


def test_nearest_passages_are_no_sources() -> None:
    """They stand in the answer; here their cards wait, unseen, for a number that is pointed at."""
    page = drawn(grown(Exchange("?"), answer("No.", citation(), found=False)))
    (cards,) = (each for each in page.elements if "data-sources" in each.attributes)
    assert {"data-silent", "hidden"} <= set(cards.attributes)
    assert page.having("none")


def test_without_citations_there_are_no_cards() -> None:
    """Before the first answer, and beside one that failed, a line stands in their place."""
    assert drawn().having("none")
    assert drawn(Exchange("?", state="failed", fault="It broke.")).having("none")
