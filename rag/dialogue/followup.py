"""A follow-up made to stand alone, without a chat model."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.dialogue.fragments import again, completed, has, who_did
from rag.dialogue.openings import opens_question
from rag.dialogue.periods import shifted
from rag.dialogue.pronouns import filled
from rag.dialogue.saying import statement_meant
from rag.dialogue.standing import anchored, stands
from rag.types import Turn

_BARE = re.compile(
    r"(who|when|where|why|how) (?:(?:was|is|were|are|did|does|has|had) (?:it|that|this|they|those)"
    r"(?: (?:happen|occur|take place|come about))?)\W*$",
    re.IGNORECASE,
)
_WHO_DID = re.compile(r"who (?:did|has done)\b", re.IGNORECASE)
_MARKER = re.compile(r"\s*\[\d+\]")
_NEW = re.compile(
    r"^(?:(?:ok(?:ay)?|thanks?(?: you)?|great|by the way)\b[\s,.!]*)*(?:chang\w+ the subject\b[^,]*"
    r"|(?:on|about) (?:another|a different) (?:matter|subject|topic)|(?:a )?new question)[\s,:.]+",
    re.IGNORECASE,
)
_ELLIPSIS = re.compile(
    r"^(?:(?:and|but|so|or|also|then|ok(?:ay)?|thanks?|no|yes)\b[\s,.!]*)*"
    r"(?:(?:(?:what|how) about|i meant?)\b[\s,]*)?(?:next door (?=in))?",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"^(?:(?:by the way|one (?:last|more) (?:thing|question)|great|thanks?(?: you)?)[,.!]\s+)+"
    r"(?=\w)",
    re.IGNORECASE,
)
_OPENER = re.compile(
    r"^(?:speaking|talking|still)(?: again)? (?:about|of|on) ([^,.?!]{2,60}?)(?: again)?, *(?=\w)",
    re.IGNORECASE,
)
_THEY = re.compile(r"\b(?:they|them|it)\b", re.IGNORECASE)
_TURNS = 8
_TOLD = 2000
"""Characters of the answers in which names are looked for."""


def stand_alone(question: str, history: Sequence[Turn]) -> str:
    """The question with what earlier turns tell filled in, without a chat model.

    A question that stands alone already is left as it is.
    """
    alone, told = "", ""
    for asked, answer in (*history[-_TURNS:], Turn(question, "")):
        full = _alone(asked, alone, told) if alone else asked
        before = told if full != asked else ""
        alone, told = full, f"{_MARKER.sub('', answer)}\n{before}"[:_TOLD]
    return alone


def _alone(question: str, before: str, told: str) -> str:
    if new := _NEW.match(question):
        return question[new.end() :] or question
    question = _opened(_ASIDE.sub("", question))
    rest = _ELLIPSIS.sub("", question).strip()
    if bare := _BARE.match(rest):
        return (_WHO_DID.match(rest) and who_did(before)) or again(bare[1], before)
    lead, said = statement_meant(rest, told)
    if said:
        return f"{filled(lead, before, told)} that {said}?"
    if moved := shifted(rest, before):
        return moved
    joins = rest != question.strip()
    if not has("VERB", rest) and not has("AUX", rest):
        bare_words = rest.rstrip("?! .")
        full = completed(bare_words, before, told, joins=joins) if bare_words else before
        return question if full.rstrip("?") == bare_words else full
    if stands(rest) or not _asks(rest):
        return rest[:1].upper() + rest[1:] if joins else question
    full = filled(rest[:1].upper() + rest[1:], before, told)
    return full if stands(full) else anchored(full, before)


def _opened(question: str) -> str:
    """'Speaking of drones, how are they made?' is 'How are drones made?'."""
    if not (opener := _OPENER.match(question)):
        return question
    rest = question[opener.end() :]
    return _THEY.sub(opener[1], rest, count=1)


def _asks(text: str) -> bool:
    """Whether it is a question or an order; what is only told needs nothing filled in."""
    return "?" in text or opens_question(text)
