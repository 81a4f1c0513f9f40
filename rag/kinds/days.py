"""Where a sentence tells the day that is asked for, with what its words mean behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.kinds.senses import same_sense, senses
from rag.kinds.tree import Span, tree
from rag.question import Asked
from rag.when.expressions import TOLD_ON, expressions

_NOTE = re.compile(r" \((?:week of )?[^()]{0,40}(?:19|20)\d\d\)")
_BY_WHEN = re.compile(r"\b(?:by|until|till) (?:when|what|which)\b", re.IGNORECASE)
_BY = re.compile(
    r"\b(?:by|until|till|no later than|before) (?:the )?(?:(?:end|start|middle) of )?$",
    re.IGNORECASE,
)
_TO_THE_DAY = re.compile(r"\b(?:date|day)\b", re.IGNORECASE)
_DAY = re.compile(r"\b\d{1,2}\b")
_ANNIVERSARY = re.compile(
    r"\b(?:anniversar(?:y|ies)|commemorat\w+|marked|mourn\w*)\b[^.;:]*", re.IGNORECASE
)
_VAGUE = re.compile(
    r"\byears?\b|^(?:several|dozens?|hundreds?|thousands?|some|many)\b", re.IGNORECASE
)
_ASKS_TIME = re.compile(r"\b(?:what|which) (?:exact )?(?:time|hour)\b", re.IGNORECASE)
_TIME = re.compile(
    r"\b(?:\d{1,2}[:.]\d\d(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?|\d{1,2} o['’]clock"
    r"|\d{4} (?:GMT|UTC|hours)|noon|midnight)(?: (?:local time|GMT|UTC))?",
    re.IGNORECASE,
)


def days(text: str) -> list[Span]:
    """The date expressions of a worded sentence, each with its date in brackets."""
    notes = [note.span() for note in _NOTE.finditer(text)]
    bare = _NOTE.sub("", text)
    return [_with_notes(each.start, each.end, notes) for each in expressions(bare)]


def asks_time(question: str) -> bool:
    """Whether the time of the day is asked for."""
    return bool(_ASKS_TIME.search(question))


def asks_day(question: str) -> bool:
    """Whether a day is asked for: a year is not enough."""
    return bool(_TO_THE_DAY.search(question)) and not _BY_WHEN.search(question)


def without_anniversaries(question: str, text: str) -> str:
    """The text with blanks for what is told of an anniversary: its day is not the day of old."""
    if _ANNIVERSARY.search(question):
        return text
    return _ANNIVERSARY.sub(lambda match: " " * len(match[0]), text)


def is_vague(words: str) -> bool:
    """Whether they tell no day and no number: 'two years ago (2020)', 'several'."""
    return bool(_VAGUE.search(words))


def _with_notes(start: int, end: int, notes: Sequence[Span]) -> Span:
    """A span of the text without its notes as one of the text with them."""
    for first, last in notes:
        if first <= start:
            start += last - first
        if first <= end + len("'s"):
            end = max(end, first) + last - first
    return start, end


def day_asked(asked: Asked, text: str) -> tuple[Span, ...]:
    """The day, or time of day, of what is asked about; () where it cannot be told from others."""
    if asks_time(asked.text):
        times = [match.span() for match in _TIME.finditer(text)]
        return tuple(times) if len(times) == 1 else ()
    told_when = "telling" in senses(asked.text)
    question = asked.text.lower()
    spans = [
        (start, end)
        for start, end in days(without_anniversaries(asked.text, text))
        if text[start:end].lower() not in question
        and (told_when or not TOLD_ON.search(text[:start]))
    ]
    ends = [span for span in spans if _BY.search(text[: span[0]])]
    if ends and _BY_WHEN.search(asked.text):
        spans = ends
    elif asks_day(asked.text):
        spans = [span for span in spans if _is_day(text[slice(*span)])]
    if len(spans) < 2:
        return tuple(spans)
    near = [span for span in spans if tells_of_asked(asked, text, span[0])]
    return tuple(near) if len(near) == 1 else ()


def _is_day(words: str) -> bool:
    return bool(_DAY.search(words)) and "week of" not in words


def tells_of_asked(asked: Asked, text: str, start: int) -> bool:
    """Whether what the date at ``start`` hangs on, up to its verb, is one of the question's."""
    parsed = tree(text)
    at = parsed.at(start)
    path = parsed.path(at) if at is not None else []
    return any(same_sense(parsed.words[up].text, asked.text) for up in path)
