"""An event that a question names by words: 'after Soleimani's death'; and its day.

The day is that of the date expression beside the words that tell the event, in sentences
that name all that the question names. It counts only where all such sentences agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from rag.names import mentions, name_words
from rag.types import Quote
from rag.when.dates import resolve
from rag.when.expressions import TOLD_ON
from rag.when.intervals import Interval
from rag.when.period import Period
from rag.when.timewords import time_words

_NAMED = re.compile(
    r"\b(?P<side>after|following|since|before|until|prior to|ahead of) (?P<what>(?:the |an? )?"
    r"(?:[^\s,;:?.()]+ ?){1,10})",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\s(?:and|but|or|did|does|do|was there|were there|what|who|whom|how|which|when|where|why)\b.*",
    re.IGNORECASE,
)
_KINDS = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        r"deaths?|die[sd]?|dead|kill(?:s|ed|ings?)?|assassinat\w+|murder(?:ed|s)?|slain",
        r"attack(?:s|ed)?|str(?:ikes?|uck)|raid(?:s|ed)?|bomb(?:ed|ing|ings|s)?|barrages?|hit"
        r"|salvos?|shell(?:ed|ing)|(?:missile|rocket|drone|shot|shoot|fir|launch|land)(?:s|ed|ing)?"
        r"|fell|came down|fire[sd]?",
        r"collaps(?:e|ed|es)|f[ae]ll(?:en)?|oust(?:ed|er|ing)|toppled|overthrow\w*",
        r"elect(?:ed|ions?)|inaugurat\w+|t(?:ake|ook|akes) office",
        r"withdr[ae]w\w*|pull-?out|le(?:ft|ave)|depart(?:ed|ure)",
        r"arrest(?:ed|s)?|captur(?:ed?|es|ing)",
        r"storm(?:ed|ing)|broke into|attacked",
    )
)
# Words that part a date from an event in one sentence: the date is then of something else.
_PARTED = re.compile(
    r"\b(?:sa(?:id|ys?)|told|tells|announced|report(?:ed|s)|warned|confirmed|accused|after|since"
    r"|before(?! (?:dawn|daybreak|midnight|noon|sunrise))|until|following|when|while|as"
    r"|anniversary|avenge\w*|revenge|retaliat\w+|response|answer|reply|mourn\w*|vow\w*"
    r"|mark(?:ed|s|ing)?|remember\w*|later|earlier|because|over the)\b|[;.?!]",
    re.IGNORECASE,
)
_REACH = 120
"""Characters at most between an event and its date."""
_LONGEST = timedelta(days=31)
"""Days at most that the date of an event may leave open."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event that bounds the time asked about.

    Attributes:
        what: The words for it: 'Soleimani's death'.
        is_start: Whether what came after it is asked for, and not what came before.
        start: Where the words that tell the bound begin in the question.
        end: Just behind them.
    """

    what: str
    is_start: bool
    start: int
    end: int

    def period(self, days: Interval) -> Period:
        """The time it bounds where it was on these days; what came the same day is in it."""
        words = ((self.start, self.end),)
        if self.is_start:
            return Period(first=days.first, words=words)
        return Period(last=days.last, words=words)


def happening(question: str) -> Happening | None:
    """The event that bounds the time asked about, if the question names one by a name."""
    for match in _NAMED.finditer(question):
        what = _CUT.sub("", match["what"]).strip()
        if name_words(what) and _kinds(what) and not time_words(match[0]):
            is_start = match["side"].lower() in ("after", "following", "since")
            return Happening(what, is_start, match.start(), match.start("what") + len(what))
    return None


def day_of(event: Happening, told: Iterable[Quote]) -> Interval | None:
    """The days of the event, where the sentences that tell of it agree on them; else None."""
    readings = [days for quote in told for days in _readings(event, quote)]
    best = min(readings, key=lambda days: days.last - days.first, default=None)
    if best is None or best.last - best.first > _LONGEST:
        return None
    agree = all(days.first <= best.first and best.last <= days.last for days in readings)
    return best if agree else None


def _kinds(words: str) -> list[re.Pattern[str]]:
    """What kinds of event the words tell: the last word of a kind says what it is."""
    found = [(match.start(), kind) for kind in _KINDS for match in kind.finditer(words)]
    last = max((start for start, _ in found), default=-1)
    return [kind for start, kind in found if start == last]


def _readings(event: Happening, quote: Quote) -> Iterator[Interval]:
    """The days of the date nearest to the event's words, if nothing parts the two."""
    if not mentions(name_words(quote.text), event.what):
        return
    article = quote.article
    told = resolve(article.text, article.published)
    dated = [
        each
        for each in told
        if quote.start <= each.start and each.end <= quote.end
        if not TOLD_ON.search(article.text[quote.start : each.start])
    ]
    spans = [match.span() for kind in _kinds(event.what) for match in kind.finditer(quote.text)]
    nearest: tuple[int, Interval] | None = None
    for each in dated:
        at = (each.start - quote.start, each.end - quote.start)
        gaps = [gap for span in spans if (gap := _gap(quote.text, span, at)) is not None]
        if gaps and (nearest is None or min(gaps) < nearest[0]):
            nearest = (min(gaps), Interval(each.first, each.last))
    if nearest:
        yield nearest[1]


def _gap(text: str, one: tuple[int, int], other: tuple[int, int]) -> int | None:
    """The characters between two spans; None where they are too many, or part the two."""
    (_, end), (start, _) = sorted((one, other))
    between = text[end:start]
    return None if len(between) > _REACH or _PARTED.search(between) else len(between)
