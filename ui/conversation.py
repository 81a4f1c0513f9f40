"""One person's conversation: the questions asked and what came back for each."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from rag.types import Answer, Turn
from store.errors import DatelineError
from ui.limits import Limits
from ui.logs import outline

if TYPE_CHECKING:
    from rag import Assistant

UNEXPECTED = "Something went wrong; the details are in the log."
"""What a person is told of a fault that is ours."""

State = Literal["streaming", "done", "stopped", "failed"]

NONE = Limits()

log = logging.getLogger("dateline.ui")


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question and what has come back for it so far.

    Attributes:
        text: The answer's text as far as it has come.
        answer: The whole answer, once it is there.
        fault: Why there is none, in words for a person.
        limits: Which articles it is answered from.
    """

    question: str
    text: str = ""
    state: State = "streaming"
    answer: Answer | None = None
    fault: str | None = None
    limits: Limits = NONE


def converse(
    assistant: Assistant,
    question: str,
    earlier: Sequence[Exchange],
    today: date | None = None,
    limits: Limits = NONE,
) -> Iterator[Exchange]:
    """The exchange as it grows, ending with it done or failed; raises nothing.

    Args:
        assistant: Who answers.
        question: What is asked.
        earlier: The exchanges it may lean on.
        today: The day from which 'last week' in it is counted.
        limits: Which articles it is answered from.
    """
    now = Exchange(question, limits=limits)
    yield now
    try:
        for piece in assistant.stream(question, history(earlier), now=today, **limits.given()):
            now = grown(now, piece)
            yield now
    except DatelineError as error:
        yield replace(now, state="failed", fault=str(error))
    except Exception as error:
        log.error("An answer failed: %s", outline(error))
        yield replace(now, state="failed", fault=UNEXPECTED)


def grown(exchange: Exchange, piece: str | Answer) -> Exchange:
    """The exchange with one more piece of text, or with its whole answer."""
    if isinstance(piece, str):
        return replace(exchange, text=exchange.text + piece)
    return replace(exchange, text=piece.text, answer=piece, state="done")


def history(exchanges: Sequence[Exchange]) -> list[Turn]:
    """The turns a follow-up may refer to: those that got any words back."""
    return [Turn(each.question, each.text) for each in exchanges if each.text]


def before(exchanges: Sequence[Exchange], number: str | None) -> tuple[Exchange, ...]:
    """What stands before the exchange of that number, which is asked anew; all without one."""
    whole = stopped(exchanges)
    told = (number or "").strip()
    return whole[: int(told)] if re.fullmatch(r"[0-9]{1,4}", told) else whole


def stopped(exchanges: Sequence[Exchange]) -> tuple[Exchange, ...]:
    """The exchanges, the last one ended where it was if it was still growing."""
    return tuple(
        replace(each, state="stopped") if each.state == "streaming" else each for each in exchanges
    )
