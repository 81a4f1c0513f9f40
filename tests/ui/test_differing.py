"""Where the articles disagree, all of them are heard."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from rag.types import Disagreement, Side
from tests.ui.making import answer, citation, texts
from tests.ui.page import Page, parse
from ui.answers import exchange
from ui.conversation import Exchange, grown

FIVE, SEVEN = Side("five", (1,), "2024-08-06"), Side("seven", (2,), "2024-08-07")


def drawn(*facts: Disagreement, publisher: str = "A paper") -> Page:
    """An answer with disagreements."""
    cited = (citation(publisher=publisher), citation(2, 13, 26, publisher=publisher))
    whole = replace(answer("Five. [1] Seven. [2]", *cited), disagreements=facts)
    return parse(exchange(grown(Exchange("How many?"), whole), 4))


def test_the_sides_stand_side_by_side() -> None:
    """What differs, each value with its number, its publisher and its day, in the order given."""
    page = drawn(Disagreement("wounded", (FIVE, SEVEN)))
    (section,) = page.having("differing")
    assert section.text == (
        "The articles differ on: woundedfive1A paper · 6 August 2024seven2A paper · 7 August 2024"
    )
    numbers = [each.attributes["data-cite"] for each in page.having("cite")]
    assert numbers == ["4-1", "4-2", "4-1", "4-2"]


def test_sides_of_one_article_are_told_by_who_speaks() -> None:
    """Before the publisher and the day, which they share."""
    navy = replace(FIVE, voice="the navy")
    (section,) = drawn(Disagreement("wounded", (navy, SEVEN))).having("differing")
    assert "the navy · A paper · 6 August 2024" in section.text


def test_an_update_is_said_to_be_one() -> None:
    """Only where the last side takes the place of the others."""
    assert drawn(Disagreement("wounded", (FIVE, SEVEN), updated=True)).having("later")
    assert not drawn(Disagreement("wounded", (FIVE, SEVEN))).having("later")


def test_a_side_that_cites_nothing_known_stands_without_a_number() -> None:
    """A number that the answer does not have is not drawn."""
    page = drawn(Disagreement("day", (FIVE, Side("Monday", (9,)))))
    assert "Mondaydate unknown" in page.having("differing")[0].text


def test_without_disagreements_nothing_is_said() -> None:
    """No empty box."""
    assert not drawn().having("differing")


@given(texts, texts, texts, texts)
def test_nothing_of_the_articles_is_rendered(
    about: str, value: str, publisher: str, voice: str
) -> None:
    """Whatever the articles say on either side, there are only our own tags."""
    plain = drawn(Disagreement("a", (FIVE, Side("b", (2,)))))
    odd = drawn(Disagreement(about, (FIVE, Side(value, (2,), None, voice))), publisher=publisher)
    assert odd.shape() == plain.shape()


def test_what_only_a_judge_finds_is_said_with_care() -> None:
    """The heading says that they may differ."""
    sure, maybe = (drawn(Disagreement("day", (FIVE, SEVEN), maybe=each)) for each in (False, True))
    assert sure.having("differing")[0].text.startswith("The articles differ on: day")
    assert maybe.having("differing")[0].text.startswith("The articles may differ on: day")
