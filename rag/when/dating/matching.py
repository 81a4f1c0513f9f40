"""Whether two pieces tell of the same day's events: by their words or their counts.

The limits come from `python -m bench.dates FILE --others`; why is told in decision 14.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache

from rag.copies import words
from rag.stems import stems
from rag.when.dating.counts import shared_counts
from rag.when.dating.particulars import shared_particulars
from rag.when.dating.tellings import Telling, dated_tellings, undated_tellings
from store.records import Article

_RUN, _RUN_STEMS = 12, 6
"""Words in a row that two sentences share, and the stems in them that are no part of a name."""
_LIKE, _LIKE_POST = (0.45, 6), (0.33, 8)
"""Sentences that tell of the same: the share of the shorter one's stems, and their number;
a post is short and tells of one thing alone."""
_NEAR = (0.35, 5)
"""Sentences that may tell of the same."""
_BACKGROUND = {"words": 4, "counts": 4, "count": 8}
"""The particulars that two pieces must share beside, by what speaks for them."""
_TELLING_COUNT = 5
"""A count that stands alone must be so large: two rockets are fired everywhere."""
_ATTACK = frozenset(stems("attack rocket missile drone strike airstrike raid blast bomb shell"))


@dataclass(frozen=True, slots=True)
class Match:
    """A day that both pieces tell of.

    Attributes:
        strength: How much speaks for it, to choose which match to name.
        what: "attack", "statement" or "events".
    """

    day: date
    strength: int
    what: str
    other: Article
    in_post: bool


@dataclass(frozen=True, slots=True)
class _Tie:
    """A sentence of each piece on the same day of the week, and how they compare."""

    mine: Telling
    theirs: Telling
    day: date
    stems: int
    share: float
    agreed: tuple[frozenset[float], ...]
    differ: bool

    def is_said(self) -> bool:
        return self.mine.is_said or self.theirs.is_said

    def like(self, least: tuple[float, int]) -> bool:
        return self.share >= least[0] and self.stems >= least[1]


def matches(article: Article, other: Article) -> list[Match]:
    """The days of ``other`` that ``article``, whose day is unknown, tells of, too."""
    shared = shared_particulars(article.text, other.text)
    if shared < min(_BACKGROUND.values()):
        return []
    ties = list(_ties(article.text, other))
    if any(tie.differ and not tie.agreed and tie.like(_NEAR) for tie in ties):
        return []
    grounds = ((tie, _ground(tie)) for tie in ties)
    found = [(tie, how) for tie, how in grounds if how and shared >= _BACKGROUND[how]]
    days = {tie.day for tie, _ in found}
    found += [(tie, "count") for tie in ties if tie.day not in days and _adds(tie, days)]
    return [
        Match(tie.day, _strength(how, shared), _what(tie, how), other, tie.theirs.is_post)
        for tie, how in found
    ]


def _ties(text: str, other: Article) -> Iterator[_Tie]:
    for mine in undated_tellings(text):
        for theirs in dated_tellings(other):
            if mine.weekday == theirs.weekday and theirs.day:
                yield _tie(mine, theirs, theirs.day)


def _tie(mine: Telling, theirs: Telling, day: date) -> _Tie:
    one, two = stems(mine.sentence), stems(theirs.sentence)
    common = len(one & two)
    agreed, differ = shared_counts(mine.around, theirs.around)
    return _Tie(mine, theirs, day, common, common / (min(len(one), len(two)) or 1), agreed, differ)


def _ground(tie: _Tie) -> str | None:
    """Why a tie is one event: the same words, or alike and with the same counts."""
    if tie.differ:
        return None
    if tie.stems >= _RUN_STEMS and _same_words(tie.mine.sentence, tie.theirs.sentence):
        return "words"
    if tie.is_said() or not tie.like(_LIKE_POST if tie.theirs.is_post else _LIKE):
        return None
    if len(tie.agreed) > 1:
        return "counts"
    return "count" if any(max(n) >= _TELLING_COUNT for n in tie.agreed) else None


def _adds(tie: _Tie, days: Iterable[date]) -> bool:
    """Whether a tie with a small count lies within a week of a day that is one event for sure."""
    is_near = any(abs((tie.day - day).days) < 7 for day in days)
    is_counted = bool(tie.agreed) and not (tie.differ or tie.is_said())
    return is_near and is_counted and tie.like(_LIKE)


@lru_cache(maxsize=20_000)
def _same_words(one: str, other: str) -> bool:
    """Whether the sentences share a long run of words that is more than a name and a title."""
    first = words(one)
    found = SequenceMatcher(None, first, words(other), autojunk=False).find_longest_match()
    run = re.findall(r"\w+", one)[found.a : found.a + found.size]
    plain = stems(" ".join(word for word in run if word[0].islower()))
    return found.size >= _RUN and len(plain) >= _RUN_STEMS


def _strength(how: str, shared: int) -> int:
    return 1000 * ("count", "counts", "words").index(how) + shared


def _what(tie: _Tie, how: str) -> str:
    both = stems(tie.mine.sentence) & stems(tie.theirs.sentence)
    if how == "words" and re.search(r'["“]', tie.mine.sentence):
        return "statement"
    return "attack" if both & _ATTACK else "events"
