"""The signs of each kind of answer: a number, a day, a name, a place."""

from __future__ import annotations

import re

from rag.engines.language import Analysis, analyse
from rag.kinds.attackers import names_no_doer
from rag.kinds.days import asks_time, without_anniversaries
from rag.names import mentions, name_words
from rag.question import Asked, Kind
from rag.when.expressions import expressions

_TEEN = r"(?:thir|four|fif|six|seven|eigh|nine)teen"
_TEN = r"(?:twen|thir|for|fif|six|seven|eigh|nine)t(?:y|ieth)"
_NUMBER = (
    r"(?:\d|\b(?:no|none|nobody|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    rf"|{_TEEN}|{_TEN}(?:-\w+)?|first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf"
    rf"|{_TEEN})th|several|dozens?|(?:hundred|thousand|[mb]illion)s?|many|few|pair|single"
    r"|both(?= (?:of|the|people|\w+(?:s|men))\b)|twice|half|once|a (?:number|couple))\b)"
)
_PERIOD = r"(?:minute|hour|day|night|week|month|year|decade)s?"
_SIGNS: tuple[tuple[Kind, str, str], ...] = (
    ("how many", _NUMBER, "no number"),
    (
        "how much",
        r"[$€£]\s?\d|\b(?:dollars?|euros?|dinars?|rials?|shekels?|pounds)\b"
        r"|\d ?(?:%|percent|per cent|kg|kilos?\b|kilogram|grams?\b|tons?\b|tonnes?|barrels?"
        r"|lit(?:re|er)s?|(?:(?:thousand|[mb]illion) )?(?:gallons?|acre|hectare|square|cubic"
        r"|(?:mega|kilo)?watts?\b|[kM]Wh?\b|degrees?|ounces?))",
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
        r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:1[5-9]|20)\d\d\b"
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
_CLOCK = re.compile(
    r"\b\d\d?(?:[:.]\d\d| ?[ap]\.?m\b)|\b(?:noon|midnight|dawn|dusk|o['’]clock|sunrise|sunset)\b"
    r"|\b(?:morning|afternoon|evening|night|overnight|hours)\b",
    re.IGNORECASE,
)
_ANNIVERSARY = re.compile(r"\b[\w-]+ anniversar(?:y|ies)\b", re.IGNORECASE)
_UNIT = r"(?:mm|millimet(?:re|er)s?|cm|centimet(?:re|er)s?|kms?|kilomet(?:re|er)s?|miles?)"
_SIZE = re.compile(rf"(?:\b\d[\d,.]*|{_NUMBER})[ -]?{_UNIT}\b|\b[a-z]+-?\d+[a-z]*\b", re.IGNORECASE)
"""'122 mm rockets', 'an F-16': how large or of which make they are."""
_LEFT = re.compile(
    rf"{_NUMBER}(?: \w+){{0,2}} (?:unfired|unlaunched|unexploded"
    r"|still (?:in|on) (?:its|the|their) (?:launch\w*|rails?|racks?|tubes?))\b",
    re.IGNORECASE,
)
"""'Three rockets unfired': none of those that flew."""
_OF_WHAT_FLEW = re.compile(
    r"\b(?:fired|launched|hit|struck|strike|fell|fall|landed|land)\b", re.IGNORECASE
)
_COUNTS_WEAPONS = re.compile(
    r"\b(?:how many|number of|count of) (?:[\w-]+ ){0,3}?"
    r"(?:rocket|missile|bomb|shell|munition)s?\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    rf"{_NUMBER}(?: [\w-]+){{0,2}} (?:drones?|targets|sites|positions)\b", re.IGNORECASE
)
"""What is counted besides missiles, and is none: '85 targets', 'two drones'."""
_OF_TIME = re.compile(rf"\b{_PERIOD}\b|\bhow often\b", re.IGNORECASE)
_WILL = re.compile(r"\bwhen(?: exactly)? (?:will|shall)\b", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:will|would|plan(?:s|ned|ning)?|expect\w*|schedul\w*|set to|due|intend\w*|aim\w*"
    r"|deadline|until|next|by (?:the|early|late|mid|\w+ )?(?:end|(?:19|20)\d\d)|agreed to)\b",
    re.IGNORECASE,
)
_LEAVING = re.compile(
    r"\b(?:leav\w+|left|withdr\w+|pull\w* (?:\w+ )?(?:out|back)|depart\w*|exit\w*|drawdown)\b",
    re.IGNORECASE,
)
_MODEL = re.compile(r"\b(?:what|which) (?:make|model|brand)s?\b", re.IGNORECASE)
_DESIGNATION = re.compile(r"\b[A-Z][A-Za-z]*-?\d+\w*\b|\b\d+ ?-?mm\b|Katyusha")
"""What a make or model is called by: 'F-16', '122 mm'."""
NO_DOER = "no word on who did it"


def lacks_kind(asked: Asked, sentence: str) -> str | None:
    """Why the sentence holds no answer of the kind that is asked for, in words; None if it does."""
    if asked.kind == "when" and asks_time(asked.text):
        return None if _CLOCK.search(sentence) else "no time of day"
    if _WILL.search(asked.text) and not _is_to_come(asked.text, sentence):
        return "no word on what is to come"
    if _MODEL.search(asked.text) and not _names_a_model(asked, sentence):
        return "no name of a model"
    if asked.kind in _PATTERNS:
        pattern, reason = _PATTERNS[asked.kind]
        told = sentence
        if asked.kind == "when":
            told = without_anniversaries(asked.text, sentence)
        if asked.kind == "how many" and not _OF_TIME.search(asked.text):
            told = _without_names_and_sizes(asked, _without_dates(sentence))
        return None if pattern.search(told) else reason
    if asked.kind in _LABELS:
        labels, reason = _LABELS[asked.kind]
        if names_no_doer(asked, sentence):
            return NO_DOER
        people = asked.kind == "who" and _PEOPLE.search(sentence)
        return None if people or new_names(asked, analyse(sentence), labels) else reason
    return None


def _names_a_model(asked: Asked, sentence: str) -> bool:
    made = new_names(asked, analyse(sentence), ("PRODUCT",))
    return bool(made or _DESIGNATION.search(sentence))


def _without_dates(sentence: str) -> str:
    """The sentence without the years, days and anniversaries that it names: they count nothing."""
    sentence = _ANNIVERSARY.sub(" ", sentence)
    for each in reversed(expressions(sentence)):
        sentence = sentence[: each.start] + sentence[each.end :]
    return sentence


def _without_names_and_sizes(asked: Asked, sentence: str) -> str:
    """The sentence without numbers of what is not asked for: 'Tower 22', '122 mm', a target."""
    for name in asked.names:
        sentence = sentence.replace(name, " ")
    sentence = _LEFT.sub(" ", sentence) if _OF_WHAT_FLEW.search(asked.text) else sentence
    sentence = _OTHERS.sub(" ", sentence) if _COUNTS_WEAPONS.search(asked.text) else sentence
    return _SIZE.sub(" ", sentence)


def _is_to_come(question: str, sentence: str) -> bool:
    """Whether it tells of what will be; of leaving, where it is asked when somebody leaves."""
    is_of_it = _LEAVING.search(sentence) or not _LEAVING.search(question)
    return bool(is_of_it and _TO_COME.search(sentence))


def new_names(asked: Asked, analysis: Analysis, labels: tuple[str, ...]) -> list[str]:
    """Names in the sentence that the question does not already give."""
    known = name_words(asked.text)
    found = (e.text for e in analysis.entities if e.label in labels)
    return [name for name in found if name_words(name) and not mentions(known, name)]
