"""When a piece without a date may be from, by what other pieces tell of the same events.

A piece that tells "on Monday" of what a dated piece tells of Monday 5 August 2024 was
published on that day or within the six behind it. All that is asked are the texts: the
same pieces give the same dates in whatever order they came.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import MAXYEAR, date, timedelta
from pathlib import Path

from rag.when.dates import written
from rag.when.dating.matching import Match, matches
from rag.when.inference import Inferred, fits, own_expressions, precise, worded_days
from rag.when.intervals import Interval
from store.records import Article

__all__ = ["by_itself", "dated_by_others", "redated", "undated"]

# The words of a date that others told, and behind them those it had by itself.
_BY_OTHERS = re.compile(
    r"inferred: [^,]*, for it tells of the same .*?(?:; by itself (?P<before>unknown: [^;\"]*))?",
    re.DOTALL,
)


def dated_by_others(article: Article, others: Iterable[Article]) -> Inferred | None:
    """The days a piece may be from, both in it, and why; None where nothing or too much fits.

    Its own date is not looked at, and so are dates of ``others`` that were inferred from
    others. Of two dated events that fit no one day nothing is inferred.
    """
    pieces = [
        by_itself(other)
        for other in others
        if other.id != article.id and other.source != article.source
    ]
    found = [match for piece in pieces for match in matches(article, piece)]
    days, own = _days(found), own_expressions(article.text)
    if not any(fits(own, day) for day in days):
        return None
    return Inferred(Interval(days[0], days[-1]), _reason(max(found, key=_rank)))


def undated(articles: Sequence[Article]) -> list[Article]:
    """Those of the articles whose date changes by what the others tell, redated."""
    return redated(articles, lambda _: articles)


def redated(
    pieces: Iterable[Article], candidates: Callable[[Article], Iterable[Article]]
) -> list[Article]:
    """Those of the pieces whose date changes, with the new one.

    Give all that have no date of their own, also those inferred before: what came or went
    since may add a date, or take one away. Others are left as they are.

    Args:
        pieces: Kept articles, in any order.
        candidates: The pieces that may tell of the same as the one it is given, by search;
            the piece itself may be among them.
    """
    plain = [(piece, by_itself(piece)) for piece in pieces]
    new = [(old, _redated(own, candidates(own))) for old, own in plain if own.published is None]
    return [article for old, article in new if article != old]


def by_itself(article: Article) -> Article:
    """The article without what others told of its date."""
    marked = _BY_OTHERS.fullmatch(article.date_source or "")
    return replace(article, published=None, date_source=marked["before"]) if marked else article


def _redated(article: Article, others: Iterable[Article]) -> Article:
    found = dated_by_others(article, others)
    if found is None:
        return article
    source = f"inferred: {worded_days(found.days)}, for {found.reason}"
    before = f"; by itself {article.date_source}" if article.date_source else ""
    return replace(article, published=precise(found.days), date_source=source + before)


def _days(found: Sequence[Match]) -> list[date]:
    """The days on which each match may be told by the name of its weekday alone."""
    days = sorted({match.day for match in found})
    if not days or days[-1].year == MAXYEAR:
        return []
    first, last = days[-1], days[0] + timedelta(days=6)
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _rank(match: Match) -> tuple[int, date, str, str]:
    """The strongest; between equals the one that is the same whatever the order."""
    return match.strength, match.day, match.other.id, match.what


def _reason(match: Match) -> str:
    title = match.other.title or Path(match.other.source).name
    day = written(match.day.isoformat())
    if match.in_post:
        return f'it tells of the same {match.what} as a post of {day} in "{title}"'
    if match.other.published is None:
        return f'it tells of the same {match.what} of {day} as "{title}"'
    return f'it tells of the same {match.what} as "{title}" of {written(match.other.published)}'
