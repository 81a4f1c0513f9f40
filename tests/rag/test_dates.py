"""'Monday' means a day, where the day of the piece is known and nothing else dates it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.dates import resolve, spell_out

TUESDAY = "2019-12-10"
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell on Monday.", "It fell on Monday (9 December 2019)."),
        ("on tuesday", "on tuesday (10 December 2019)"),
        ("last Tuesday", "last Tuesday (3 December 2019)"),
        ("the previous Monday", "the previous Monday (9 December 2019)"),
        ("next Monday", "next Monday (16 December 2019)"),
        ("next Tuesday", "next Tuesday (17 December 2019)"),
        ("this coming Friday", "this coming Friday (13 December 2019)"),
        ("yesterday and today", "yesterday (9 December 2019) and today (10 December 2019)"),
        ("It will end tomorrow.", "It will end tomorrow (11 December 2019)."),
        ("Monday's raid", "Monday's (9 December 2019) raid"),
        ("Sunday’s raid", "Sunday’s (8 December 2019) raid"),
        ("On Monday, 5 soldiers fell", "On Monday (9 December 2019), 5 soldiers fell"),
        ("Friday, Mark Esper said", "Friday (6 December 2019), Mark Esper said"),
        ("Monday, 10:30", "Monday (9 December 2019), 10:30"),
    ],
)
def test_days_are_spelled_out(text: str, expected: str) -> None:
    """A weekday is the latest one, 'last' before and 'next' behind the day of the piece."""
    assert spell_out(text, TUESDAY) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Monday, 9 December", "Monday 9 Dec.", "Monday (Dec. 9)", "Monday, December 9, 2019",
        "Monday the 9th", "Monday, 9th of December", "Monday 9/12", "December 9 (Monday)",
        "9 December 2019, a Monday", "2019-12-09, Monday", "Monday (9 December 2019)",
        "Monday last week", "Monday of the previous week", "a week ago Monday",
        "the following Monday", "every Monday", "Mondays", "Black Friday", "Ash Wednesday",
        "USA Today", "It will end on Friday.", "He is due in court on Friday.",
    ],
)  # fmt: skip
def test_what_is_dated_or_unclear_stays(text: str) -> None:
    """A date beside the day stands; a day counted from elsewhere, or to come, is not guessed."""
    assert spell_out(text, TUESDAY) == text


@pytest.mark.parametrize(
    "published", [None, "", "2019", "2019-12", "2019-02-30", "yesterday", "x" * 10]
)
def test_without_a_day_nothing_is_resolved(published: str | None) -> None:
    """There is nothing to count from."""
    assert resolve("It fell on Monday, yesterday.", published) == []


@pytest.mark.parametrize(
    ("text", "edge"), [("tomorrow", "9999-12-31"), ("last Monday", "0001-01-01")]
)
def test_the_calendar_has_edges(text: str, edge: str) -> None:
    """A day that no calendar has is not resolved."""
    assert resolve(text, edge) == []


@settings(deadline=None)
@given(
    st.dates(min_value=date(1, 1, 8)), st.sampled_from(DAYS), st.sampled_from(["", "T16:25+03:00"])
)
def test_a_bare_weekday_is_in_the_week_up_to_the_piece(day: date, name: str, hour: str) -> None:
    """It is a day of that name, at most six days before the piece and never behind it."""
    (found,) = resolve(f"It fell on {name}.", day.isoformat() + hour)
    assert DAYS[found.day.weekday()] == name
    assert timedelta(0) <= day - found.day < timedelta(7)


@settings(deadline=None)
@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(DAYS))
def test_last_and_next_leave_the_day_itself_out(day: date, name: str) -> None:
    """'Last' is in the seven days before the piece, 'next' in the seven behind it."""
    last, following = resolve(f"last {name}, next {name}", day.isoformat())
    assert timedelta(1) <= day - last.day <= timedelta(7)
    assert timedelta(1) <= following.day - day <= timedelta(7)
    assert DAYS[last.day.weekday()] == DAYS[following.day.weekday()] == name


@settings(deadline=None)
@given(st.lists(st.sampled_from([*DAYS, "last", "next", "yesterday", "'s", ",", "9", "Dec."])))
def test_spelling_out_twice_changes_nothing(words: list[str]) -> None:
    """What has been dated stands, and the words around it are as they were."""
    text = " ".join(words)
    once = spell_out(text, TUESDAY)
    assert spell_out(once, TUESDAY) == once
    assert all(word in once for word in words)


@settings(deadline=None)
@given(st.text(), st.text())
def test_no_text_is_too_odd(text: str, published: str) -> None:
    """Whatever the text and the date, the words stay."""
    assert spell_out(text, published).startswith(text[:1])
