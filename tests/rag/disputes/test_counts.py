"""What is counted is told by how the sentence is built."""

from __future__ import annotations

import pytest

from rag.disputes.counts import Count, counts, differ


def told(text: str, before: str = "") -> set[tuple[str, float]]:
    """What a text counts, and how many."""
    return {(count.thing, count.value) for count in counts(text, before)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four rockets hit the port and wounded six sailors.", {("rockets", 4), ("wounded", 6)}),
        ("The blast left 12 people dead and 30 wounded.", {("killed", 12), ("wounded", 30)}),
        ("The toll rose to 19 dead.", {("killed", 19)}),
        ("Nobody was hurt.", {("wounded", 0)}),
        ("No sailor was killed.", {("killed", 0)}),
        ("Seven sailors, not five, were injured.", {("wounded", 7)}),
        ("More than 40 people were hurt, up from the 34 first told.", {("wounded", 40)}),
    ],
)
def test_what_became_of_how_many(text: str, expected: set[tuple[str, float]]) -> None:
    """Each number belongs to what it counts, and a number told to be wrong to nothing."""
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "One of them was seriously hurt.",
        "One rocket hit a parked jet.",
        "Between four and seven ships may come.",
        "On 4 May 2021.",
    ],
)
def test_parts_ranges_and_dates_count_nothing(text: str) -> None:
    """What counts only some of all, leaves the number open or is a date is no count."""
    assert not told(text)


def test_a_number_alone_counts_what_was_spoken_of() -> None:
    """'Two had landed' counts the rockets of the sentence before, and without it nothing."""
    assert told("A guard said that two had landed.", "Rockets were fired.") == {("rockets", 2)}
    assert told("A guard said that two had landed.") == set()


def test_a_part_may_be_smaller_than_the_whole() -> None:
    """Two soldiers may be among five people, and seven soldiers may not."""
    people = Count("wounded", 5, 0, 4)
    assert not differ(people, Count("wounded", 2, 0, 3, group="soldiers"))
    assert differ(people, Count("wounded", 7, 0, 5, group="soldiers"))
    assert not differ(Count("killed", 1, 0, 3), Count("wounded", 2, 0, 3))
    assert not differ(Count("troops", 2500, 0, 5, bound="about"), Count("troops", 2450, 0, 5))
