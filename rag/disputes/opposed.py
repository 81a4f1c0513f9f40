"""Answers to one question that are opposed in meaning, each told by another article.

Counts and names are compared by value; that a measure works, in one piece, and changed nothing,
in another, only a judge who reads both with the question can tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, islice

from rag.disputes.events import may_be_of_one_time
from rag.engines.contradiction import CONTRADICTS, contradiction
from rag.engines.language import analyse
from rag.names import name_words
from rag.numbers import numbers
from rag.polarity import agrees
from rag.stems import stems
from rag.types import Quote

_READ = 6
"""Articles whose answers are read beside one another, the best beside each first,"""
_PAIRS = 6
"""and pairs that are read; each takes some 20 ms."""
_SAME, _SAME_PERSON = 0.8, 0.35
"""The share of a sentence's stems that another has which says the same, and of one person's."""

_DENIES = re.compile(r"(?:No|Nobody|None|Nothing|Neither)\b")


def opposed(question: str, told: Sequence[Quote]) -> tuple[Quote, Quote] | None:
    """The two quotes, each of another article, that are likeliest opposed; None if none are.

    Where both articles have a date, they are of one month, and nothing in the quotes tells
    the days, places or weapons of one from the other's.

    Args:
        question: What is asked.
        told: The quotes that answer it, best first; of each article the first is read.
    """
    first = dict[str, Quote]()
    for quote in told:
        first.setdefault(quote.article.id, quote)
    beside = combinations(islice(first.values(), _READ), 2)
    pairs = list(islice((pair for pair in beside if _may_differ(*pair)), _PAIRS))
    odds = contradiction(question, [(one.text, other.text) for one, other in pairs])
    best = max(zip(odds, pairs, strict=True), key=lambda row: row[0], default=None)
    return best[1] if best and best[0] >= CONTRADICTS else None


def _may_differ(one: Quote, other: Quote) -> bool:
    """Whether the two may be of one time, in words of their own, and not both say 'nobody'.

    What is word for word the same but for a value is for `rag.disputes.altered`.
    """
    if _is_retold(one.text, other.text) or all(map(_DENIES.match, (one.text, other.text))):
        return False
    return may_be_of_one_time(one, other)


def _is_retold(one: str, other: str) -> bool:
    """Whether one tells the other again: in nearly its words, or much the same of one person."""
    words, more = stems(one), stems(other)
    share = len(words & more) / max(1, min(len(words), len(more)))
    if share >= _SAME_PERSON and _people(one) & _people(other):
        return True
    return share >= _SAME and numbers(one) == numbers(other) and agrees(one, other)


def _people(text: str) -> frozenset[str]:
    people = (each.text for each in analyse(text).entities if each.label == "PERSON")
    return name_words(" ".join(people))
