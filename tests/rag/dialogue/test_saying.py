"""What 'that' stands for, where it is asked who said it, is what the answer before it said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.dialogue.followup import stand_alone
from rag.dialogue.saying import statement_meant
from rag.types import NOT_FOUND, Turn

TOLD = "Repairs to the quay could take eight weeks."


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("Who said that?", "Who said"),
        ("Who said so?", "Who said"),
        ("Who gave that estimate?", "Who said"),
        ("Did she make that statement?", "Did she say"),
        ("When did the navy say so?", "When did the navy say"),
    ],
)
@pytest.mark.parametrize(
    "told",
    [
        TOLD,
        f"5 May 2020: {TOLD}",
        "Ana Ruiz said that Repairs to the quay could take eight weeks.",
        '"Repairs to the quay could take eight weeks," she said.',
        f"{TOLD} It rained.",
    ],
)
def test_what_was_said_stands_in_its_place(question: str, lead: str, told: str) -> None:
    """Without its day and without who is told to say it, for that may be what is asked."""
    assert statement_meant(question, told) == (lead, TOLD.rstrip("."))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who claimed it?", TOLD),
        ("Who said that the quay burned?", TOLD),
        ("Who did that?", TOLD),
        ("Who said that?", "Two [1]."),
        ("Who said that?", ""),
        ("Who said that?", f"{NOT_FOUND} The nearest passage has no date."),
    ],
)
def test_what_points_to_no_statement_is_left(question: str, told: str) -> None:
    """A deed is no statement, and a number alone says nothing."""
    assert statement_meant(question, told) == ("", "")


def test_a_follow_up_takes_it() -> None:
    """Who 'he' is comes from the question before."""
    turn = Turn("What did Mark Esper say about the quay?", f"{TOLD} [1]")
    alone = stand_alone("When did he say that?", [turn])
    assert alone == f"When did Mark Esper say that {TOLD.rstrip('.')}?"


@given(st.text(max_size=100), st.text(max_size=200))
def test_any_text_can_be_read(question: str, told: str) -> None:
    """There are both or neither."""
    lead, said = statement_meant(question, told)
    assert bool(lead) == bool(said)
