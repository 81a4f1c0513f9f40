"""Which of two that a sentence sets beside each other is asked for: 'A reaches less far than B'."""

from __future__ import annotations

import re

from rag.kinds.tree import Span

_MORE = re.compile(
    r"\b(?:more|most|greater|larger|bigger|longer|higher|farther|further|heavier|stronger|faster"
    r"|deadlier|wider|newer|older|earlier)\b",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"\b(?:less|least|fewer|smaller|shorter|lower|nearer|lighter|weaker|slower|narrower|later)\b",
    re.IGNORECASE,
)
_THAN = re.compile(r"\bthan\b", re.IGNORECASE)


def is_the_other(question: str, text: str, span: Span) -> bool:
    """Whether the words at the span are the one of two that is not asked for.

    Of 'A carries less than B', B is not what carries less, and A not what carries more.
    False where either compares nothing, or in both ways.
    """
    than = _THAN.search(text)
    asked, told = _way(question), _way(text[: than.start()]) if than else 0
    if than is None or not asked or not told:
        return False
    return (span[0] > than.start()) is (asked == told)


def _way(text: str) -> int:
    """1 where the text speaks of more, -1 of less, 0 of neither or both."""
    return bool(_MORE.search(text)) - bool(_LESS.search(text))
