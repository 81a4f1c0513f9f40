"""Whom or what a deed was done to, and whether a question asks about another's."""

from __future__ import annotations

import re

from rag.kinds.senses import things
from rag.kinds.tree import Tree
from rag.names import mentions, name_words
from rag.question import Asked

MEANS = frozenset({"missiles", "attacks"})
"""Sorts of what is fired, launched or carried out; the target stands behind it."""
_OBJECTS = ("dobj", "nsubjpass", "obj")
_BEFORE = re.compile(r"\b(?:after|following|since|response|retaliation|revenge|because)\b")


def is_of_another(asked: Asked, parsed: Tree, verb: int) -> bool:
    """Whether the deed was done to somebody else than those whom the question names.

    So 'after the attack on K1 the army bombed a factory in Jurf' does not tell who attacked K1.
    What stands behind the verb, up to what happened before, may be a part of its object.
    """
    objects = parsed.children(verb, *_OBJECTS)
    if not asked.names or not objects or things(parsed.words[objects[0]].text) & MEANS:
        return False
    start, end = parsed.span(parsed.phrase(objects[0]))
    behind, *_ = _BEFORE.split(parsed.text[parsed.words[verb].start :], maxsplit=1)
    told = name_words(f"{parsed.text[start:end]} {behind}")
    has_name = bool(name_words(parsed.text[start:end]))
    return has_name and not any(mentions(told, name) for name in asked.names)
