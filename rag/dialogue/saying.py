"""A question about what was just answered, 'Who said that?', with the words that are meant."""

from __future__ import annotations

import re

from rag.sentences import sentences
from rag.types import NOT_FOUND

_SAID_SO = re.compile(
    r"(?P<lead>(?:who|when|where|to whom|why|did|does|has)\b.*?)\b(?:(?P<verb>sa(?:y|id|ys))"
    r" (?:so|that|this|it)|(?P<giving>g[ai]ve|ma[dk]e|sa(?:y|id|ys)) (?:that|this) (?:estimate"
    r"|figure|number|claim|statement|assessment|prediction|warning|forecast))\W*",
    re.IGNORECASE,
)
_SAYS = {"gave": "said", "made": "said", "give": "say", "make": "say"}
_LABEL = re.compile(r"^(?:\*\*[^*]+\*\* ?|\d{1,2} \w+ \d{4}: |\w+ \d{4}: |- )+")
_ATTRIBUTED = re.compile(
    r"^(?:(?:the )?[A-Z][\w.’'-]*(?: [\w.’'-]+){0,6}?|he|she|it|they)"
    r" (?:said|says|told [\w ]{3,30}?)(?: on \w+day)?(?: that)? (?=\w)"
    r"|,? (?:he|she|(?:the )?[A-Z][\w.’'-]*(?: [\w.’'-]+){0,6}) (?:said|says|told [\w ]{3,30})\W*$"
)
_WITHIN = re.compile(
    r",?[\"”] (?:he|she|they|[A-Z][\w.’'-]*(?: [\w.’'-]+){0,4}?) (?:said|says|added)"
    r"[^\"“]{0,40}[\"“]"
)
"""'… evidence," he said, "If …': who speaks, between the two halves of a quotation."""
_SHORTEST, _LONGEST = 15, 220


def statement_meant(question: str, told: str) -> tuple[str, str]:
    """The question up to its verb, and what the answer before it said, which 'that' stands for.

    ("", "") where it points to no statement, or the answer has none.
    """
    found = _SAID_SO.fullmatch(question.strip())
    said = _statement(told) if found else ""
    if not found or not said:
        return "", ""
    verb = found["verb"] or _SAYS.get(found["giving"].lower(), found["giving"])
    return f"{found['lead']}{verb}", said


def _statement(told: str) -> str:
    """The first sentence of an answer, without who is told to say it.

    "" where it is too short, or the answer was that the articles do not say.
    """
    text = "" if told.startswith(NOT_FOUND) else _LABEL.sub("", told.strip())
    spans = sentences(text.partition("\n")[0])
    first = text[slice(*spans[0])] if spans else ""
    bare = _ATTRIBUTED.sub("", _WITHIN.sub(" ", first).strip().rstrip(".!?"))
    bare = bare.strip(' ,.!?"“”')
    return bare if _SHORTEST <= len(bare) <= _LONGEST else ""
