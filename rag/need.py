"""Whether a sentence holds the kind of thing that is asked for."""

from __future__ import annotations

import re

from rag.language import Analysis, analyse
from rag.names import mentions, name_words
from rag.numbers import numbers
from rag.question import Asked

_AMOUNT = re.compile(
    r"\d|\b(?:no|none|nobody|one|first|several|dozens?|hundreds?|thousands?|many|few|pair|both"
    r"|single|twice|half|once|a (?:number|couple))\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"[$€£]\s?\d|\b\d[\d.,]*\s?(?:million |billion )?(?:dollars?|euros?|dinars?)", re.I
)
_TIME = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:19|20)\d\d\b|\b(?:today|yesterday)\b"
    r"|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d"
    r"|\d (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)


def lacks(asked: Asked, sentence: str, around: str) -> str | None:
    """What the question asks for and the sentence does not hold, in words; None if nothing.

    Args:
        asked: What the question asks for.
        sentence: The words that would be the answer.
        around: The sentence with its neighbours and its article's title, where a
            name that it speaks of may stand.
    """
    words = name_words(around)
    for name in asked.names:
        if not mentions(words, name):
            return f"no mention of {name}"
    return _lacks_kind(asked, sentence)


def _lacks_kind(asked: Asked, sentence: str) -> str | None:
    analysis = analyse(sentence)
    match asked.kind:
        case "how much" if not _MONEY.search(sentence):
            return "no sum of money"
        case "how many" if not (numbers(sentence) or _AMOUNT.search(sentence)):
            return "no number"
        case "when" if not (analysis.has("DATE", "TIME") or _TIME.search(sentence)):
            return "no date"
        case "name" if not _new_names(asked, analysis, ("PERSON",)):
            return "no name of a person"
        case "where" if not _new_names(asked, analysis, ("GPE", "LOC", "FAC", "ORG", "PERSON")):
            return "no place"
    return None


def _new_names(asked: Asked, analysis: Analysis, labels: tuple[str, ...]) -> list[str]:
    """Names in the sentence that the question does not already give."""
    known = name_words(asked.text)
    found = (e.text for e in analysis.entities if e.label in labels)
    return [name for name in found if name_words(name) and not mentions(known, name)]
