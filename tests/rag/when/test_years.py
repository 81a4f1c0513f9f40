"""A day without a year is of the year that is kept, where this year's news is not."""

from __future__ import annotations

from datetime import date

import pytest

from rag.types import Hit, Query
from rag.when.years import in_a_year_told
from store.records import Article, Passage

NOW = date(2026, 11, 22)
ARTICLES = {
    "one": Article("Rockets fell on 20 January.", "one.md", published="2024-01-21"),
    "two": Article("Drones fell on 5 January 2022 and 7 October 2023.", "two.md"),
}


def now_of(text: str, *, reached: bool = False, now: date | None = NOW) -> date | None:
    """The day of asking as it is taken."""
    hits = [Hit(Passage(id, 0, len(a.text), a.text), a.source, 1) for id, a in ARTICLES.items()]
    query = Query(text, now=now)
    told = in_a_year_told(query, lambda *_: hits, ARTICLES.__getitem__, lambda _: reached)
    return told.now


@pytest.mark.parametrize(
    ("question", "now"),
    [
        ("What happened on January 20?", date(2024, 1, 20)),
        ("What has happened since October 7?", date(2023, 10, 7)),
        ("What happened on 3 March?", None),
        ("What happened in January?", None),
        ("What happened in January 2022?", NOW),
        ("What happened on Monday?", NOW),
        ("What happened?", NOW),
    ],
)
def test_the_year_that_is_told(question: str, now: date | None) -> None:
    """One year makes it plain, none or several leave it open; other words need the day."""
    assert now_of(question) == now


def test_news_of_this_year_is_meant() -> None:
    """Where an article is as new as the day, it is this year's."""
    assert now_of("What happened on January 20?", reached=True) == NOW


def test_without_a_day_of_asking_the_year_is_told_too() -> None:
    """Who passes no day gets the one year that is told, and none where several are."""
    assert now_of("What happened on January 20?", now=None) == date(2024, 1, 20)
    assert now_of("What happened in January?", now=None) is None
    assert now_of("What happened last week?", now=None) is None
