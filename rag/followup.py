"""A follow-up made to stand alone, without a chat model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from rag.language import Analysis, Entity, analyse
from rag.types import Turn

_PERSON = re.compile(r"\b(he|him|she|her|his|hers)\b", re.IGNORECASE)
_PEOPLE = re.compile(r"\b(they|them|their|theirs|the group|the militia)\b", re.IGNORECASE)
_PLACE = re.compile(r"\b(there)\b(?! (?:is|are|was|were|any|been|a)\b)", re.IGNORECASE)
_POINTING = re.compile(
    r"\b(it|its|that|this|those|these|the (?:attacks?|strikes?|base|incident|raid|report|same))\b",
    re.IGNORECASE,
)
_MARKER = re.compile(r"\s*\[\d+\]")
_ELLIPSIS = re.compile(r"^(?:and|but|so|what about|how about|or|also)\b[\s,]*", re.IGNORECASE)


def stand_alone(question: str, history: Sequence[Turn]) -> str:
    """The question with what earlier turns tell filled in, without a chat model."""
    if not history:
        return question
    before = stand_alone(history[-1].question, history[:-1])
    told = f"{before} {_MARKER.sub('', history[-1].answer)}"
    if _ELLIPSIS.match(question) or _has_no_verb(analyse(question)):
        return _completed(question, before)
    filled = _filled(question, analyse(told).entities)
    return _anchored(filled, before) if filled == question or _POINTING.search(filled) else filled


def _has_no_verb(analysis: Analysis) -> bool:
    return not any(word.pos in ("VERB", "AUX") for word in analysis.words)


def _completed(question: str, before: str) -> str:
    """'And in Syria?' after 'How many are in Iraq?': the earlier question, its name replaced."""
    rest = _ELLIPSIS.sub("", question).rstrip("?! .")
    new, old = analyse(rest).entities, analyse(before).entities
    if _has_no_verb(analyse(rest)):
        for entity in new:
            alike = [e for e in old if _same_sort(e, entity)]
            if alike:
                return before[: alike[-1].start] + entity.text + before[alike[-1].end :]
        return f"{before.rstrip('?! .')}, {rest}?"
    return _anchored(question, before)


def _same_sort(one: Entity, other: Entity) -> bool:
    places = ("GPE", "LOC", "FAC")
    return one.label == other.label or (one.label in places and other.label in places)


def _filled(question: str, entities: tuple[Entity, ...]) -> str:
    """The question with its pronouns replaced by the last fitting name told before."""
    for pattern, labels in (
        (_PERSON, ("PERSON",)),
        (_PEOPLE, ("ORG", "NORP")),
        (_PLACE, ("FAC", "GPE", "LOC")),
    ):
        fitting = [e.text for e in entities if e.label in labels and not _is_nation_told_of(e)]
        if fitting:
            question = pattern.sub(partial(_put, fitting[-1]), question, count=1)
    return question


def _is_nation_told_of(entity: Entity) -> bool:
    """'US troops': whose they are, not where; nor who 'they' are."""
    return entity.text in ("US", "U.S.", "American", "Americans")


def _put(name: str, pronoun: re.Match[str]) -> str:
    name = re.sub(r"(?:'s|’s)$", "", name)
    low = pronoun[0].lower()
    if low in ("his", "hers", "their", "theirs"):
        return f"{name}'s"
    return f"in {name}" if low == "there" else name


def _anchored(question: str, before: str) -> str:
    """The question with the names and dates of the one before that it lacks."""
    own = question.lower()
    anchors = [
        e.text
        for e in analyse(before).entities
        if e.label not in ("CARDINAL", "ORDINAL") and e.text.lower() not in own
    ]
    return (
        f"{question.rstrip('?! .')} ({', '.join(dict.fromkeys(anchors))})?" if anchors else question
    )
