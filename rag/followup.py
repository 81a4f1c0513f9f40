"""A follow-up made to stand alone, without a chat model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import reduce

from rag.language import Analysis, Entity, analyse
from rag.names import name_words
from rag.pronouns import GROUPS, PLACES, filled, leans
from rag.types import Turn

_LEADS = re.compile(
    r"(?:(?:since|until|by|from) )?(?:who|whom|when|where|why|how(?: many| much| few)?|what|which)"
    r"\b",
    re.IGNORECASE,
)
_LED = re.compile(r"^[^?]{1,40}\? (?=\w)")
_MARKER = re.compile(r"\s*\[\d+\]")
_ELLIPSIS = re.compile(
    r"^(?:(?:and|but|so|or|also|then)\b[\s,]*)*(?:(?:what|how) about\b[\s,]*)?", re.IGNORECASE
)
_PREPOSITION = re.compile(r"^(?:(?:in|on|at|the|of|for|with|to|from|near) )+", re.IGNORECASE)
_UNNAMED = ("CARDINAL", "ORDINAL", "QUANTITY", "PERCENT", "MONEY")
_DATES = ("DATE", "TIME")
_TURNS = 8
_TOLD = 2000
"""Characters of an answer in which names are looked for."""


def stand_alone(question: str, history: Sequence[Turn]) -> str:
    """The question with what earlier turns tell filled in, without a chat model.

    A question that has names of its own and no pronoun is left as it is.
    """
    alone, told = "", ""
    for asked, answer in (*history[-_TURNS:], Turn(question, "")):
        alone = _alone(asked, alone, told) if alone else asked
        told = _MARKER.sub("", answer)[:_TOLD]
    return alone


def _alone(question: str, before: str, told: str) -> str:
    rest = _ELLIPSIS.sub("", question).strip()
    analysis = analyse(rest)
    if not any(word.pos in ("VERB", "AUX") for word in analysis.words):
        bare = rest.rstrip("?! .")
        return _completed(bare, before, joins=rest != question.strip()) if bare else before
    full = filled(rest[:1].upper() + rest[1:], before, told)
    return full if _stands(full) else _anchored(full, before)


def _stands(question: str) -> bool:
    """Whether it has a name of its own, and nothing in it points to what was said before."""
    return not leans(question) and bool(_named(analyse(question)))


def _named(analysis: Analysis) -> list[Entity]:
    return [e for e in analysis.entities if e.label not in _UNNAMED + _DATES and name_words(e.text)]


def _completed(rest: str, before: str, *, joins: bool) -> str:
    """The earlier question with what a few words without a verb put in its place.

    'Why?' goes before it, 'And in Syria?' replaces its place; a heading that does not
    join with an 'And', and has a name and words of its own, is a question already.
    """
    bare = _LEADS.sub("", rest, count=1).strip()
    analysis = analyse(bare)
    if not _named(analysis) and _LEADS.match(rest):
        return f"{rest}? {_LED.sub('', before)}"
    if _is_bare(analysis) or (joins and analysis.entities):
        unknown = Entity(_PREPOSITION.sub("", bare), "", 0, 0)
        return reduce(_exchanged, analysis.entities or (unknown,), before)
    return f"{rest}?" if _named(analysis) else f"{before.rstrip('?! .')}, {rest}?"


def _is_bare(analysis: Analysis) -> bool:
    """Whether nothing is there but names and the small words before them."""
    named = [range(e.start, e.end) for e in analysis.entities]
    content = [w for w in analysis.words if w.pos in ("NOUN", "ADJ", "ADV", "PRON", "INTJ")]
    return not any(all(w.start not in span for span in named) for w in content)


def _exchanged(before: str, new: Entity) -> str:
    """The question about ``new`` in place of the last name of its sort, or about it as well."""
    old = analyse(before)
    alike = [e for e in old.entities if _same_sort(e, new)]
    if not alike and not new.label and len(_named(old)) == 1:
        alike = _named(old)
    if not alike:
        return f"{before.rstrip('?! .')}, {new.text}?"
    return before[: alike[-1].start] + new.text + before[alike[-1].end :]


def _same_sort(one: Entity, other: Entity) -> bool:
    return one.label == other.label or any(
        one.label in sort and other.label in sort for sort in (PLACES, GROUPS)
    )


def _anchored(question: str, before: str) -> str:
    """The question with the names and dates of the one before that it lacks."""
    analysis = analyse(question)
    dated = analysis.has(*_DATES)
    anchors = [
        e.text
        for e in analyse(before).entities
        if e.label not in _UNNAMED
        and e.text.lower() not in question.lower()
        and not (dated and e.label in _DATES)
    ]
    named = ", ".join(dict.fromkeys(anchors))
    return f"{question.rstrip('?! .')} ({named})?" if named else question
