r"""The chat's way for programs: the endpoint ``/ask``, in gradio's API.

    curl -X POST http://127.0.0.1:7860/gradio_api/call/ask -H 'Content-Type: application/json' \
        -d '{"data": ["Who was hurt?", [], "", "", "", ""]}'       # gives an event_id
    curl http://127.0.0.1:7860/gradio_api/call/ask/EVENT_ID        # gives the answer

or ``gradio_client.Client(address).predict("Who was hurt?", api_name="/ask")``.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from store.errors import DatelineError
from ui.conversation import UNEXPECTED
from ui.limits import Limits
from ui.logs import outline

if TYPE_CHECKING:
    from rag import Assistant

MOST_TURNS = 50
"""Earlier turns that are looked at: the last ones."""

log = logging.getLogger("dateline.ui")


def asking(assistant: Assistant, today: Callable[[], date] = date.today) -> Callable[..., Any]:
    """What gradio makes the endpoint of: its parameters are the endpoint's."""

    def ask(
        question: str,
        history: list[list[str]] = [],  # noqa: B006 - gradio shows it, and nobody changes it
        since: str = "",
        until: str = "",
        publisher: str = "",
        as_of: str = "",
    ) -> dict[str, Any]:
        """Answer a question from the articles.

        Args:
            question: It may lean on the turns before it.
            history: Earlier turns, each a question and the answer it got, oldest first.
            since: Only articles published from that day, month or year on.
            until: Only articles published up to that day, month or year.
            publisher: Only articles whose publisher has this in its name.
            as_of: Only what was certainly published by that day.

        Returns:
            The answer as `rag.types.Answer.as_dict` gives it; or ``fault``, in words.
        """
        limits = Limits(since, until, publisher, as_of).given()
        try:
            turns = _turns(history)
            return assistant.answer(question, turns, now=today(), **limits).as_dict()
        except DatelineError as error:
            return {"fault": str(error)}
        except Exception as error:
            log.error("An answer failed: %s", outline(error))
            return {"fault": UNEXPECTED}

    return ask


def _turns(history: Iterable[Any]) -> list[tuple[str, str]]:
    """The last turns, where they are such.

    Raises:
        DatelineError: one is no pair of texts.
    """
    turns = list(history)[-MOST_TURNS:]
    for turn in turns:
        if not (isinstance(turn, list) and [type(each) for each in turn] == [str, str]):
            raise DatelineError("Each turn of the history must be a question and its answer.")
    return [(question, answer) for question, answer in turns]
