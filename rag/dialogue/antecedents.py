"""What was spoken of before: the phrases of a question that a later one may point to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.engines.language import Analysis, Entity, Word, analyse
from rag.names import name_words

PLACES = ("GPE", "LOC", "FAC")
GROUPS = ("ORG", "NORP")
DATES = ("DATE", "TIME")

_EVENT = re.compile(
    r"(?:air ?)?(?:strike|attack|raid|bombing|explosion|blast|ambush|shooting|assault|shelling"
    r"|crash|operation|incident|killing|barrage|assassination|siege|battle|protest|statement"
    r"|deal|truce)$",
    re.IGNORECASE,
)
_BASE = re.compile(r"\b(?:base|airbase|airport|camp|embassy|department)\b", re.IGNORECASE)
_AT = re.compile(r"\b(?:at|in|near|to|from|over|outside|inside|around)(?: the)? $", re.IGNORECASE)
_INSIDE = ("compound", "amod", "nmod", "nummod", "poss", "case")
_ASKED = ("many", "much", "which", "what", "few", "any", "some", "other", "more", "most")
_VAGUE = ("time", "way", "kind", "sort", "type", "thing", "example", "number", "meaning", "name")
"""Nouns that 'it' never is: what they are of is."""
_TOPICS = ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "ROOT")


def fitting(text: str, labels: tuple[str, ...]) -> list[str]:
    """The names in the text that are of that sort, in their order."""
    return [e.text for e in analyse(text).entities if _fits(text, e, labels)]


def things(text: str) -> str | None:
    """Those that the text speaks of in the plural, as a phrase: 'US troops'."""
    analysis = analyse(text)
    many = [w for w in analysis.words if w.pos == "NOUN" and is_plural(w)]
    return _first_topic(text, analysis, [w for w in many if w.lemma not in _ASKED])


def event(text: str) -> str | None:
    """The attack, or other event, that the text speaks of: 'the drone strike'."""
    analysis = analyse(text)
    words = [w for w in analysis.words if w.pos == "NOUN" and _EVENT.search(w.text)]
    return _phrase(text, analysis, words[0]) if words else None


def thing(text: str) -> str | None:
    """The one thing, no person and no country, that the text speaks of."""
    analysis = analyse(text)
    apart = {
        word
        for entity in analysis.entities
        if entity.label in ("PERSON", "NORP", "GPE", *DATES)
        for word in _inside(analysis, entity)
    }
    one = [w for w in analysis.words if w.pos in ("NOUN", "PROPN") and not is_plural(w)]
    return _first_topic(
        text, analysis, [w for w in one if w not in apart and w.lemma not in _VAGUE]
    )


def date(text: str) -> str | None:
    """The last date in the text that has a figure in it."""
    dates = [e.text for e in analyse(text).entities if e.label in DATES]
    return next((day for day in reversed(dates) if re.search(r"\d", day)), None)


def listed(before: str, told: str) -> list[str]:
    """The several names of one sort that the answer gives, else the question before it."""
    for text, known in ((told, name_words(before)), (before, frozenset[str]())):
        entities = [e for e in analyse(text).entities if name_words(e.text) - known]
        for labels in (PLACES, GROUPS, ("PERSON",), PLACES + GROUPS + ("PERSON", "PRODUCT")):
            names = list(dict.fromkeys(e.text for e in entities if e.label in labels))
            if len(names) > 1:
                return names
    return []


def is_plural(word: Word) -> bool:
    """Whether it is a noun in the plural."""
    return word.text.lower() != word.lemma and word.text.lower().endswith(("s", "en", "ople"))


def _first_topic(text: str, analysis: Analysis, words: Sequence[Word]) -> str | None:
    """The phrase of the word that the sentence is most likely about."""
    ranked = sorted((_TOPICS.index(w.dep), w.start, w) for w in words if w.dep in _TOPICS)
    return _phrase(text, analysis, ranked[0][2]) if ranked else None


def _phrase(text: str, analysis: Analysis, head: Word) -> str:
    """The noun with what stands before it in its phrase, and 'the' where it is no name."""
    at = analysis.words.index(head)
    first = at
    while first and _belongs(analysis.words, first - 1, at):
        first -= 1
    phrase = text[analysis.words[first].start : head.start + len(head.text)]
    return phrase if head.pos == "PROPN" or phrase[0].isupper() else f"the {phrase}"


def _belongs(words: Sequence[Word], at: int, head: int) -> bool:
    """Whether the word at ``at`` is a part of the name or noun at ``head``."""
    if words[at].lemma in _ASKED or words[at].pos in ("PRON", "DET"):
        return False
    while words[at].dep in _INSIDE or words[at].text == "-":
        at = words[at].head
        if at == head:
            return True
    return False


def _inside(analysis: Analysis, entity: Entity) -> list[Word]:
    return [w for w in analysis.words if entity.start <= w.start < entity.end]


def _fits(text: str, entity: Entity, labels: tuple[str, ...]) -> bool:
    """Whether it is of that sort; the parser takes many a base for a group.

    'US troops' tells whose they are: not where, nor who 'they' are.
    """
    if name_words(entity.text) == {"usa"}:
        return False
    return sort(text, entity) in labels


def sort(text: str, entity: Entity) -> str:
    """The entity's label; of what the text says something is at, a place's."""
    if entity.label in (*GROUPS, "PRODUCT", "EVENT", "") and (
        _BASE.search(entity.text) or _AT.search(text, 0, entity.start)
    ):
        return "FAC"
    return entity.label
