"""Two who are set beside each other are asked about one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.dialogue.contrast import contrasted


@pytest.mark.parametrize(
    ("question", "one", "other", "what"),
    [
        ("Did Ruiz and Lund say the same about the raid?", "Ruiz", "Lund", "the raid"),
        ("did Ruiz say the same as Lund on the raid", "Ruiz", "Lund", "the raid"),
        ("Do the mayor and Lund agree on who fired?", "the mayor", "Lund", "who fired"),
        ("Were Ruiz and Lund at odds over the toll?", "Ruiz", "Lund", "the toll"),
        ("Did Ruiz and Lund judge the raid the same way?", "Ruiz", "Lund", "the raid"),
        ("How did Ruiz and Lund differ on the toll?", "Ruiz", "Lund", "the toll"),
    ],
)
def test_each_is_asked_about(question: str, one: str, other: str, what: str) -> None:
    """Whether two say the same is what each of them says."""
    assert contrasted(question) == tuple(
        f"What did {side} say about {what}?" for side in (one, other)
    )


@pytest.mark.parametrize("join", ["and", "with what"])
def test_each_is_asked_about_at_its_own_time(join: str) -> None:
    """What two said at different times is asked for with the time of each."""
    question = f"Compare what Ruiz said in 2019 {join} Lund said in 2022 about the raid."
    assert contrasted(question) == (
        "What did Ruiz say in 2019 about the raid?",
        "What did Lund say in 2022 about the raid?",
    )


@pytest.mark.parametrize(
    "question",
    [
        "Did Ruiz and Lund fire on the port?",
        "Did Ruiz, Lund and Moe and the mayor say the same about the raid?",
        "Did Ruiz agree to leave?",
        "Do the accounts agree?",
        "What did Ruiz and Lund say about the raid?",
    ],
)
def test_what_sets_no_two_beside_each_other_is_left(question: str) -> None:
    """Deeds of two, and more than two, are no contrast."""
    assert contrasted(question) == ()


@given(st.text(max_size=60), st.text(max_size=60))
def test_nothing_is_asked_for_nothing(one: str, other: str) -> None:
    """There are two questions or none, whatever is typed."""
    assert len(contrasted(f"Did {one} and {other} say the same about it?")) in (0, 2)
