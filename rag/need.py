"""Whether a sentence holds the kind of thing that is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from rag.engines.language import Analysis, analyse
from rag.names import mentions, name_words
from rag.question import Asked, Kind
from store.records import Article

_TEEN = r"(?:thir|four|fif|six|seven|eigh|nine)teen"
_TEN = r"(?:twen|thir|for|fif|six|seven|eigh|nine)t(?:y|ieth)"
_NUMBER = (
    r"(?:\d|\b(?:no|none|nobody|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    rf"|{_TEEN}|{_TEN}(?:-\w+)?|first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf"
    rf"|{_TEEN})th|several|dozens?|(?:hundred|thousand|[mb]illion)s?|many|few|pair|both|single"
    r"|twice|half|once|a (?:number|couple))\b)"
)
_PERIOD = r"(?:minute|hour|day|night|week|month|year|decade)s?"
_SIGNS: tuple[tuple[Kind, str, str], ...] = (
    ("how many", _NUMBER, "no number"),
    (
        "how much",
        r"[$€£]\s?\d|\b(?:dollars?|euros?|dinars?|rials?|shekels?|pounds)\b"
        r"|\d ?(?:%|percent|per cent|kg|kilos?\b|kilogram|tons?\b|tonnes?|lit(?:re|er)s?|barrels?)",
        "no sum or measure",
    ),
    (
        "how long",
        rf"(?:{_NUMBER}(?:[ -]\w+)?[ -]|\ban? ){_PERIOD}|\b(?:since|until)\b",
        "no length of time",
    ),
    ("how far", rf"{_NUMBER}[ -]?(?:km|kilomet|mile|met(?:re|er)|feet|yard)", "no distance"),
    (
        "how old",
        r"\b\d+[- ]years?[- ]old|\baged? (?:of )?\d|, \d\d(?:,|\b)|\b(?:is|was) \d\d\b(?! ?\w)",
        "no age",
    ),
    (
        "when",
        r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:19|20)\d\d\b"
        r"|\b(?:today|yesterday|tomorrow|dawn|noon|midnight|overnight)\b"
        r"|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d"
        r"|\d (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
        r"|\bin (?:january|february|march|april|may|june|july|august|september|october|november"
        r"|december)\b|\b(?:last|next|previous|same|following) (?:day|week|month|year)\b"
        rf"|\b{_PERIOD} (?:ago|later|earlier|before|after)\b|\b\d\d?(?::\d\d| ?[ap]\.?m\b)",
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
    r"|contractors?|civilians?|fighters?|militants?|militias?|groups?|officials?|officers?"
    r"|spokes\w+|people|person|nobody|no one|m[ae]n|wom[ae]n|child(?:ren)?|gunm[ae]n|guards?"
    r"|forces|police|drivers?|pilots?|workers?|commanders?|leaders?|journalists?|residents?|passengers?"
    r"|victims?|attackers?|bombers?|suspects?|relatives|families|interpreters?|translators?|engineers?|doctors?|crews?)\b",
    re.IGNORECASE,
)
_REPORTS = re.compile(r"\b(?:report|say|tell|write|claim|rest|rely|draw|get|take)\b")


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


def of_sources(asked: Asked, articles: Iterable[Article]) -> Asked:
    """A question about sources, without the names of those whose articles it asks about.

    Where one of them is a publisher of the ``articles``, and others of these have none
    that is known, every name that stands before the verb is taken for a publisher's.
    """
    if not asked.sources:
        return asked
    publishers = [article.publisher for article in articles]
    known = name_words(" ".join(filter(None, publishers)))
    ours = {name for name in asked.names if mentions(known, name)}
    if ours and None in publishers:
        ours |= {name for name in asked.names if mentions(_reporting(asked.text), name)}
    return replace(asked, names=tuple(name for name in asked.names if name not in ours))


def _reporting(question: str) -> frozenset[str]:
    """The names before the verb: of those who are asked about as reporting."""
    verb = _REPORTS.search(question)
    return name_words(question[: verb.start()]) if verb else frozenset()


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
