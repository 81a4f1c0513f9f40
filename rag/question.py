"""What a question asks for, and a follow-up made to stand alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rag.language import Analysis, Entity, analyse
from rag.names import names
from rag.types import Turn

Kind = Literal["who", "when", "where", "how many", "how much", "name", "which", "why", "open"]

# The first that matches tells the kind of answer that is asked for.
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("how much", re.compile(r"\bhow much (?:did|does|do|was|were|money|would|has|have|damage)\b|\bdollars?\b|\bcosts?\b|\bprice\b")),
    ("how many", re.compile(r"\bhow (?:many|few)\b|\b(?:what|which) (?:was |is |were |are )?(?:the )?(?:\w+ )?(?:number|toll|count)\b")),
    ("name", re.compile(r"\bnames?\b(?! of the (?:operation|group|base))|\bwho (?:was|is) the\b")),
    ("when", re.compile(r"\bwhen\b|\b(?:what|which) (?:date|day|year|month|time|hour|week)\b")),
    ("where", re.compile(r"\bwhere\b|\b(?:what|which) (?:place|city|town|province|country|region|state)\b")),
    ("who", re.compile(r"\b(?:who|whom|whose)\b")),
    ("why", re.compile(r"\bwhy\b|\bwhat (?:reason|caused|prompted|led to)\b")),
    ("which", re.compile(r"\bwhich\b|\bwhat (?:kind|type|sort)\b")),
)  # fmt: skip
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONTHS = "january february march april may june july august september october november december"
_MONTH = re.compile(rf"\b({_MONTHS.replace(' ', '|')})\b", re.IGNORECASE)
_PERSON = re.compile(r"\b(he|him|she|her|his|hers)\b", re.IGNORECASE)
_PEOPLE = re.compile(r"\b(they|them|their|theirs|the group|the militia)\b", re.IGNORECASE)
_PLACE = re.compile(r"\b(there)\b(?! (?:is|are|was|were|any|been|a)\b)", re.IGNORECASE)
_POINTING = re.compile(
    r"\b(it|its|that|this|those|these|the (?:attacks?|strikes?|base|incident|raid|report|same))\b",
    re.IGNORECASE,
)
_MARKER = re.compile(r"\s*\[\d+\]")
_ELLIPSIS = re.compile(r"^(?:and|but|so|what about|how about|or|also)\b[\s,]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks for.

    Attributes:
        kind: The kind of answer it wants.
        names: The proper names in it.
        years: The years it names, as text.
        months: The months it names, as numbers from 1.
    """

    text: str
    kind: Kind
    names: tuple[str, ...]
    years: tuple[str, ...]
    months: tuple[int, ...]


def asked(text: str) -> Asked:
    """What the stand-alone question ``text`` asks for."""
    low = text.lower()
    kind: Kind = next((kind for kind, pattern in _KINDS if pattern.search(low)), "open")
    months = tuple(_MONTHS.split().index(m.lower()) + 1 for m in _MONTH.findall(text))
    return Asked(text, kind, names(analyse(text)), tuple(_YEAR.findall(text)), months)


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
            question = pattern.sub(
                lambda match, name=fitting[-1]: _put(match[0], name), question, 1
            )  # type: ignore[misc]
    return question


def _is_nation_told_of(entity: Entity) -> bool:
    """'US troops': whose they are, not where; nor who 'they' are."""
    return entity.text in ("US", "U.S.", "American", "Americans")


def _put(pronoun: str, name: str) -> str:
    name = re.sub(r"(?:'s|’s)$", "", name)
    low = pronoun.lower()
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
