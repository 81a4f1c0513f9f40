"""What two pieces have in common that most others have not: names, days, figures, wording."""

from __future__ import annotations

import re
from collections.abc import Hashable
from functools import lru_cache

from rag.copies import shingles
from rag.names import name_words
from rag.numbers import numbers
from rag.stems import stems
from rag.when.expressions import MONTHS

# Names that stand in many pieces about attacks on bases and tell no event apart.
_EVERYWHERE = frozenset(
    "afairs asociated asistant biden but centcom coalition congres director donald east eastern et"
    " eu foreign gaza hamas hezbolah house however id im iran iranian iranians iraq iraqi irgc"
    " islamic isis israel israeli israelis joe joint kataib lebanon meanwhile middle midle militia"
    " minister ministry national near news new pentagon post pres prime reuters security share"
    " spokesman syria syrian tehran today trump uk un update usa vice washington west western white"
    " united states".split()
)
# What is capitalised inside a sentence, and not for it begins there.
_INSIDE = re.compile(r"(?<=[a-z,;] )[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*")
_MONTH = "|".join(month[:3] for month in MONTHS)
_DAY = re.compile(
    rf"\b(?:(?P<before>\d\d?) (?P<month>{_MONTH})|(?P<first>{_MONTH})[a-z]*\.? (?P<after>\d\d?))\b"
)
_SHINGLES = 2
"""Shingles in common that weigh as much as one name."""
_LARGE = 100
_YEARS = range(1900, 2101)


def shared_particulars(one: str, other: str) -> int:
    """How much two texts have in common beside what they tell of one day."""
    return len(_particulars(one) & _particulars(other)) + (
        len(shingles(one) & shingles(other)) // _SHINGLES
    )


@lru_cache(maxsize=10_000)
def telling_names(text: str) -> frozenset[str]:
    """The names in a text that do not stand in most pieces."""
    words = name_words(text) - _EVERYWHERE
    return frozenset(word for word in words if stems(word) and not word[0].isdigit())


@lru_cache(maxsize=2_000)
def _particulars(text: str) -> frozenset[Hashable]:
    days = {
        (int(found["before"] or found["after"]), found["month"] or found["first"])
        for found in _DAY.finditer(text)
    }
    figures = {number for number in numbers(text) if number >= _LARGE}
    names = (telling_names(name[0]) for name in _INSIDE.finditer(text))
    return frozenset().union(*names, days, figures - set(_YEARS))
