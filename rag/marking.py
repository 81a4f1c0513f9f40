"""The words of a claim that are the answer, to be set in bold: by rule, else as the reader has it.

The rules of `rag.kinds.value` mark only what is plain. Where they mark nothing, the reader's
place is taken if it is sure of it (docs/decisions/0031-a-reader-of-our-own.md).
"""

from __future__ import annotations

from rag.engines.reader import read
from rag.kinds.tree import Span
from rag.kinds.value import value_asked
from rag.question import Asked
from rag.types import Claim
from rag.wording import viewed

_SURE = 0.5
"""From this probability on the reader's place is marked."""
NO_VALUE = ("open", "why")
"""Kinds of question that are answered by a whole sentence."""


def marked(asked: Asked, claim: Claim) -> tuple[Span, ...]:
    """Where the value stands in the claim's text; () where it is not plain."""
    if "*" in claim.text:
        return ()
    return value_asked(asked, claim.text) or _read(asked, claim)


def _read(asked: Asked, claim: Claim) -> tuple[Span, ...]:
    if asked.kind in NO_VALUE or asked.compares or asked.sources:
        return ()
    view = viewed(claim.quotes[0])
    (reading,) = read(asked.text, [view])
    if reading.value is None or reading.sure < _SURE:
        return ()
    words = view.text[slice(*reading.value)]
    at = claim.text.find(words)
    return ((at, at + len(words)),) if at >= 0 else ()
