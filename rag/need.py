"""Whether a sentence holds the kind of thing that is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from rag.answering.denial import denies
from rag.answering.matter import Matter, matter
from rag.answering.meanings import deeds, speaks_of
from rag.answering.nations import counts_people_of, nation_counted
from rag.engines.language import Analysis, analyse
from rag.kinds.days import asks_time, without_anniversaries
from rag.kinds.doers import names_no_doer
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
_BODIES = ("ORG", "NORP", "GPE", "LOC", "FAC", "PERSON", "PRODUCT")
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
NO_DOER = "no word of who did it"
_HARM = frozenset({"killing", "hurting"})
_REPORTS = re.compile(r"\b(?:report|say|tell|write|claim|rest|rely|draw|get|take)\b")


def lacks(asked: Asked, sentence: str, around: str) -> str | None:
    """What the question asks for and the sentence does not hold, in words; None if nothing.

    Here is decided whether a sentence answers: by what is asked for, whatever its score. One
    that denies what the question takes for granted needs nothing but its names.

    Args:
        asked: What the question asks for.
        sentence: The words that would be the answer.
        around: The sentence with its neighbours and its article's title, where a
            name that it speaks of may stand.
    """
    words = name_words(around)
    absent = [*asked.missing, *(name for name in asked.names if not mentions(words, name))]
    if absent and (asked.missing or not asked.jointly or len(absent) == len(asked.names)):
        return f"no mention of {absent[0]}"
    about = matter(asked.text, asked.kind)
    if denies(asked, about, sentence):
        return None
    return _lacks_kind(asked, sentence) or _lacks_matter(asked, about, sentence)


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
    if asked.kind == "when" and asks_time(asked.text):
        return None if _CLOCK.search(sentence) else "no time of day"
    if asked.kind in _PATTERNS:
        pattern, reason = _PATTERNS[asked.kind]
        told = without_anniversaries(asked.text, sentence) if asked.kind == "when" else sentence
        return None if pattern.search(told) else reason
    if asked.kind in _LABELS:
        labels, reason = _LABELS[asked.kind]
        if names_no_doer(asked, sentence):
            return NO_DOER
        people = asked.kind == "who" and _PEOPLE.search(sentence)
        return None if people or _new_names(asked, analyse(sentence), labels) else reason
    return None


def _lacks_matter(asked: Asked, about: Matter, sentence: str) -> str | None:
    """The thing or the deed that the question is about and the sentence does not speak of."""
    if asked.compares or asked.sources or asked.jointly:
        return None
    if (
        about.thing
        and not speaks_of(sentence, about.thing)
        and not _is_named(asked, about, sentence)
    ):
        return f"no word of {about.thing}"
    nation = nation_counted(asked) if about.denied & _HARM else ""
    if nation and not counts_people_of(nation, sentence):
        return f"no word of {nation}"
    missing = sorted(about.deeds - deeds(sentence))
    return f"no word of {missing[0]}" if missing else None


def _is_named(asked: Asked, about: Matter, sentence: str) -> bool:
    """Whether a name that the question does not give may be that of the person or body."""
    if asked.kind == "who" or not (about.is_person or about.is_body):
        return False
    labels = ("PERSON",) if about.is_person else _BODIES
    return bool(_new_names(asked, analyse(sentence), labels))


def _new_names(asked: Asked, analysis: Analysis, labels: tuple[str, ...]) -> list[str]:
    """Names in the sentence that the question does not already give."""
    known = name_words(asked.text)
    found = (e.text for e in analysis.entities if e.label in labels)
    return [name for name in found if name_words(name) and not mentions(known, name)]
