"""One sentence in two pieces, word for word but for some numbers or a name."""

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
_MISSPELT = 0.75
"""The part of their letters that two spellings of one word share."""

Span = tuple[int, int]


def altered(one: str, other: str) -> tuple[Span, Span] | None:
    """Where the two first differ in a value, if in nothing but numbers or in one name; else None.

    A word may be spelled in two ways.
    """
    words, others = list(_WORD.finditer(one)), list(_WORD.finditer(other))
    if min(len(words), len(others)) < _SHORTEST:
        return None
    plain, more = ([word[0].lower() for word in each] for each in (words, others))
    matcher = SequenceMatcher(None, plain, more, autojunk=False)
    ratios = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)  # the quickest first
    if any(ratio() < _ALIKE for ratio in ratios):
        return None
    changes = [
        (words[first:last], others[start:end])
        for kind, first, last, start, end in matcher.get_opcodes()
        if kind != "equal"
    ]
    told = [change for change in changes if not _is_spelling(*change)]
    if not told or not all(_is_value(each) for change in told for each in change):
        return None
    if len(told) > 1 and not all(_is_number(each) for change in told for each in change):
        return None
    return _span(told[0][0]), _span(told[0][1])


def _is_spelling(words: list[re.Match[str]], others: list[re.Match[str]]) -> bool:
    """Whether it is one word in small letters, spelled in two ways."""
    if len(words) != 1 or len(others) != 1:
        return False
    one, other = words[0][0], others[0][0]
    alike = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return one[0].islower() and other[0].islower() and alike >= _MISSPELT


def _is_value(words: list[re.Match[str]]) -> bool:
    """Whether it is numbers, or names: no word in small letters beside them."""
    return 0 < len(words) <= _LONGEST and all(
        word[0][0].isdigit() or word[0][0].isupper() for word in words
    )


def _is_number(words: list[re.Match[str]]) -> bool:
    return all(word[0][0].isdigit() for word in words)


def _span(words: list[re.Match[str]]) -> Span:
    return words[0].start(), words[-1].end()
