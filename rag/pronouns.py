"""Words that point to what was said before, and the names they stand for."""

from __future__ import annotations

import re
from functools import partial

from rag.language import Entity, analyse
from rag.names import name_words

PLACES = ("GPE", "LOC", "FAC")
GROUPS = ("ORG", "NORP")

_PERSON = re.compile(r"\b(he|him|she|her|his|hers)\b", re.IGNORECASE)
_PEOPLE = re.compile(r"\b(they|them|their|theirs|the group|the militia)\b", re.IGNORECASE)
_PLACE = re.compile(r"\b(there)\b(?! (?:is|are|was|were|any|been|an?|more|other)\b)", re.IGNORECASE)
_POINTING = re.compile(
    r"\b(?:its?(?! true)|this|these|those|the same)\b"
    r"|\bthat(?=\W*$| (?:attack|strike|base|day|raid))"
    r"|\bthe (?:attacks?|strikes?|base|incident|raid|report)\b"
    r"(?! (?:on|in|at|of|near|against|by|from|that|which|called)\b)",
    re.IGNORECASE,
)
_ASKS_WHO = re.compile(r"(?:who|which|whose)\b", re.IGNORECASE)
_AT = re.compile(r"\b(?:at|in|near|to|from)(?: the)? $")
_BASE = re.compile(r"\b(?:base|airbase|airport|camp|embassy|department)\b", re.IGNORECASE)


def leans(question: str) -> bool:
    """Whether something in the question points to what was said before."""
    return any(p.search(question) for p in (_PERSON, _PEOPLE, _PLACE, _POINTING))


def filled(question: str, before: str, told: str) -> str:
    """The question with its pronouns replaced by names of the one before, or of its answer."""
    for pattern, labels in ((_PERSON, ("PERSON",)), (_PEOPLE, GROUPS), (_PLACE, PLACES)):
        if pattern.search(question) and (name := _told_of(labels, before, told)):
            question = pattern.sub(partial(_put, name), question, count=1)
    return question


def _told_of(labels: tuple[str, ...], before: str, told: str) -> str | None:
    """The last such name in the question before, else the first in its answer.

    An answer tells of many groups; 'they' are one of them where it was asked who.
    """
    if asked := _fitting(before, labels):
        return asked[-1]
    if labels == GROUPS and not _ASKS_WHO.match(before):
        return None
    return next(iter(_fitting(told, labels)), None)


def _fitting(text: str, labels: tuple[str, ...]) -> list[str]:
    return [e.text for e in analyse(text).entities if _fits(text, e, labels)]


def _fits(text: str, entity: Entity, labels: tuple[str, ...]) -> bool:
    """Whether it is of that sort; the parser takes many a base for a group.

    'US troops' tells whose they are: not where, nor who 'they' are.
    """
    if name_words(entity.text) == {"usa"}:
        return False
    is_place = bool(_BASE.search(entity.text) or _AT.search(text, 0, entity.start))
    if entity.label in GROUPS and is_place:
        return labels == PLACES
    return entity.label in labels


def _put(name: str, pronoun: re.Match[str]) -> str:
    name = re.sub(r"(?:'s|’s| (?:in|of|at|on))$", "", name)
    low = pronoun[0].lower()
    if low in ("his", "hers", "their", "theirs"):
        return f"{name}'s"
    return f"in {name}" if low == "there" else name
