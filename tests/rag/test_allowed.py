"""Only articles of the publisher and the time that are asked for may answer."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.allowed import allows, check_publisher, days_of, nearest
from rag.asking import read_query
from rag.assistant import Assistant
from rag.errors import QuestionError
from rag.types import Query
from rag.when.intervals import Interval
from store.records import Article

NAMES = ["CNN", "Al Jazeera English", "The Northern Post", "Harbour Gazette"]


def article(**given_: str | None) -> Article:
    """An article of which only so much is known."""
    return Article("A shell fell.", "a.md", **given_)


@pytest.mark.parametrize(
    ("wanted", "allowed"),
    [
        (None, True), ("CNN", False), ("Al Jazeera", True), ("al  jazeera", True),
        ("JAZEERA ENG", True), ("Al Jazeera Arabic", False),
    ],
)  # fmt: skip
def test_publisher(wanted: str | None, allowed: bool) -> None:
    """A part of the name is enough, in any case; an article of no known publisher is of none."""
    query = Query("", publisher=wanted)
    assert allows(article(publisher="Al Jazeera English"), query) == allowed
    assert allows(article(), query) == (wanted is None)


@pytest.mark.parametrize(
    ("published", "as_of", "allowed"),
    [
        ("2021-05-04", "2021-05-04", True),
        ("2021-05-04T23:30+02:00", "2021-05-04", True),
        ("2021-05-05", "2021-05-04", False),
        ("2021-05", "2021-05-31", True),
        ("2021-05", "2021-05-30", False),
        ("2021-05", "2021-05", True),
        ("2021", "2021-12-30", False),
        ("2021", "2021", True),
        (None, "2021", False),
        (None, None, True),
    ],
)
def test_as_of(published: str | None, as_of: str | None, allowed: bool) -> None:
    """What may have been published later is left out, and so is what has no date."""
    assert allows(article(published=published), Query("", as_of=as_of)) == allowed


def test_changed_later() -> None:
    """What was changed after the day may tell of what came after it."""
    changed = article(published="2021-05-04", updated="2021-05-06")
    assert not allows(changed, Query("", as_of="2021-05-05"))
    assert allows(changed, Query("", as_of="2021-05-06"))


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_days_of(day: date) -> None:
    """A date holds its day at each precision, and a time of day changes nothing."""
    iso = day.isoformat()
    assert days_of(iso) == days_of(f"{iso}T10:00") == Interval(day, day)
    for length in (4, 7):
        days = days_of(iso[:length])
        assert days is not None
        assert days.first <= day <= days.last
        before, behind = days.first - timedelta(days=1), days.last + timedelta(days=1)
        assert iso[:length] not in (before.isoformat()[:length], behind.isoformat()[:length])


@pytest.mark.parametrize("told", [None, "", "soon", "2021-13", "2021-02-30", "0000"])
def test_no_days(told: str | None) -> None:
    """What is no date leaves no days."""
    assert days_of(told) is None


@pytest.mark.parametrize(
    ("asked", "first"),
    [("Jazera", "Al Jazeera English"), ("Gazette of Kesh", "Harbour Gazette"), ("cmn", "CNN")],
)
def test_nearest(asked: str, first: str) -> None:
    """A publisher that shares a word comes first, else the one spelled most alike."""
    assert nearest(asked, NAMES)[0] == first
    assert len(nearest(asked, NAMES)) == 3


def test_unknown_publisher() -> None:
    """It is told with those that are known by the day asked for, and with no others."""
    known = [article(publisher="CNN", published="2024"), article(publisher="BBC", published="2020")]
    check_publisher(Query("", publisher="bbc"), known)
    check_publisher(Query("", publisher="ABC"), [])
    with pytest.raises(QuestionError, match=r"No article is from 'CNN'; .* are BBC\.$"):
        check_publisher(Query("", publisher="CNN", as_of="2021"), known)
    with pytest.raises(QuestionError, match="No article tells its publisher"):
        check_publisher(Query("", publisher="CNN"), [article()])


def test_now() -> None:
    """Without a day of asking it is the last one of ``as_of``; without both there is none."""
    assert read_query("Who?", None, None, as_of="2021-02").now == date(2021, 2, 28)
    asked = read_query("Who?", None, None, as_of="2021-02", now=date(2021, 1, 1))
    assert asked.now == date(2021, 1, 1)
    assert read_query("Who?", None, None).now is None


def test_nothing_later_is_found(assistant: Assistant) -> None:
    """With ``as_of``, no hit and no citation is of an article of later or of no known day."""
    for as_of, sources in (("2021-05-04", {"harbour.md", "hostile.md"}), ("2019", set())):
        hits = assistant.search("Port Kesh Arvo", k=50, as_of=as_of)
        assert {hit.source.rpartition("/")[2] for hit in hits} == sources
        reply = assistant.answer("What happened at Port Kesh or Arvo?", as_of=as_of)
        assert {cited.source.rpartition("/")[2] for cited in reply.citations} <= sources


def test_only_the_publisher_is_found(assistant: Assistant) -> None:
    """With ``publisher``, every hit is of it, and with another limit of both."""
    hits = assistant.search("Port Kesh Arvo", k=50, publisher="harbour")
    assert {hit.source.rpartition("/")[2] for hit in hits} == {"harbour.md", "hostile.md"}
    both = assistant.search("Port Kesh Arvo", k=50, publisher="harbour", since="2021")
    assert {hit.source.rpartition("/")[2] for hit in both} == {"harbour.md"}
