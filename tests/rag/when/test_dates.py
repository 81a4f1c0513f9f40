"""Date expressions mean days, where the day of the piece is known or the text tells it."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.when.dates import events, on_days, resolve, spell_out, worded
from rag.when.intervals import Interval
from store.records import Article, Dated

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
        ("on Monday night", "on Monday night (9 December 2019)"),
        ("It will end on Friday.", "It will end on Friday (13 December 2019)."),
        ("On Friday, it will end.", "On Friday (13 December 2019), it will end."),
        ("on December 20", "on December 20 (2019)"),
        ("since January 20", "since January 20 (2019)"),
        ("a 2018 raid on 12 December", "a 2018 raid on 12 December (2019)"),
        ("Monday last week", "Monday last week (2 December 2019)"),
        ("a week ago Monday", "a week ago Monday (2 December 2019)"),
        ("Monday, 9 December", "Monday, 9 December (2019)"),
        ("a December 3 attack", "a December 3 (2019) attack"),
        ("In May it fell.", "In May (2019) it fell."),
        ("last month", "last month (November 2019)"),
        ("last week", "last week (week of 2 December 2019)"),
        ("over the weekend", "over the weekend (7–8 December 2019)"),
        (
            'The army said on Monday that it fell.\n"I saw it today," a man told reporters.',
            "The army said on Monday (9 December 2019) that it fell."
            '\n"I saw it today (9 December 2019)," a man told reporters.',
        ),
        (
            "“It fell yesterday”, she said on Friday. It burns today.",
            "“It fell yesterday (5 December 2019)”, she said on Friday (6 December 2019)."
            " It burns today (10 December 2019).",
        ),
        (
            'It fell on Sunday. "They came the next day," she said on Friday.',
            'It fell on Sunday (8 December 2019). "They came the next day (9 December 2019),"'
            " she said on Friday (6 December 2019).",
        ),
        ('"It fell today," he said.', '"It fell today (10 December 2019)," he said.'),
        (
            "On Sunday, and the next day",
            "On Sunday (8 December 2019), and the next day (9 December 2019)",
        ),
    ],
)
def test_days_are_spelled_out(text: str, expected: str) -> None:
    """A weekday is the latest one, 'last' before and 'next' behind the day of the piece."""
    assert spell_out(text, TUESDAY) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Monday (Dec. 9)", "Monday, December 9, 2019", "Monday the 9th", "Monday 9/12",
        "December 9 (Monday)", "9 December 2019, a Monday", "2019-12-09, Monday",
        "Monday (9 December 2019)", "the following Monday", "the next day", "every Monday",
        "Mondays", "Black Friday", "Ash Wednesday", "USA Today", "He said it would end on Friday.",
        "In January 2019, in 2019 and on 3 December 2019", "the past five weeks", "in the 1990s",
        "may 5", "They march in May's wake 20,000 strong", "in 2,019 homes", "the 2020 troops",
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
    assert DAYS[found.first.weekday()] == name
    assert timedelta(0) <= day - found.first < timedelta(7)


@settings(deadline=None)
@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(DAYS))
def test_last_and_next_leave_the_day_itself_out(day: date, name: str) -> None:
    """'Last' is in the seven days before the piece, 'next' in the seven behind it."""
    last, following = resolve(f"last {name}, next {name}", day.isoformat())
    assert timedelta(1) <= day - last.first <= timedelta(7)
    assert timedelta(1) <= following.first - day <= timedelta(7)
    assert DAYS[last.first.weekday()] == DAYS[following.first.weekday()] == name


WORDS = [
    *DAYS, "last", "next", "yesterday", "'s", ",", "9", "Dec.", "May", "in", "the", "following",
    "day", "week", "2019", "two", "days", "ago", "will", "said", ".", "(", ")", "Monday's",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS)).map(" ".join)
PUBLISHED = st.sampled_from([TUESDAY, "2019-12", "2019", None, "2020-02-29T10:00+00:00"])
_BRACKETS = re.compile(r" \((?:[\w –]+ )?\d{4}\)")


@settings(deadline=None)
@given(TEXTS, PUBLISHED)
def test_spelling_out_adds_brackets_and_nothing_else(text: str, published: str | None) -> None:
    """Taken out again, the words are as they were."""
    assert _BRACKETS.sub("", spell_out(text, published)) == text


@settings(deadline=None)
@given(st.lists(st.sampled_from([*DAYS, "last", "next", "yesterday", "'s", ",", "9", "Dec."])))
def test_spelling_out_twice_changes_nothing(words: list[str]) -> None:
    """What has been dated stands."""
    once = spell_out(" ".join(words), TUESDAY)
    assert spell_out(once, TUESDAY) == once


@settings(deadline=None)
@given(TEXTS, PUBLISHED)
def test_intervals_are_whole_and_spans_lie_in_the_text(text: str, published: str | None) -> None:
    """The first day is not behind the last, spans do not overlap, and the same is found again."""
    found = resolve(text, published)
    assert all(each.first <= each.last for each in found)
    bounds = [bound for each in found for bound in (each.start, each.end)]
    assert bounds == sorted(bounds)
    assert not bounds or (bounds[0] >= 0 and bounds[-1] <= len(text))
    assert events(Article(text, "a.txt", published=published)) == found
    assert resolve(text, published) == found


@settings(deadline=None)
@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_a_part_is_spelled_out_as_in_its_whole(text: str, start: int, length: int) -> None:
    """Of a quote the words before it are read, too, and only it is said."""
    part = spell_out(text, TUESDAY, start, start + length)
    assert _BRACKETS.sub("", part) == text[start : start + length]


def test_a_day_before_the_quote_is_counted_from() -> None:
    """'The following day' is the one after the last in the text, also where that is not quoted."""
    text = "It fell on Sunday. The following day it rose."
    assert spell_out(text, TUESDAY, 19) == "The following day (9 December 2019) it rose."


def test_less_than_a_day_is_enough_where_it_tells() -> None:
    """Of a piece of a month or a year, what means the same on each of its days is resolved."""
    text = "Monday, last month, May 2018, last year"
    assert [worded(Interval(d.first, d.last)) for d in resolve(text, "2019-12")] == [
        "November 2019", "May 2018", "2018",
    ]  # fmt: skip
    assert [Interval(d.first, d.last).precision for d in resolve(text, "2019")] == ["month", "year"]


def test_a_post_is_read_by_its_own_date() -> None:
    """The piece may be from another year, or from none."""
    text = "In April it fell.\n\nIt fell on Monday.\n\n— A Desk (@a_desk) August 5, 2024\n\nNo."
    for published in (None, "2019-12-10"):
        post = [d for d in resolve(text, published) if d.start > text.index("It fell on")]
        assert [d.first for d in post] == [date(2024, 8, 5)] * 2


def _golden() -> list[dict[str, str]]:
    path = Path(__file__).parents[2] / "golden" / "dates.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _is_right(one: dict[str, str]) -> bool:
    start = one["text"].index(one["expression"])
    end = start + len(one["expression"])
    at = [d for d in resolve(one["text"], one["published"]) if d.start < end and start < d.end]
    if one["first"] is None:
        return not at
    first, last = (date.fromisoformat(one[name]) for name in ("first", "last"))
    return [Dated(d.start, d.end, d.first, d.last) for d in at] == [Dated(start, end, first, last)]


def test_the_golden_expressions_are_resolved() -> None:
    """At least 95 of 100 come out as a reader would have them, with their spans."""
    golden = _golden()
    wrong = [one for one in golden if not _is_right(one)]
    assert len(golden) >= 60
    assert len(wrong) <= 0.05 * len(golden), wrong


@settings(deadline=None)
@given(st.text(), st.text())
def test_no_text_is_too_odd(text: str, published: str) -> None:
    """Whatever the text and the date, the words stay."""
    assert spell_out(text, published).startswith(text[:1])


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("It fell on Monday.", TUESDAY, "It fell on 9 December 2019."),
        ("It fell yesterday, and burned.", TUESDAY, "It fell 9 December 2019, and burned."),
        ("It fell on 9 December 2019.", TUESDAY, "It fell on 9 December 2019."),
        ("It fell on Monday.", None, "It fell on Monday."),
    ],
)
def test_days_in_place_of_words(text: str, published: str | None, expected: str) -> None:
    """For comparing, a word for a day gives way to the day; what is open stays as it is."""
    assert on_days(text, published) == expected
