"""Governments called by their seats: 'Washington' for the United States, 'Tehran' for Iran."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rag.kinds.tree import tree
from rag.names import mentions, name_words

_SEATS = {
    "Ankara": "Turkey", "Baghdad": "Iraq", "Beijing": "China", "Berlin": "Germany",
    "Cairo": "Egypt", "Damascus": "Syria", "Islamabad": "Pakistan", "Kabul": "Afghanistan",
    "Kyiv": "Ukraine", "London": "UK", "Moscow": "Russia", "Paris": "France",
    "Pyongyang": "North Korea", "Riyadh": "Saudi Arabia", "Sanaa": "Yemen", "Tehran": "Iran",
    "Washington": "US",
}  # fmt: skip
_ACTING = ("nsubj", "poss")
_SPOKEN_TO = (
    "accuse", "ask", "blame", "press", "sanction", "suspect", "tell", "threaten", "urge", "warn",
)  # fmt: skip
"""What is done to a government, and to no town."""
_BEFORE = re.compile(
    r"\b(?:by|against|with|between|and|was|is|did|does|has|had|will|would|could|can|should) $",
    re.IGNORECASE,
)


def is_spoken_of(words: Iterable[str], name: str, question: str) -> bool:
    """Whether the folded ``words`` have a name of the question, or its other one.

    Where a country is asked about, its seat will do, for it lies there; where a seat is, its
    country will only do if the question has the seat do something.
    """
    words = frozenset(words)
    if mentions(words, name):
        return True
    if country := _SEATS.get(name):
        return mentions(words, country) and _acts(name, question)
    country_of = name_words(name)
    return any(name_words(c) == country_of and mentions(words, seat) for seat, c in _SEATS.items())


def _acts(name: str, question: str) -> bool:
    """Whether the name is who does something in the question, and no place or part of a name."""
    parsed = tree(question)
    return any(
        word.text == name
        and (
            word.dep in _ACTING
            or _BEFORE.search(question[: word.start])
            or parsed.words[word.head].lemma in _SPOKEN_TO
        )
        for word in parsed.words
    )
