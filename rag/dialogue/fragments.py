"""A few words without a verb, made a question by the one before them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import reduce

from rag.dialogue.antecedents import DATES, GROUPS, PLACES, sort
from rag.dialogue.pronouns import filled
from rag.dialogue.standing import anchored, named, stands
from rag.engines.language import Analysis, Entity, analyse

_WHO = r"(?:who|whom|when|where|why|how(?: many| much| few)?|what|which)"
_LEADS = re.compile(rf"(?:(?:since|until|by|from) )?{_WHO}\b", re.IGNORECASE)
_LED = re.compile(r"^[^?]{1,40}\? (?=\w)")
_HAPPENED = re.compile(r"what happened (?P<at>at|in|near|on|to) (?P<rest>.+)", re.IGNORECASE)
_PREPOSITION = re.compile(r"^(?:(?:in|on|at|the|of|for|with|to|from|near) )+", re.IGNORECASE)


def again(word: str, before: str) -> str:
    """The question asked again for what ``word`` asks for: 'When? Who was killed?'."""
    return f"{word}? {_LED.sub('', before)}"


def who_did(before: str) -> str:
    """Who attacked, where ``before`` asks what happened somewhere; "" where it does not."""
    happened = _HAPPENED.search(before)
    if not happened:
        return ""
    at = "on" if happened["at"].lower() == "to" else happened["at"]
    return f"Who carried out the attack {at} {happened['rest']}"


def completed(rest: str, before: str, told: str, *, joins: bool) -> str:
    """The earlier question with what a few words without a verb put in its place.

    'Why?' goes before it, 'And in Syria?' replaces its place; a heading that has a
    noun of its own is a question already, about what was spoken of.
    """
    bare = _LEADS.sub("", rest, count=1).strip()
    if not named(bare) and not has("NOUN", bare) and _LEADS.match(rest):
        return again(rest, before)
    pointed = filled(bare, before, told)
    analysis = analyse(pointed)
    if not has("VERB", before) and not has("AUX", before):
        return f"{rest}?"
    if _is_bare(analysis):
        unknown = Entity(_PREPOSITION.sub("", pointed), "", 0, 0)
        new = [replace(e, label=sort(pointed, e)) for e in _names(analysis)]
        return reduce(_exchanged, new or (unknown,), before)
    full = f"{filled(rest, before, told)}?"
    return full if stands(full) and not joins else anchored(full, before)


def _names(analysis: Analysis) -> list[Entity]:
    """The entities, and the names that the parser takes for none: 'K1'."""
    spans = [range(e.start, e.end) for e in analysis.entities]
    loose = [
        Entity(w.text, "", w.start, w.start + len(w.text))
        for w in analysis.words
        if (w.pos == "PROPN" or (w.start and w.pos == "NOUN" and w.text[0].isupper()))
        and not any(w.start in span for span in spans)
    ]
    return sorted([*analysis.entities, *loose], key=lambda entity: entity.start)


def has(pos: str, text: str) -> bool:
    """Whether the text has a word of that part of speech."""
    return any(word.pos == pos for word in analyse(text).words)


def _is_bare(analysis: Analysis) -> bool:
    """Whether nothing is there but names and the small words before them."""
    names = [range(e.start, e.end) for e in _names(analysis)]
    content = [w for w in analysis.words if w.pos in ("NOUN", "ADJ", "ADV", "PRON", "INTJ")]
    return not any(all(w.start not in span for span in names) for w in content)


def _exchanged(before: str, new: Entity) -> str:
    """The question about ``new`` in place of the last name of its sort, or about it as well."""
    old = analyse(before).entities
    alike = [e for e in old if _same_sort(sort(before, e), new.label)]
    names = named(before)
    if not alike and new.label not in DATES and (len(names) == 1 or new.label == "PERSON"):
        alike = names
    if not alike:
        return f"{before.rstrip('?! .')}, {new.text}?"
    return before[: alike[-1].start] + new.text + before[alike[-1].end :]


def _same_sort(one: str, other: str) -> bool:
    return one == other or any(one in labels and other in labels for labels in (PLACES, GROUPS))
