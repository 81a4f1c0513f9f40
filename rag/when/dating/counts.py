"""How many were hurt, killed, fired: what tells one attack from another like it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rag.numbers import numbers

_PEOPLE = {"hurt": r"injur\w*|wound\w*|hurt", "killed": r"kill\w*|dead|died|deaths?|dies"}
_WEAPONS = {"rockets": r"rockets?|katyushas?", "missiles": r"missiles?", "drones": r"drones?|uavs?"}
_KIND = re.compile("|".join(f"(?P<{kind}>{words})" for kind, words in (_PEOPLE | _WEAPONS).items()))
_TOKEN = re.compile(r"\w+-\d+|\$?\d[\d,.:]*\d|\d|[A-Za-z]+|[.!?;]")
_NO_COUNT = re.compile(
    r"mm|cm|km|kg|p|a|am|pm|st|nd|rd|th|miles?|kilomet\w+|met\w+|feet|pounds|years?|months?|weeks?"
    r"|days?|hours?|minutes?|million|billion|percent|times"
)
_INITIALS = re.compile(r"(?<=\b[A-Z])\.")
_AHEAD, _BEHIND, _WEAPON = 11, 4, 3
"""Words from a number to what befell so many, ahead and behind it; and to the weapons counted."""


@lru_cache(maxsize=20_000)
def counts(text: str) -> dict[str, frozenset[float]]:
    """By kind ("hurt", "killed", "rockets", …) the numbers that are told of it."""
    tokens = _TOKEN.findall(_INITIALS.sub("", text).lower())
    kinds = [(n, str(m.lastgroup)) for n, t in enumerate(tokens) if (m := _KIND.fullmatch(t))]
    found: dict[str, frozenset[float]] = {}
    for at, token in enumerate(tokens):
        value = numbers(token)
        if value and not _is_no_count(tokens, at) and (kind := _kind(tokens, at, kinds)):
            found[kind] = found.get(kind, frozenset()) | value
    return found


def _kind(tokens: Sequence[str], at: int, kinds: Sequence[tuple[int, str]]) -> str | None:
    """What the number at a place counts: weapons right ahead, else what befell so many."""
    near = [
        (kind not in _WEAPONS, abs(n - at), kind)
        for n, kind in kinds
        if (0 < n - at <= _WEAPON if kind in _WEAPONS else -_BEHIND <= n - at <= _AHEAD)
        and not set(tokens[min(n, at) : max(n, at)]) & set(".!?;")
    ]
    return min(near)[2] if near else None


def _is_no_count(tokens: Sequence[str], at: int) -> bool:
    """Whether the number is an hour, a calibre, a distance or a sum."""
    is_count = tokens[at].isalpha() or re.fullmatch(r"\d{1,3}(?:,\d{3})?", tokens[at])
    return not is_count or bool(_NO_COUNT.fullmatch("".join(tokens[at + 1 : at + 2])))


def shared_counts(one: str, other: str) -> tuple[tuple[frozenset[float], ...], bool]:
    """The numbers that two texts both tell, for each kind; and whether any kind has only others."""
    first, second = counts(one), counts(other)
    both = [first[kind] & second[kind] for kind in sorted(first.keys() & second.keys())]
    return tuple(filter(None, both)), not all(both)
