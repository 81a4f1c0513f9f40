"""Does a passage state a sentence? Asked of a small chat model, as a question of yes or no."""

from __future__ import annotations

from collections.abc import Callable

from rag import prompts
from rag.engines.chat import Chat
from rag.errors import ModelError
from rag.material import harmless

Supports = Callable[[str, str], bool | None]
"""Of a passage and a sentence: whether the one states the other; None where that is not known."""


def asking(chat: Chat) -> Supports:
    """The question as a function; it takes a small model on two cores some four seconds."""
    form = prompts.grammar("states")

    def supports(passage: str, sentence: str) -> bool | None:
        words = prompts.load("states").render(
            passage=harmless(passage), sentence=harmless(sentence)
        )
        try:
            told = chat.complete(words, form).strip(" \n.").capitalize()
            return {"Yes": True, "No": False}.get(told)
        except ModelError:
            return None

    return supports
