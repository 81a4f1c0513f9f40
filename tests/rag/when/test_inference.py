"""A piece without a date is dated by its own text where one week alone fits, and marked so."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.articles import to_article
from rag.reading.raw import Raw
from rag.when.dates import events
from rag.when.inference import inferred
from store.records import Article

ANNIVERSARY = (
    "Three camps were shelled on Thursday.\n\n"
    "Crowds marked the fourth anniversary of the Hilltown blast on March 2. In March 2017, a"
    " bomb tore through Hilltown market.\n\n"
    "On Tuesday two boats were sunk. The following day, a third was. In February it was calm."
)


def made(text: str) -> Article:
    """The article of a text alone."""
    return to_article(Raw("a.txt", "f", text))


def test_an_anniversary_dates_a_piece() -> None:
    """Its event's year and number give its year, the first paragraph's weekday the days."""
    article = made(ANNIVERSARY)
    assert article.published == "2021-03"
    assert (article.date_source or "").startswith("inferred: 4 March 2021 or 5 March 2021, for")
    days = {article.text[d.start : d.end]: d.first for d in events(article)}
    assert days["Thursday"] == date(2021, 3, 4)
    assert days["March 2"] == days["Tuesday"] == date(2021, 3, 2)
    assert days["The following day"] == date(2021, 3, 3)
    assert days["February"] == date(2021, 2, 1)


@pytest.mark.parametrize(
    ("changed", "to"),
    [
        ("2017, a", "that year, a"),  # no year
        ("In March 2017", "In May 2017"),  # another event
        ("Hilltown market", "Rivertown market"),  # of another name
        ("on Thursday", "at dawn"),  # no weekday to begin with
        ("on Thursday", "on Tuesday and again on Thursday of next week"),  # two weeks fit
        ("In February", "On 7 May 2023"),  # it tells of later days
    ],
)
def test_what_does_not_fit_one_week_stays_unknown(changed: str, to: str) -> None:
    """Nothing is made up where a link is missing."""
    assert changed in ANNIVERSARY
    assert made(ANNIVERSARY.replace(changed, to)).published is None


def test_a_full_date_and_its_weekday_date_a_piece() -> None:
    """The first paragraph tells of the day, and the text calls it by its weekday."""
    text = "A mine sank a barge on 7 May 2018.\n\nMonday's blast was the second."
    found = inferred(text)
    assert found is not None
    assert (found.days.first, found.days.last) == (date(2018, 5, 7), date(2018, 5, 8))
    assert made(text).published == "2018-05"


@pytest.mark.parametrize(
    "text",
    [
        "A camp was hit on Monday.\n\nThe war began on 7 October 2023.",
        "Since 7 October 2023 there were ten such attacks, the last on Monday.",
        "A camp was hit late Monday. It was hit on July 16, too.",
        "It fell.",
        "",
    ],
)
def test_what_is_long_ago_dates_nothing(text: str) -> None:
    """A date that no weekday ties to what is reported may be of any time before."""
    assert inferred(text) is None


def test_a_post_tells_only_the_earliest_day() -> None:
    """A piece that holds a post is not older than it; its own date stays unknown."""
    article = made("It fell.\n\nRockets!\n— A Desk (@a_desk) August 5, 2024\n\nIt rose.")
    assert article.published is None
    assert article.date_source == ("unknown: not before 5 August 2024, the day of a post in it")


@settings(deadline=None)
@given(st.lists(st.sampled_from(ANNIVERSARY.split(" "))).map(" ".join))
def test_what_is_inferred_is_one_day_or_two(text: str) -> None:
    """Whatever the words, the days are adjacent, and the reason is told."""
    found = inferred(text)
    if found:
        assert (found.days.last - found.days.first).days in (0, 1)
        assert found.reason
