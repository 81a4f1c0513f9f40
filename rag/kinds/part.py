"""Which part in a deed a question asks about, and who has it in a sentence."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from rag.kinds.senses import senses, things
from rag.kinds.tree import Tree, tree

Part = Literal["doer", "done to"]

WHO = re.compile(
    r"\b(?:who|whom|whose|(?:which|what) (?:[\w-]+ ){0,2}?(?:group|militia|organi[sz]ation|party"
    r"|faction|force|agency|outlet|network|company|official|officer|commander|general|minister"
    r"|spokes\w+|person|man|woman|leader|president|senator|state department official|country"
    r"|government|army|military|unit|fighters|people)s?)\b",
    re.IGNORECASE,
)
"""Words that ask for somebody."""
_DOING = tuple("carry conduct stage mount launch commit perpetrate execute lead".split())
"""Verbs that say that something was done, of which their object says what."""
OBJECTS = ("dobj", "nsubjpass", "obj")
"""How those hang on a verb to whom the deed is done."""


@lru_cache(maxsize=2_000)
def part_asked(question: str) -> tuple[Part, str]:
    """Whether the doer or the one it was done to is asked for, and the words for the deed."""
    parsed = tree(question)
    asking = WHO.search(question)
    at = parsed.at(asking.end() - 1) if asking else None
    if at is None:
        return "doer", ""
    word = parsed.words[at]
    verb = next((p for p in (word.head, *parsed.climb(at)) if parsed.words[p].pos == "VERB"), None)
    if verb is None:
        return "doer", ""
    verb = _told(parsed, verb, at)
    subjects = [c for c in parsed.children(verb, "nsubj", "nsubjpass") if c != at]
    is_object = word.dep in OBJECTS or bool(parsed.children(verb, "auxpass") or subjects)
    return ("done to" if is_object else "doer"), _deed(parsed, verb)


def _told(parsed: Tree, verb: int, asking: int) -> int:
    """What others tell: 'had been briefed' of 'Whom did they say had been briefed?'."""
    is_teller = parsed.children(verb, "nsubj") == [asking]
    if is_teller or "telling" not in senses(parsed.words[verb].text):
        return verb
    clauses = parsed.children(verb, "ccomp")
    return next((place for place in clauses if parsed.words[place].pos == "VERB"), verb)


def _deed(parsed: Tree, verb: int) -> str:
    """The verb; with the attack that was carried out, staged or led."""
    objects = parsed.children(verb, "dobj") if parsed.words[verb].lemma in _DOING else []
    attacks = (place for place in objects if "attacks" in things(parsed.words[place].text))
    return " ".join(parsed.words[place].text for place in (verb, *attacks))


def fillers(parsed: Tree, verb: int, part: Part) -> list[int]:
    """The words for who has the part: the subject, what stands behind 'by', or the object."""
    if part == "done to":
        small = [c for c in parsed.children(verb, "ccomp") if parsed.words[c].pos == "ADJ"]
        held = [c for clause in small for c in parsed.children(clause, "nsubj")]
        return held or parsed.children(verb, *OBJECTS)
    by = [c for agent in parsed.children(verb, "agent") for c in parsed.children(agent, "pobj")]
    active = not parsed.children(verb, "auxpass")
    return by or (parsed.children(verb, "nsubj") if active else [])
