"""What Dateline says: from a question to an answer whose every sentence is cited.

from rag import answer
reply = answer("Who was hurt?")
print(reply.text)
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from rag.assistant import Assistant
from rag.settings import Settings, read_settings
from rag.types import Answer, Citation, Hit, Sentence

__all__ = ["Answer", "Assistant", "Citation", "Hit", "Sentence", "Settings", "answer",
           "read_settings"]  # fmt: skip


def answer(
    question: str,
    history: Iterable[tuple[str, str]] = (),
    *,
    since: str | None = None,
    until: str | None = None,
) -> Answer:
    """Answer with the one assistant of this process; see `Assistant.answer`."""
    return _assistant().answer(question, history, since=since, until=until)


@cache
def _assistant() -> Assistant:
    return Assistant()
