"""The time a question asks about is read from its words, and from ``now`` where that is given."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.when.intervals import Interval, day
from rag.when.period import Period, period, without

GOLDEN = Path(__file__).parents[2] / "golden" / "periods.jsonl"
LEAST = 0.9
"""Of the golden questions, so many are read right; all are today."""
THURSDAY = date(2024, 8, 8)

days = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def told(question: str, now: date | None = THURSDAY) -> tuple[str | None, str | None] | None:
    """The first and the last day as text."""
    found = period(question, now)
    if found is None:
        return None
    first, last = (each.isoformat() if each else None for each in (found.first, found.last))
    return first, last


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("in January 2022", "2022-01-01", "2022-01-31"),
        ("in january 2022", "2022-01-01", "2022-01-31"),
        ("in jan. 2022", "2022-01-01", "2022-01-31"),
        ("on 5 jan 2022", "2022-01-05", "2022-01-05"),
        ("on 9 December 2019", "2019-12-09", "2019-12-09"),
        ("on December 9, 2019", "2019-12-09", "2019-12-09"),
        ("on 2019-12-09", "2019-12-09", "2019-12-09"),
        ("in 2019", "2019-01-01", "2019-12-31"),
        ("in 2019 or 2020", "2019-01-01", "2020-12-31"),
        ("in late 2019", "2019-06-01", "2019-12-31"),
        ("between March and May 2021", "2021-03-01", "2021-05-31"),
        ("between November and January 2022", "2021-11-01", "2022-01-31"),
        ("between 3 and 9 December 2019", "2019-12-03", "2019-12-09"),
        ("between December 3 and December 9, 2019", "2019-12-03", "2019-12-09"),
        ("from 3 December to 9 December 2019", "2019-12-03", "2019-12-09"),
        ("from 2019 to 2021", "2019-01-01", "2021-12-31"),
        ("in the five weeks to 9 December 2019", "2019-11-04", "2019-12-09"),
        ("in the week before 9 December 2019", "2019-12-02", "2019-12-08"),
        ("on the day after 9 December 2019", "2019-12-10", "2019-12-10"),
        ("in the days after 3 January 2020", "2020-01-04", "2020-01-10"),
        ("within a week of 9 December 2019", "2019-12-02", "2019-12-16"),
        ("around 9 December 2019", "2019-12-06", "2019-12-12"),
        ("since 2020", "2020-01-01", None),
        ("from 2020 onwards", "2020-01-01", None),
        ("after June 2019", "2019-07-01", None),
        ("before June 2019", None, "2019-05-31"),
        ("until June 2019", None, "2019-06-30"),
        ("by 2021", None, "2021-12-31"),
        ("no later than 3 March 2021", None, "2021-03-03"),
        ("after the strike on 3 January 2020", "2020-01-03", None),
        ("after the December 2019 attack", "2019-12-01", None),
        ("two weeks after the December 2019 attack", "2019-12-01", "2020-01-14"),
        ("following the 5 January 2022 drone attacks", "2022-01-05", None),
        ("before the August 2024 raid", None, "2024-08-31"),
        ("before the raid of 3 January 2020", None, "2020-01-03"),
        ("in March 2021, since 2020", "2021-03-01", "2021-03-31"),
        ("after 3 March 2021 and before 9 April 2021", "2021-03-04", "2021-04-08"),
    ],
)
def test_absolute(words: str, first: str | None, last: str | None) -> None:
    """What tells its own year needs no day to count from, and none changes it."""
    for now in (None, THURSDAY, date(2019, 12, 5)):
        assert told(f"Who was hurt {words}?", now) == (first, last)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("last week", "2024-07-29", "2024-08-04"),
        ("this year", "2024-01-01", "2024-12-31"),
        ("in the past month", "2024-07-08", "2024-08-08"),
        ("yesterday", "2024-08-07", "2024-08-07"),
        ("on Monday", "2024-08-05", "2024-08-05"),
        ("in March", "2024-03-01", "2024-03-31"),
        ("before june", None, "2024-05-31"),
        ("in the March drone attack", "2024-03-01", "2024-03-31"),
        ("in the may strikes", "2024-05-01", "2024-05-31"),
        ("since last week", "2024-07-29", None),
        ("two weeks ago", "2024-07-22", "2024-07-28"),
    ],
)
def test_relative(words: str, first: str | None, last: str | None) -> None:
    """What is counted from a day is known where that is given, and else not at all."""
    assert told(f"Who was hurt {words}?") == (first, last)
    assert told(f"Who was hurt {words}?", None) is None
    assert told(f"Who was hurt {words}?", datetime(2024, 8, 8, 23, 59)) == (first, last)


@pytest.mark.parametrize(
    ("question", "order"),
    [
        ("What is the latest on Al Asad?", "latest"),
        ("Which is the most recent count?", "latest"),
        ("When was Erbil last hit?", "latest"),
        ("Who claimed the last attack?", "latest"),
        ("What do the last three attacks share?", "latest"),
        ("Which was the first attack on Erbil?", "earliest"),
        ("What does the earliest report say?", "earliest"),
        ("Who first reported it?", "earliest"),
    ],
)
def test_orders(question: str, order: str) -> None:
    """The newest or the oldest is asked for, whatever the day."""
    found = period(question, None)
    assert found is not None
    assert (found.order, found.is_bounded) == (order, False)


@pytest.mark.parametrize(
    "question",
    [
        "Who was hurt?",
        "Were 2,000 troops sent?",
        "Were 2000 troops sent?",
        "May the troops stay?",
        "Who is the first lady?",
        "Did they march to Erbil?",
        "Who left by Friday at the latest?",
        "Which attacks were not in 2019?",
        "What did 5 May rockets hit?",
        "",
    ],
)
def test_no_time(question: str) -> None:
    """Numbers, names and words that are like a date tell none; nor does a time ruled out."""
    assert period(question, None) is None


def test_both() -> None:
    """An order goes with days."""
    found = period("What was the latest attack in 2020?", None)
    assert found is not None
    assert (found.order, found.first, found.last) == (
        "latest",
        date(2020, 1, 1),
        date(2020, 12, 31),
    )


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("What hit Al Asad in January 2022?", "What hit Al Asad ?"),
        ("In the five weeks to 9 December 2019, what was hit?", ", what was hit?"),
        ("What is the latest attack on Erbil?", "What is the attack on Erbil?"),
    ],
)
def test_without(question: str, left: str) -> None:
    """The words that tell the time can be taken out, and nothing else goes with them."""
    found = period(question, None)
    assert found is not None
    assert without(question, found) == left


@given(st.text(max_size=80), st.none() | st.dates())
def test_any_text(text: str, now: date | None) -> None:
    """Any text on any day is read without a fault, and its words lie within it."""
    found = period(text, now)
    if found:
        assert all(0 <= start < end <= len(text) for start, end in found.words)


@given(days, days)
def test_every_day_between(one: date, other: date) -> None:
    """Two days told in full bound what is between them, whenever it is asked."""
    first, last = sorted((one, other))
    question = f"Who fell between {first.isoformat()} and {last.isoformat()}?"
    assert told(question) == (first.isoformat(), last.isoformat())


@given(days, days, days, days)
def test_meeting_and_holding(a: date, b: date, c: date, d: date) -> None:
    """What is held is met; a day is met exactly where it is between the bounds."""
    time, span = Period(min(a, b), max(a, b)), Interval(min(c, d), max(c, d))
    assert not time.holds(span) or time.meets(span)
    assert time.meets(day(c)) == (min(a, b) <= c <= max(a, b)) == time.holds(day(c))


def test_golden() -> None:
    """Of forty questions about a collection, their first and last day and order are read."""
    lines = [json.loads(line) for line in GOLDEN.read_text("utf-8").splitlines()]
    right = 0
    for line in lines:
        now = line["now"] and date.fromisoformat(line["now"])
        found = period(line["question"], now) or Period()
        wanted = (line["first"], line["last"], line["order"])
        right += (told(line["question"], now) or (None, None)) + (found.order,) == wanted
    assert len(lines) == 40
    assert right / len(lines) >= LEAST
