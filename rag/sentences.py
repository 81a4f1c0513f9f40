"""Where sentences begin and end, as exact offsets."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from simplemma import split_sentences

Span = tuple[int, int]

# simplemma knows the common abbreviations; news about armies has more of them.
_TITLE_BEHIND = re.compile(
    r"(?:^|[\s(\"“‘'])(?:Adm|Amb|Brig|Capt|Cdr|Cmdr|Cpl|Gov|Lt|Maj|Msgr|No|Nos|Pfc|Pres|Prof|Pvt"
    r"|Rep|Reps|Rev|Sen|Sens|Sgt|Spc|Supt|Vice|approx|ca|cf|vs|[A-Z])\.$"
)
_HOUR_BEHIND = re.compile(r"\d\s?[ap]\.m\.$")
_MONTH_BEHIND = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$")
_ZONE_AHEAD = re.compile(r"(?:\w{1,20} time\b|[A-Z]{2,4}\b|\()")
# Scraped text often loses the space between two sentences: 'reported.The', 'it."The'.
# And simplemma does not know the full stops of Urdu and of the Far East, nor what a post links to.
_SEAM = re.compile(
    r"(?<=[a-z]{2}[.!?])(?=[\"“]?[A-Z][a-z ])|(?<=[a-z,][.!?][\"”])(?=[A-Z][a-z ])"
    r"|(?<=[۔。！？])\s*(?=[^\s۔。！？”’」』\"')\]])|(?<=[۔。！？][”’」』])\s*(?=[^\s”’」』])"
    r"|(?<=[.!?…])\s+(?=https?://|pic\.twitter\.com/)"
)
_LONGEST_TITLE = 12


def sentences(text: str) -> list[Span]:
    """Offsets (start, end) of the sentences of ``text``, in order, without white space.

    A line never shares a sentence with the next one: headings stay by themselves.
    """
    return [span for line in _lines(text) for span in _joined(text, list(_split(text, *line)))]


def _lines(text: str) -> Iterator[Span]:
    return (match.span() for match in re.finditer(r"[^\n]+", text))


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    marks = [match.start() for match in re.compile('"').finditer(text, start, end)]
    at = start
    for sentence in split_sentences(text[start:end], lang="en"):
        at = text.index(sentence, at)
        yield from _unglued(text, at, at + len(sentence), marks)
        at += len(sentence)


def _unglued(text: str, start: int, end: int, marks: Sequence[int]) -> Iterator[Span]:
    seams = [m.span() for m in _SEAM.finditer(text, start, end) if _fits(text, m.start(), marks)]
    return zip([start, *(s[1] for s in seams)], [*(s[0] for s in seams), end], strict=True)


def _fits(text: str, seam: int, marks: Sequence[int]) -> bool:
    """A straight quote opens what follows where the line has closed all ``marks`` before it."""
    is_open = bisect_left(marks, seam) % 2 == 1
    return not (is_open and '"' in text[seam - 1 : seam + 1])


def _joined(text: str, spans: list[Span]) -> Iterator[Span]:
    """The spans, with those that a title or an hour cut in two made one again."""
    pending: Span | None = None
    for start, end in spans:
        if pending and _goes_on(text, pending, start):
            pending = (pending[0], end)
            continue
        if pending:
            yield pending
        pending = (start, end)
    if pending:
        yield pending


def _goes_on(text: str, before: Span, start: int) -> bool:
    """Whether the sentence ``before`` ends in what belongs to the words from ``start``."""
    behind = text[max(before[0], before[1] - _LONGEST_TITLE) : before[1]]
    if _HOUR_BEHIND.search(behind):
        return bool(_ZONE_AHEAD.match(text, start))
    if _MONTH_BEHIND.search(behind):
        return text[start : start + 1].isdigit()
    return bool(_TITLE_BEHIND.search(behind))
