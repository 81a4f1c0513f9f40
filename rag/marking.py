"""The words of a claim that are the answer, to be set in bold: by rule, else as the reader has it.

The rules of `rag.kinds.value` mark only what is plain. Where they mark nothing, the words that
the reader is sure of are taken (docs/decisions/0031-a-reader-of-our-own.md).
"""

from __future__ import annotations

import re

from rag.engines.language import analyse
from rag.engines.reader import Reading
from rag.kinds.comparatives import is_the_other
from rag.kinds.counts import counts_something, is_denied
from rag.kinds.tree import Span
from rag.kinds.value import value_asked
from rag.question import Asked

NO_VALUE = ("open", "why")
"""Kinds of question that are answered by a whole sentence."""
_SEVERAL = re.compile(
    r"\W*(?:who (?:are|were)|(?:please )?(?:(?:list|give|tell me) )?(?:what|which|the names)\b"
    r".*\bnames\b)",
    re.IGNORECASE,
)
"""It asks about several: of a list the first name is not the answer."""
_PEOPLE = ("PERSON", "ORG")
"""What the parser takes persons with their rank for."""
_IN_A_LIST = re.compile(r"[,;]? ?(?:\d+[,;]? ?)?(?:and )?(?:[A-Z][\w.]+ )*")
"""What may stand between two names of a list: an age, and a rank."""
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
    own = (at, at + len(read))
    is_value = at >= 0 and not is_the_other(asked.text, text, own)
    spans = value_asked(asked, text) or ((own,) if is_value else ())
    return _listed(text, spans[0]) if len(spans) == 1 and _SEVERAL.match(asked.text) else spans


def _listed(text: str, span: Span) -> tuple[Span, ...]:
    """The persons that are listed with the one of the span, with it; the span if none are."""
    runs = list[list[Span]]()
    for one in ((e.start, e.end) for e in analyse(text).entities if e.label in _PEOPLE):
        if runs and _IN_A_LIST.fullmatch(text[runs[-1][-1][1] : one[0]]):
            runs[-1].append(one)
        else:
            runs.append([one])
    own = (run for run in runs if any(a < span[1] and span[0] < b for a, b in run))
    listed = next(own, [span])
    return tuple(listed) if len(listed) > 1 else (span,)


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
