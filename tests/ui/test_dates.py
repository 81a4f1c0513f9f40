"""Dates are written out at the precision that is known."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.when.dates import UNKNOWN, written
from ui.dates import extent


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2019-12-10T16:25+03:00", "10 December 2019"),
        ("2019-12-10", "10 December 2019"),
        ("2024-08-06", "6 August 2024"),
        ("2019-12", "December 2019"),
        ("2019", "2019"),
        (None, UNKNOWN),
        ("", UNKNOWN),
        ("yesterday", UNKNOWN),
        ("2019-13-01", UNKNOWN),
        ("2019-02-30", UNKNOWN),
        ("20191210", UNKNOWN),
        ("2019-12-100", UNKNOWN),
    ],
)
def test_a_date_is_written_out(published: str | None, expected: str) -> None:
    """No more is written than is known, and nothing for what is no date."""
    assert written(published) == expected


@given(st.dates())
def test_every_day_can_be_written(day: date) -> None:
    """The day and the year written are the day's own."""
    first, _, last = written(day.isoformat()).split(" ")
    assert (int(first), int(last)) == (day.day, day.year)


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    """Whatever stands where a date should, something is written."""
    assert written(text)


def test_the_extent_runs_from_first_to_last() -> None:
    """Unknown dates are left out; one date alone is said once."""
    assert extent(["2024-08-06", None, "2019-12"]) == "from December 2019 to 6 August 2024"
    assert extent(["2024-08-06", "2024-08-06"]) == "of 6 August 2024"
    assert extent([None, "soon"]) == ""
