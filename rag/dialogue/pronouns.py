"""Words that point to what was said before, and the names they stand for."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from rag.dialogue import antecedents
from rag.dialogue.antecedents import GROUPS, PLACES, fitting
from rag.engines.language import analyse
from rag.kinds import senses

_PERSON = re.compile(r"\b(he|him|she|her|his|hers)\b", re.IGNORECASE)
_PEOPLE = re.compile(
    r"(?<!\bwho said )(?<!\bwho says )(?<!\bwho claimed )"
    r"\b(they|them|their|theirs|(?:the|that|this) (?:group|militia|organi[sz]ation))\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(there)\b(?! (?:is|are|was|were|any|been|an?|more|other)\b)", re.IGNORECASE)
_IT = re.compile(
    r"\b(it|its)\b(?! (?:(?:not |now |also )?(?:true|known|clear|possible|likely|certain|said"
    r"|called)\b|take))",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"(?<=\w )(?:at (?:that|the) time|then|(?:on |in )?(?:that|the same) (?:day|year|month))"
    r"(?=\W*$|,| and | or )",
    re.IGNORECASE,
)
_NTH = re.compile(
    r"\bthe (first|second|third|fourth|last|latter|former|other)(?: one)?(?=\W*$| (?:is|was|are"
    r"|were|did|do|does|has|have|had|happen\w*|hit|killed|hurt|attacked|struck|claimed)\b)",
    re.IGNORECASE,
)
_PLACES_IN_LIST = {"first": 0, "former": 0, "second": 1, "third": 2, "fourth": 3}
_POINTING = re.compile(
    r"\b(?:this (?!(?:day|week|month|year|century)\b)|these (?!days\b)|those (?!who\b))"
    r"|\bthe same (?:groups?|militias?|base|attack|people|m[ae]n|place|unit|weapons?)\b"
    r"|\b(?:this|these|those)(?=\W*$)"
    r"|\bthat(?=\W*$|,| (?:attack|strike|base|day|raid|time|year|person|man|woman|place|one)\b)"
    r"|\bthe (?:attack(?:s|ers?)?|strikes?|base|incident|raid|report|(?:dead|wounded|injured"
    r"|victims|killed|damage|blast|explosion|drones?|rockets?|missiles?|culprits?|perpetrators?))\b"
    r"(?! (?:on|in|at|of|near|against|by|from|that|which|who|called|[A-Z])\b)",
    re.IGNORECASE,
)
_ASKS_WHO = re.compile(r"(?:who|which|whose)\b", re.IGNORECASE)
_SPEAKS = re.compile(
    r"\b(?:they|it) (?:\w+ )?(?:claim|say|said|deny|denied|admit|use|fire[ds]?|want|threaten)"
    r"|\b(?:claim|say|said|deny|denied|confirm|admit|do|did|done|doing|get)(?:ed)? (?:it|that)\b",
    re.IGNORECASE,
)
_THEM = re.compile(r"\bthem\b", re.IGNORECASE)
_SOME_OF_THEM = re.compile(r"\b(?:how many|any|some|most|which) of them\b", re.IGNORECASE)
_BOTH = re.compile(r"\b(?:they both|both of them)\b", re.IGNORECASE)
_HAPPENS = re.compile(r"\bit (?:happen|take place|occur|start|begin|end)", re.IGNORECASE)
_DAY = re.compile(r"\d\d?(?:st|nd|rd|th)? [A-Z]|[A-Z][a-z]+ \d\d?(?!\d)")
_CLAUSE = re.compile(
    r"[,;:.?!] |\band (?=(?:also |then )?(?:what|how|who|when|where|why|did|was|were|is|are|do)\b)"
)

_Finder = Callable[[str, str], str | None]


def leans(question: str) -> bool:
    """Whether something in the question points to what was said before it."""
    patterns = (_PERSON, _PEOPLE, _PLACE, _IT, _THEN)
    return bool(_POINTING.search(question) or _NTH.search(question)) or any(
        _outward(pattern, question) for pattern in patterns
    )


def filled(question: str, before: str, told: str) -> str:
    """The question with what points back replaced by names of the one before, or of its answer."""
    if (nth := _NTH.search(question)) and (name := _chosen(nth[1].lower(), before, told)):
        question = question[: nth.start()] + name + question[nth.end() :]
    if _outward(_THEN, question) and (day := antecedents.date(before) or antecedents.date(told)):
        question = _THEN.sub(f"{'on' if _DAY.search(day) else 'in'} {day}", question, count=1)
    finders: tuple[tuple[re.Pattern[str], _Finder], ...] = (
        (_PERSON, partial(_told_of, ("PERSON",))),
        (_PEOPLE, partial(_people, question)),
        (_IT, partial(_thing, question)),
        (_PLACE, partial(_told_of, PLACES)),
    )
    for pattern, finder in finders:
        if _outward(pattern, question) and (name := finder(before, told)):
            question = pattern.sub(partial(_put, name), question, count=1)
    return question


def _outward(pattern: re.Pattern[str], question: str) -> bool:
    """Whether it is there, and nothing in an earlier clause of the question is what it means."""
    found = pattern.search(question)
    if found is None:
        return False
    clauses = [mark.start() for mark in _CLAUSE.finditer(question, 0, found.start())]
    if not clauses or pattern in (_PLACE, _THEN):
        return True
    behind = analyse(question[: clauses[-1]])
    if pattern is _PERSON:
        return not behind.has("PERSON")
    nouns = [w for w in behind.words if w.pos in ("NOUN", "PROPN")]
    names = {w for e in behind.entities for w in nouns if e.start <= w.start < e.end}
    many = [w.pos == "NOUN" and antecedents.is_plural(w) and w not in names for w in nouns]
    return (pattern is _PEOPLE) not in many


def _people(question: str, before: str, told: str) -> str | None:
    """Who or what 'they' are: the group where they speak or act, else those counted before."""
    if _BOTH.search(question):
        return " and ".join(antecedents.listed(before, told)[:2]) or None
    many = antecedents.things(before)
    if _SOME_OF_THEM.search(question) and "people" in senses.things(_PEOPLE.sub("", question)):
        return many if many and "people" in senses.things(many) else None  # no attacks are
    if _THEM.search(question) and many:
        return many
    group = _told_of(GROUPS, before, told)
    return group if group or _SPEAKS.search(question) else many


def _thing(question: str, before: str, _: str) -> str | None:
    """What 'it' is: the event, else the one thing that was asked about."""
    if happening := antecedents.event(before):
        return happening
    if _SPEAKS.search(question) or _HAPPENS.search(question):
        return None  # 'it' is what was said or done, which no noun names
    return antecedents.thing(before)


def _told_of(labels: tuple[str, ...], before: str, told: str) -> str | None:
    """The last such name in the question before, else the first in its answer.

    An answer tells of many groups; 'they' are one of them where it was asked who.
    """
    if asked := fitting(before, labels):
        return asked[-1]
    if labels == GROUPS and not _ASKS_WHO.match(before):
        return None
    return next(iter(fitting(told, labels)), None)


def _chosen(which: str, before: str, told: str) -> str | None:
    """'The second one' of the names that were listed."""
    names = antecedents.listed(before, told)
    if which == "other" and len(names) != 2:
        return None
    at = _PLACES_IN_LIST.get(which, len(names) - 1)
    return names[at] if at < len(names) else None


def _put(name: str, pronoun: re.Match[str]) -> str:
    name = re.sub(r"(?:'s|’s| (?:in|of|at|on))$", "", name)
    low = pronoun[0].lower()
    if low in ("his", "hers", "its", "their", "theirs"):
        return f"{name}'" if name.endswith("s") and name[0].islower() else f"{name}'s"
    return f"in {name}" if low == "there" else name
