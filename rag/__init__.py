"""What Dateline says: from a question to an answer whose every sentence is cited.

    from rag import answer
    reply = answer("Who was hurt?")
    print(reply.text)

The names below are imported when they are first used: the assistant brings its
models with it, and taking articles in needs only some of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rag.assistant import Assistant, answer
    from rag.settings import Settings, read_settings
    from rag.types import Answer, Citation, Hit, Sentence

__all__ = ["Answer", "Assistant", "Citation", "Hit", "Sentence", "Settings", "answer",
           "read_settings"]  # fmt: skip

_HOMES = {
    "Assistant": "rag.assistant", "answer": "rag.assistant", "Settings": "rag.settings",
    "read_settings": "rag.settings", "Answer": "rag.types", "Citation": "rag.types",
    "Hit": "rag.types", "Sentence": "rag.types",
}  # fmt: skip


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module's attribute can be anything
    if name not in _HOMES:
        raise AttributeError(f"module 'rag' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
