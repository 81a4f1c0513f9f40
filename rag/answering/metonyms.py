"""Other names of countries: of a government its seat, 'Tehran', and of several 'Arab'."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rag.kinds.tree import tree
from rag.names import mentions, name_words

_SEATS = {
    "Abu Dhabi": "UAE", "Amman": "Jordan", "Ankara": "Turkey", "Baghdad": "Iraq",
    "Beijing": "China", "Beirut": "Lebanon", "Berlin": "Germany", "Brussels": "EU",
    "Cairo": "Egypt", "Canberra": "Australia", "Damascus": "Syria", "Doha": "Qatar",
    "Islamabad": "Pakistan", "Jerusalem": "Israel", "Kabul": "Afghanistan",
    "Khartoum": "Sudan", "Kyiv": "Ukraine", "London": "UK", "Madrid": "Spain",
    "Manama": "Bahrain", "Mogadishu": "Somalia", "Moscow": "Russia", "Muscat": "Oman",
    "New Delhi": "India", "Ottawa": "Canada", "Paris": "France", "Pyongyang": "North Korea",
    "Riyadh": "Saudi Arabia", "Rome": "Italy", "Sanaa": "Yemen", "Seoul": "South Korea",
    "Tehran": "Iran", "Tokyo": "Japan", "Warsaw": "Poland", "Washington": "US",
}  # fmt: skip
_OF_SEVERAL = {
    "Arab": "Algeria Bahrain Egypt Iraq Jordan Kuwait Lebanon Libya Morocco Oman Palestine Qatar"
    " Saudi Sudan Syria Tunisia UAE Yemen",
    "African": "Algeria Cameroon Chad Congo Egypt Ethiopia Ghana Kenya Libya Mali Morocco"
    " Mozambique Niger Nigeria Senegal Somalia Sudan Tanzania Tunisia Uganda",
    "Asian": "Afghanistan Bangladesh China India Indonesia Japan Korea Malaysia Pakistan"
    " Philippines Taiwan Thailand Vietnam",
    "European": "EU UK Austria Belgium Britain Bulgaria Croatia Denmark Finland France Germany"
    " Greece Hungary Ireland Italy Netherlands Norway Poland Portugal Romania Spain Sweden"
    " Switzerland",
}
"""Whose countries are spoken of where one of them is."""
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
    if mentions(words, name) or any(mentions(words, one) for one in _members(name)):
        return True
    if country := _SEATS.get(name):
        return mentions(words, country) and _acts(name, question)
    country_of = name_words(name)
    return any(name_words(c) == country_of and mentions(words, seat) for seat, c in _SEATS.items())


@lru_cache(maxsize=2_000)
def _members(name: str) -> tuple[str, ...]:
    """The countries that a name of several is for: of 'Arab', and of no 'Arab League'."""
    told = name_words(name)
    found = (of.split() for several, of in _OF_SEVERAL.items() if name_words(several) == told)
    return tuple(next(found, ()))


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
