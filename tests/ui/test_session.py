"""A word in a cookie is its person's, for a while, and cannot be made by others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.session import SECONDS, Sessions

NOW = 1_000_000.0
SESSIONS = Sessions(lambda: NOW)
WORD = SESSIONS.begin("anna")


def test_a_word_ends_by_itself() -> None:
    """It counts until its time is over."""
    now = [NOW]
    sessions = Sessions(lambda: now[0])
    word = sessions.begin("anna")
    assert sessions.user(word) == "anna"
    now[0] += SECONDS - 1
    assert sessions.user(word) == "anna"
    now[0] += 1
    assert sessions.user(word) is None


def test_who_signs_out_is_out() -> None:
    """That word alone ends; another of the same person goes on."""
    sessions = Sessions(lambda: NOW)
    here, there = sessions.begin("anna"), sessions.begin("anna")
    sessions.end(here)
    assert sessions.user(here) is None
    assert sessions.user(there) == "anna"
    sessions.end("nonsense")


@given(st.text(max_size=40), st.integers(0, len(WORD)), st.text(max_size=3))
def test_no_other_word_counts(made: str, at: int, other: str) -> None:
    """None that is made up, cut or altered, and none of another server."""
    assert SESSIONS.user(made) is None
    altered = WORD[:at] + other + WORD[at + 1 :]
    assert altered == WORD or SESSIONS.user(altered) is None
    assert Sessions(lambda: NOW).user(WORD) is None
