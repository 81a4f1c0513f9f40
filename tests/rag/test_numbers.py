"""A number is the same value in figures and in words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.numbers import numbers

ONES = "zero one two three four five six seven eight nine".split()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("4 rockets and four more", {4}),
        ("twenty-two, twenty two and 22", {22}),
        ("1,200 of 14,000 troops", {1200, 14000}),
        ("two hundred and fifty", {250}),
        ("forty thousand five hundred", {40500}),
        ("a hundred and a thousand", {100, 1000}),
        ("2.5 million, $3.5 Million and 1.2bn", {2.5e6, 3.5e6, 1.2e9}),
        ("three million", {3e6}),
        ("half a million", {5e5}),
        ("two dozen and 2 dozen", {24}),
        ("the third, the 21st and the twenty-first", {3, 21}),
        ("the eleventh, the thirtieth and the fifty-fourth", {11, 30, 54}),
        ("10-12 soldiers, 13–15 more", {10, 12, 13, 15}),
        ("between five and seven", {5, 7}),
        ("twenty to thirty", {20, 30}),
        ("two and three", {2, 3}),
        ("December 10, 2019", {10, 2019}),
        ("2019-12-10 at 16:25", {2019, 12, 10, 16, 25}),
        ("nineteen ninety-nine and twenty nineteen", {1999, 2019}),
        ("a 122mm and a 107-mm rocket", {122, 107}),
        ("25% of 5,000-strong", {25, 5000}),
        ("$1,000,000.50", {1000000.5}),
        ("2,5 or 12,34", {2, 5, 12, 34}),
        ("a six-month, sixty-year-old thing", {6, 60}),
        ("It was 3. Then 20,000, then 7.", {3, 20000, 7}),
        ("٢٥", {25}),
        ("One man, no one, at first, a second later, zero", set()),
        ("dozens, hundreds and thousands of them", set()),
        ("K1 and B52s", set()),
        ("often, alone, weighty, sixteenfold", set()),
        ("", set()),
    ],
)
def test_numbers_are_read(text: str, values: set[float]) -> None:
    """Figures, words, thousands, decimals, millions, ordinals, ranges and dates."""
    assert numbers(text) == values


@settings(deadline=None)
@given(st.integers(0, 10**12))
def test_thousands_do_not_matter(value: int) -> None:
    """With commas and without, a number is the same."""
    assert numbers(f"about {value:,} of them") == numbers(f"{value}") == {value}


@settings(deadline=None)
@given(st.integers(20, 99).filter(lambda n: n % 10), st.integers(1, 9))
def test_words_are_values(small: int, hundreds: int) -> None:
    """Any number of three digits in words is the one in figures."""
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()[small // 10 - 2]
    words = f"{ONES[hundreds]} hundred and {tens}-{ONES[small % 10]}"
    assert numbers(words) == numbers(str(100 * hundreds + small))
    assert numbers(words.upper()) == numbers(words)


@settings(deadline=None)
@given(st.text("0123456789,. -thousandmilf½²٣", max_size=60) | st.text())
def test_any_text_is_read(text: str) -> None:
    """No text fails, and every number is one."""
    assert all(value >= 0 for value in numbers(text))
