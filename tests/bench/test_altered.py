"""Facts are altered one thing at a time, and none is taken to be borne out."""

from __future__ import annotations

from pathlib import Path

from bench.evidence.altered import (
    ALTERINGS,
    counted,
    denied,
    measure,
    other_days,
    other_names,
    other_numbers,
    turned,
)

FELL = "On Monday four rockets and 12 drones were fired at the camp by Mira Danel's men."


def test_each_alteration_by_hand() -> None:
    """One thing is changed at a time, and a sentence without it gives nothing."""
    assert list(other_numbers(FELL)) == [FELL.replace("four", "17"), FELL.replace("12", "17")]
    assert list(other_days(FELL)) == [FELL.replace("Monday", "Tuesday")]
    assert list(denied(FELL)) == [FELL.replace("were", "were not")]
    assert list(denied("No rockets were fired.")) == []
    assert list(turned("Iran attacked Israel.")) == ["Israel attacked Iran."]
    person, place = other_names("Mira Danel spoke in Baghdad.")
    assert "Danel" not in person
    assert person.endswith("spoke in Baghdad.")
    assert place.startswith("Mira Danel spoke in ")
    assert "Baghdad" not in place


def test_what_is_taken_is_counted() -> None:
    """The sentence itself is taken, and none of its alterations."""
    cases, taken = counted([FELL, "Iran attacked Israel on Friday."])
    assert cases["unaltered"] == taken["unaltered"] == 2
    assert cases["another number"] == 2
    assert cases["another day or month"] == 2
    assert cases["roles exchanged"] >= 1
    assert sum(taken.values()) == 2


def test_the_sample_articles() -> None:
    """The section has a row for each kind of change, and takes every unaltered sentence."""
    rows = [row.split("|") for row in measure(Path("absent"), 12).splitlines() if row[:1] == "|"]
    told = {row[1].strip(): (row[2].strip(), row[3].strip()) for row in rows[2:]}
    assert set(told) == {"unaltered", *ALTERINGS}
    assert told["unaltered"] == ("12", "12")
    assert told["another number"][1] == told["another day or month"][1] == "0"
