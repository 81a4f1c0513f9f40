"""Which of two has more of something is asked as how much each has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.dialogue.rating import rated


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (
            "Which was deadlier, the raid on Arvo or the raid on Kesh",
            "How many people were killed in the raid on Arvo?",
            "How many people were killed in the raid on Kesh?",
        ),
        (
            "which came first in May 2020, the raid or the fire",
            "When was the raid in May 2020?",
            "When was the fire in May 2020?",
        ),
        (
            "Were there more ships in Norway or in Latvia in May 2020",
            "How many ships were there in Norway in May 2020?",
            "How many ships were there in Latvia in May 2020?",
        ),
        (
            "Were more sailors hurt at Arvo in May or at Port Kesh in June 2021",
            "How many sailors were hurt at Arvo in May?",
            "How many sailors were hurt at Port Kesh in June 2021?",
        ),
        (
            "Did more people die at Arvo than at Kesh",
            "How many people died at Arvo?",
            "How many people died at Kesh?",
        ),
        (
            "Which attack wounded more people, Arvo in 2020 or the one on Kesh in 2021",
            "How many people were wounded at Arvo in 2020?",
            "How many people were wounded on Kesh in 2021?",
        ),
        (
            "Which attack involved the most rockets: the raid on Arvo or the raid on Kesh",
            "How many rockets were there in the raid on Arvo?",
            "How many rockets were there in the raid on Kesh?",
        ),
    ],
)
def test_each_is_asked_about(question: str, one: str, other: str) -> None:
    """With the place and the time of each; a time that is told of the last holds of both."""
    assert rated(question) == (one, other)


@pytest.mark.parametrize(
    "question",
    [
        "Were more than ten people hurt at Arvo",
        "Which group fired more than ten rockets",
        "Which attack came after the raid on Arvo",
        "Were there more attacks",
    ],
)
def test_what_weighs_no_two_is_left(question: str) -> None:
    """A number that is passed, or one thing alone, is not weighed against another."""
    assert rated(question) == ()


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    """There are two questions or none."""
    assert len(rated(text)) in (0, 2)
