"""Whether a sentence holds the kind of thing that is asked for."""

from __future__ import annotations

import re

from rag.language import Analysis, analyse
from rag.names import mentions, name_words
from rag.question import Asked, Kind

_NUMBER = (
    r"\d|\b(?:no|none|nobody|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen"
    r"|\w+ty(?:-\w+)?|\w+th|first|second|third|several|dozens?|hundreds?|thousands?|many|few|pair"
    r"|both|single|twice|half|once|a (?:number|couple))\b"
)
_PERIOD = r"(?:minute|hour|day|night|week|month|year|decade)s?"
_SIGNS: tuple[tuple[Kind, str, str], ...] = (
    ("how many", _NUMBER, "no number"),
    (
        "how much",
        r"[$€£]\s?\d|\b\d[\d.,]*\s?(?:(?:m|b)illion )?(?:dollars?|euros?|dinars?)",
        "no sum of money",
    ),
    (
        "how long",
        rf"(?:{_NUMBER})(?:[ -]\w+)?[ -]{_PERIOD}|\b(?:since|until)\b",
        "no length of time",
    ),
    ("how far", rf"(?:{_NUMBER})[ -]?(?:km|kilomet|mile|met(?:re|er)|feet)", "no distance"),
    ("how old", r"\b\d+[- ]years?[- ]old|\baged? (?:of )?\d|, \d\d(?:,|\b)", "no age"),
    (
        "when",
        r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:19|20)\d\d\b|\b(?:today|yesterday)\b"
        r"|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d"
        r"|\d (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
        r"|\bin (?:january|february|march|april|may|june|july|august|september|october|november"
        r"|december)\b|\b(?:last|next|previous|same|following) (?:day|week|month|year)\b",
        "no date",
    ),
)
_PATTERNS = {kind: (re.compile(sign, re.IGNORECASE), why) for kind, sign, why in _SIGNS}
_LABELS: dict[Kind, tuple[tuple[str, ...], str]] = {
    "name": (("PERSON",), "no name of a person"),
    "who": (("PERSON", "ORG", "NORP", "GPE"), "no name"),
    "where": (("GPE", "LOC", "FAC", "ORG", "PERSON"), "no place"),
}
# Those who are told of without a name; the parser knows only names.
_PEOPLE = re.compile(
    r"\b(?:troops|soldiers?|personnel|(?:service ?)?members?|airm[ae]n|marines?|sailors?"
    r"|contractors?|civilians?|fighters?|militants?|militias?|groups?|officials?|officers?|spokes\w+|people|person"
    r"|nobody|no one|m[ae]n|wom[ae]n|child(?:ren)?|gunm[ae]n|guards?|forces|police|drivers?|pilots?"
    r"|workers?|commanders?|leaders?|journalists?|residents?|passengers?|victims?|attackers?|bombers?"
    r"|suspects?|relatives|families|interpreters?|translators?|engineers?|doctors?|crews?)\b",
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
    if asked.kind in _PATTERNS:
        pattern, reason = _PATTERNS[asked.kind]
        return None if pattern.search(sentence) else reason
    if asked.kind in _LABELS:
        labels, reason = _LABELS[asked.kind]
        people = asked.kind == "who" and _PEOPLE.search(sentence)
        return None if people or _new_names(asked, analyse(sentence), labels) else reason
    return None


def _new_names(asked: Asked, analysis: Analysis, labels: tuple[str, ...]) -> list[str]:
    """Names in the sentence that the question does not already give."""
    known = name_words(asked.text)
    found = (e.text for e in analysis.entities if e.label in labels)
    return [name for name in found if name_words(name) and not mentions(known, name)]
