"""Whether a question stands alone, and the names that it lacks."""

from __future__ import annotations

import re

from rag.dialogue.antecedents import DATES
from rag.dialogue.pronouns import leans
from rag.engines.language import Entity, Word, analyse
from rag.kinds.senses import things
from rag.names import name_words

_UNNAMED = ("CARDINAL", "ORDINAL", "QUANTITY", "PERCENT", "MONEY")
_PAST = re.compile(r"\b(?:was|were|did|had|(?:has|have) (?:\w+ )?been)\b", re.IGNORECASE)
_MORE = re.compile(
    r"\b(?:else|anyone|anybody|someone|somebody|no ?one|any|others?|more|another|again)\b",
    re.IGNORECASE,
)
_PERSONAL = re.compile(r"\b(?:I|my|me|you|your|we|our)\b", re.IGNORECASE)
_TO_WHAT = re.compile(
    r"\b(?:did|has|have|do|does|will)\b.*\b(?:respond|responded|react|reacted|reply|replied"
    r"|retaliate|retaliated|hit back|strike back)\W*$",
    re.IGNORECASE,
)
"""What somebody answered is not told: 'How did the British respond?'."""
_WITHIN = re.compile(r"\b(?:in|to|from|near)(?: the)? $", re.IGNORECASE)


def stands(question: str) -> bool:
    """Whether nothing in it points to what was said before, and it has a matter of its own."""
    if _TO_WHAT.search(question):
        return False
    return not leans(question) and (has_names(question) or not _is_thin(question))


def has_names(question: str) -> bool:
    """Whether it has a name of its own: a nationality alone tells no event."""
    analysis = analyse(question)
    weak = [range(e.start, e.end) for e in analysis.entities if _is_weak(question, e)]
    words = [w for w in analysis.words if _is_written_as_name(question, w)]
    return any(not any(w.start in span for span in weak) for w in words) or any(
        not _is_weak(question, entity) for entity in named(question)
    )


def _is_written_as_name(question: str, word: Word) -> bool:
    """Whether its capital is no sentence's first letter, or all of it are capitals: 'HIV'."""
    if word.pos not in ("PROPN", "NOUN") or not word.text[:1].isupper():
        return False
    begins = not question[: word.start].strip() or question[: word.start].rstrip()[-1] in "?!.:"
    return not begins or (len(word.text) > 1 and word.text.isupper())


def _is_weak(question: str, entity: Entity) -> bool:
    """Whether it tells of no place and no event: 'Americans', 'US troops', 'on Monday'.

    'The Saudi oil works' are of one place, 'the Iraqi base' may be any.
    """
    if entity.label in DATES or (entity.label == "NORP" and not _is_of_a_thing(question, entity)):
        return True
    return name_words(entity.text) == {"usa"} and not _WITHIN.search(question, 0, entity.start)


def _is_of_a_thing(question: str, entity: Entity) -> bool:
    """Whether it stands before a noun that is neither people nor an attack or its target."""
    words = analyse(question).words
    heads = {words[w.head] for w in words if entity.start <= w.start < entity.end}
    return any(
        head.pos == "NOUN" and head.start >= entity.end and not _is_common(head.text)
        for head in heads
    )


def _is_common(noun: str) -> bool:
    return bool(things(noun) & {"people", "bodies", "missiles", "attacks", "places"})


def _is_thin(question: str) -> bool:
    """Whether it speaks of something that happened, or of more of the same, and names none.

    'How are rockets made?' is asked of all; 'How were the rockets made?' is not.
    """
    words = analyse(question).words
    if not any(w.pos in ("NOUN", "PROPN") for w in words):
        return True
    return bool(_is_past(question) or _MORE.search(question)) and not _PERSONAL.search(question)


def _is_past(question: str) -> bool:
    words = analyse(question).words
    if _PAST.search(question) or any(w.pos == "AUX" for w in words):
        return bool(_PAST.search(question))
    verbs = [w for w in words if w.pos == "VERB" and w.text.lower() != w.lemma]
    return any(not verb.text.endswith(("s", "ing")) for verb in verbs)


def named(text: str) -> list[Entity]:
    """The names in a text, numbers and dates apart."""
    entities = analyse(text).entities
    return [e for e in entities if e.label not in _UNNAMED + DATES and name_words(e.text)]


def anchored(question: str, before: str) -> str:
    """The question with the names and dates of the one before that it lacks."""
    dated = analyse(question).has(*DATES)
    anchors = [
        e.text
        for e in analyse(before).entities
        if e.label not in _UNNAMED
        and e.text.lower() not in question.lower()
        and not (e.label in DATES and (dated or not re.search(r"\d", e.text)))
    ]
    names = ", ".join(dict.fromkeys(anchors))
    return f"{question.rstrip('?! .')} ({names})?" if names else question
