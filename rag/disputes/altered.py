"""One sentence in two pieces, word for word but for a number or a name."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+(?:[.,:'’-]\w+)*")
_ALIKE = 0.75
"""The part of their words that two sentences share which are one but for a value."""
_LONGEST = 4
"""Words of a value, and"""
_SHORTEST = 8
"""words of a sentence that is not just alike by chance."""

Span = tuple[int, int]


def altered(one: str, other: str) -> tuple[Span, Span] | None:
    """Where the two differ in a number or a name, if they do in one place; else None."""
    words, others = list(_WORD.finditer(one)), list(_WORD.finditer(other))
    if min(len(words), len(others)) < _SHORTEST:
        return None
    plain, more = ([word[0].lower() for word in each] for each in (words, others))
    matcher = SequenceMatcher(None, plain, more, autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return None
    changes = [change for change in matcher.get_opcodes() if change[0] != "equal"]
    if len(changes) != 1 or changes[0][0] != "replace" or matcher.ratio() < _ALIKE:
        return None
    _, first, last, start, end = changes[0]
    if max(last - first, end - start) > _LONGEST:
        return None
    if not all(_is_value(each) for each in (words[first:last], others[start:end])):
        return None
    return _span(words[first:last]), _span(others[start:end])


def _is_value(words: list[re.Match[str]]) -> bool:
    """Whether it is numbers, or names: no word in small letters beside them."""
    return all(word[0][0].isdigit() or word[0][0].isupper() for word in words)


def _span(words: list[re.Match[str]]) -> Span:
    return words[0].start(), words[-1].end()
