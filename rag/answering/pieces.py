"""What a question asks of each of the pieces that it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rag.stems import stems

_SEAM = re.compile(r",? (?:while|whereas|but|and)(?: also)? (?=\w+ ?)|[,;] |\bsuggests? that\b")
_TELLING = 4
"""Words of matter with which a clause can be judged by itself."""
_MOST = 3

Span = tuple[int, int]


def clauses(question: str) -> list[str]:
    """The clauses of a long question, the longest first: a sentence answers one of them."""
    found = [each.strip() for each in _SEAM.split(question)]
    return sorted((c for c in found if len(stems(c)) >= _TELLING), key=len, reverse=True)[:_MOST]


def words_about(question: str, publisher: str, others: Iterable[str]) -> str:
    """The words between the publishers named before ``publisher`` and behind it.

    The whole question where that leaves too little to look for.

    Args:
        question: What is asked.
        publisher: As the question has it; it may stand there more than once.
        others: The other publishers that the question names, as it has them.
    """
    apart = [span for other in others for span in _spans(question, other)]
    own = [span for span in _spans(question, publisher) if not _within(span, apart)]
    cut = " ".join(question[slice(*_between(question, span, apart))].strip() for span in own)
    return cut if len(stems(cut) - stems(publisher)) >= _TELLING else question


def _spans(question: str, name: str) -> list[Span]:
    return [m.span() for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", question)]


def _within(span: Span, others: Iterable[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


def _between(question: str, span: Span, apart: Iterable[Span]) -> Span:
    """From the end of what is named before the span to the start of what is named behind."""
    before = [end for _, end in apart if end <= span[0]]
    behind = [start for start, _ in apart if start >= span[1]]
    return max(before, default=0), min(behind, default=len(question))
