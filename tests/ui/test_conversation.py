"""An answer grows, ends, fails or is stopped, and the log never tells what was asked."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast

import pytest

from rag.errors import QuestionError
from rag.types import Answer, Turn
from tests.ui.making import answer
from ui.conversation import UNEXPECTED, Exchange, converse, history, stopped

if TYPE_CHECKING:
    from rag import Assistant


@dataclass
class Scripted:
    """Says what it is told to, or raises it: for faults the real one does not have."""

    pieces: Sequence[str | Answer | Exception]
    asked_on: date | None = None

    def stream(
        self, question: str, history: Sequence[Turn], *, now: date | None
    ) -> Iterator[str | Answer]:
        """The pieces, in order."""
        self.asked_on = now
        for piece in self.pieces:
            if isinstance(piece, Exception):
                raise piece
            yield piece


def grow(*pieces: str | Answer | Exception, question: str = "Why?") -> list[Exchange]:
    """Every state an exchange goes through."""
    return list(converse(cast("Assistant", Scripted(pieces)), question, ()))


def test_an_answer_grows_and_is_done() -> None:
    """The question stands at once, the text grows piece by piece, and the answer ends it."""
    whole = answer("First words. [1]")
    states = grow("First ", "words. [1]", whole)
    assert [each.text for each in states] == ["", "First ", "First words. [1]", whole.text]
    assert [each.state for each in states] == ["streaming", "streaming", "streaming", "done"]
    assert states[-1].answer == whole


def test_the_day_of_asking_goes_with_the_question() -> None:
    """The one who answers is told the day it is asked on, and none where none is given."""
    for today in (date(2024, 8, 8), None):
        scripted = Scripted([answer("Yes. [1]")], asked_on=date(2001, 1, 1))
        list(converse(cast("Assistant", scripted), "Why?", (), today))
        assert scripted.asked_on == today


def test_a_plain_error_is_shown_in_its_own_words() -> None:
    """What had come before it stays."""
    last = grow("First ", QuestionError("A question may have 20,000 characters."))[-1]
    assert (last.state, last.text) == ("failed", "First ")
    assert last.fault == "A question may have 20,000 characters."


def test_a_fault_of_ours_tells_the_log_where_and_not_what(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The person is told to look at the log, which has the place but neither question nor key."""
    with caplog.at_level(logging.ERROR):
        last = grow(ValueError("sk-secret in Who was hurt?"), question="Who was hurt?")[-1]
    assert last.fault == UNEXPECTED
    assert "ValueError at " in caplog.text
    assert "test_conversation.py" in caplog.text
    assert "sk-secret" not in caplog.text
    assert "Who was hurt" not in caplog.text


def test_what_got_no_words_back_is_no_history() -> None:
    """A follow-up refers to what was answered, a stopped answer included."""
    said = Exchange("One?", "First.", "stopped")
    assert history([said, Exchange("Two?", "", "failed", None, "It broke.")]) == [
        Turn("One?", "First.")
    ]


def test_stopping_ends_only_what_is_growing() -> None:
    """An answer that is done stays done."""
    done = Exchange("One?", "First.", "done")
    assert [each.state for each in stopped([done, Exchange("Two?", "Se")])] == ["done", "stopped"]
