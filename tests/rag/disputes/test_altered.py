"""One sentence with other numbers or with another name is found, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.disputes.altered import altered

TOLD = "The parish church of Port Kesh was founded in {} by the sailors of the town."


def test_another_number_or_name() -> None:
    """The spans are the words that differ."""
    one, other = TOLD.format(1856), TOLD.format(1900)
    assert altered(one, other) == ((46, 50), (46, 50))
    named = TOLD.replace("{}", "1856").replace("Port Kesh", "Arvo")
    first, second = altered(one, named) or ((0, 0), (0, 0))
    assert (one[slice(*first)], named[slice(*second)]) == ("Port Kesh", "Arvo")


def test_several_numbers() -> None:
    """Where several differ, the first are told; a word may be misspelt."""
    one = "The parish was founded in 1856, and its church was built for 40 sailors in 1860."
    other = "The parish was founded in 1900, and its chuch was built for 70 sailors in 1910."
    assert altered(one, other) == ((26, 30), (26, 30))
    assert altered(one, one.replace("church", "chuch")) is None
    assert altered(one, other.replace("sailors", "widows")) is None


@pytest.mark.parametrize(
    "other",
    [
        TOLD.format(1856),
        TOLD.format(1900).replace("Port Kesh", "Arvo"),
        TOLD.format(1856).replace("founded", "finished"),
        TOLD.format(1856) + " It was closed in a storm, and opened again when it was over.",
    ],
)
def test_anything_else_is_no_alteration(other: str) -> None:
    """The same words, two changes, another verb, and a longer text are not taken for one."""
    assert altered(TOLD.format(1856), other) is None


@given(st.integers(1000, 2000), st.integers(1000, 2000))
def test_it_is_the_same_from_both_sides(one: int, other: int) -> None:
    """Which of the two comes first tells nothing."""
    first, second = TOLD.format(one), TOLD.format(other)
    there, back = altered(first, second), altered(second, first)
    assert (there is None) is (one == other)
    assert back == (there[::-1] if there else None)
