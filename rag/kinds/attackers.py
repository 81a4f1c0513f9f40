"""Who attacked: whether a sentence tells it, and not of an attack on others."""

from __future__ import annotations

import re

from rag.engines.language import Word
from rag.kinds.part import OBJECTS, fillers, part_asked
from rag.kinds.senses import senses, things
from rag.kinds.tree import LOOSE, Tree, tree
from rag.names import mentions, name_words
from rag.question import Asked

_MEANS = frozenset({"missiles", "attacks"})
"""Sorts of what is fired, launched or carried out; the target stands behind it."""
_BEFORE = re.compile(r"\b(?:after|following|since|response|retaliation|revenge|because)\b")
_RELATIVE = ("which", "that")
_ATTACKS = frozenset({"attacking", "killing", "hurting", "destroying"})
_BLAMING = re.compile(
    r"\b(?:behind|blam\w+|claim\w*|(?<!of )responsib\w+|suspect\w*|accus\w+|carried out|attribut\w+"
    r"|den(?:y|ied|ies)|by|hallmarks?|conduct\w*|stag\w+|mount\w*|led|order\w*)\b",
    re.IGNORECASE,
)
_THEIRS = re.compile(r"\b[A-Z][\w-]+(?:['’]s|n|i) (?:[\w-]+ ){0,2}(?:attack|strike|raid|drones?)\b")
"""'Iran's attack', 'an American strike'."""


def names_no_doer(asked: Asked, text: str) -> bool:
    """Whether it is asked who attacked, and the sentence tells of the attack alone.

    'A strike on two facilities in September' tells by nobody's name or sort who struck.
    """
    if asked.kind != "who" or _BLAMING.search(text) or _THEIRS.search(text):
        return False
    part, verb = part_asked(asked.text)
    if part != "doer" or not senses(verb) & _ATTACKS:
        return False
    parsed = tree(text)
    return not any(
        _is_attack(word) and not is_of_another(asked, parsed, place) and _somebody(parsed, place)
        for place, word in enumerate(parsed.words)
    )


def is_of_another(asked: Asked, parsed: Tree, verb: int) -> bool:
    """Whether the deed was done to somebody else than those whom the question names.

    So 'after the attack on K1 the army bombed a factory in Jurf' does not tell who attacked K1.
    What stands behind the verb, up to what happened before, may be a part of its object.
    """
    objects = parsed.children(verb, *OBJECTS)
    if not asked.names or not objects or things(parsed.words[objects[0]].text) & _MEANS:
        return False
    target = parsed.text[slice(*parsed.span(parsed.phrase(objects[0])))]
    behind, *_ = _BEFORE.split(parsed.text[parsed.words[verb].start :], maxsplit=1)
    told = name_words(f"{target} {behind}")
    return bool(name_words(target)) and not any(mentions(told, name) for name in asked.names)


def _is_attack(word: Word) -> bool:
    return word.pos == "VERB" and bool(senses(word.text) & _ATTACKS)


def _somebody(parsed: Tree, verb: int) -> list[int]:
    """Those who did it; rockets and attacks are nobody, unless it is told whose."""
    doers = [p for p in fillers(parsed, verb, "doer") if _may_be_somebody(parsed.words[p])]
    return [p for p in doers if not things(parsed.words[p].text) & _MEANS or _is_named(parsed, p)]


def _may_be_somebody(word: Word) -> bool:
    """Whether it is no number of rockets, and no word that only points back to them."""
    return word.pos != "NUM" and word.text not in _RELATIVE


def _is_named(parsed: Tree, place: int) -> bool:
    start, end = parsed.span(parsed.phrase(place, without=LOOSE))
    return bool(name_words(parsed.text[start:end]))
