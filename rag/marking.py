"""The words of a claim that are the answer, to be set in bold: by rule, else as the reader has it.

The rules of `rag.kinds.value` mark only what is plain. Where they mark nothing, the words that
the reader is sure of are taken (docs/decisions/0031-a-reader-of-our-own.md).
"""

from __future__ import annotations

from rag.engines.reader import Reading
from rag.kinds.counts import counts_something, is_denied
from rag.kinds.tree import Span
from rag.kinds.value import value_asked
from rag.question import Asked

NO_VALUE = ("open", "why")
"""Kinds of question that are answered by a whole sentence."""
_SURE = 0.5
"""From this probability on the reader's place is taken."""


def marked(asked: Asked, text: str, read: str) -> tuple[Span, ...]:
    """Where the value stands in the text of a claim; () where it is not plain.

    Args:
        asked: What the question asks for.
        text: What is said.
        read: Its words that the reader takes for the value, if it has.
    """
    if "*" in text:
        return ()
    at = text.find(read) if read else -1
    return value_asked(asked, text) or (((at, at + len(read)),) if at >= 0 else ())


def value_read(asked: Asked, text: str, reading: Reading) -> str:
    """The words of the text that the reader is sure are asked for; "" where there are none.

    What answers 'how many' counts something: '122 mm rockets' does not; and 'not five' is no
    answer.
    """
    if asked.kind in NO_VALUE or asked.compares or asked.sources:
        return ""
    if reading.value is None or reading.sure < _SURE or is_denied(text, reading.value[0]):
        return ""
    words = text[slice(*reading.value)]
    return words if asked.kind != "how many" or counts_something(words) else ""
