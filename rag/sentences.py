"""Where sentences begin and end, as exact offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from simplemma import split_sentences

Span = tuple[int, int]

# simplemma knows the common abbreviations; news about armies has more of them.
_TITLE_BEHIND = re.compile(
    r"(?:^|[\s(\"“‘'])(?:Adm|Amb|Brig|Capt|Cdr|Cmdr|Cpl|Gov|Lt|Maj|Msgr|No|Nos|Pfc|Pres|Prof|Pvt"
    r"|Rep|Reps|Rev|Sen|Sens|Sgt|Spc|Supt|Vice|approx|ca|cf|vs|[A-Z])\.$"
)
_HOUR_BEHIND = re.compile(r"\d\s?[ap]\.m\.$")
_ZONE_AHEAD = re.compile(r"(?:\w+ time\b|[A-Z]{2,4}\b|\()")
# Scraped text often loses the space between two sentences: 'reported.The', 'it."The'.
_GLUED = re.compile(r"(?<=[a-z]{2}[.!?])(?=[\"“]?[A-Z][a-z ])|(?<=[a-z,][.!?][\"”])(?=[A-Z][a-z ])")


def sentences(text: str) -> list[Span]:
    """Offsets (start, end) of the sentences of ``text``, in order, without white space.

    A line never shares a sentence with the next one: headings stay by themselves.
    """
    return [span for line in _lines(text) for span in _joined(text, list(_split(text, *line)))]


def _lines(text: str) -> Iterator[Span]:
    return (match.span() for match in re.finditer(r"[^\n]+", text))


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for sentence in split_sentences(text[start:end], lang="en"):
        at = text.index(sentence, at)
        yield from _unglued(text, at, at + len(sentence))
        at += len(sentence)


def _unglued(text: str, start: int, end: int) -> Iterator[Span]:
    seams = [m.start() for m in _GLUED.finditer(text, start, end) if _quotes_fit(text, m.start())]
    return zip([start, *seams], [*seams, end], strict=True)


def _quotes_fit(text: str, seam: int) -> bool:
    """A straight quote opens what follows where the line has closed all before it."""
    line = text.rfind("\n", 0, seam) + 1
    is_open = text.count('"', line, seam) % 2 == 1
    return not (is_open and text[seam] == '"') and not (is_open and text[seam - 1] == '"')


def _joined(text: str, spans: list[Span]) -> Iterator[Span]:
    """The spans, with those that a title or an hour cut in two made one again."""
    pending: Span | None = None
    for start, end in spans:
        if pending and _goes_on(text[pending[0] : pending[1]], text[start:end]):
            pending = (pending[0], end)
            continue
        if pending:
            yield pending
        pending = (start, end)
    if pending:
        yield pending


def _goes_on(before: str, after: str) -> bool:
    if _HOUR_BEHIND.search(before):
        return bool(_ZONE_AHEAD.match(after))
    return bool(_TITLE_BEHIND.search(before))
