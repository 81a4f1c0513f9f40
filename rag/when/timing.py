"""What is found, put in the order of the time a question asks about.

A passage tells of the days of its own date expressions; where it has none, of those just
before its article was published. What is not known is never taken for a miss.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from enum import IntEnum

from rag.allowed import days_of
from rag.quotes import FLOOR, Judged
from rag.types import Hit
from rag.when.dates import events, written
from rag.when.intervals import Interval
from rag.when.period import Period
from store.records import Article, Dated

_BEFORE = timedelta(days=3)
"""A piece that tells no day tells of the days before it was published,"""
_BEHIND = timedelta(days=1)
"""and of one behind that where its publisher lives by another clock."""
_WEEK = timedelta(days=7)
_YEAR = timedelta(days=366)
_LONG = timedelta(days=31)
"""Words that mean more days than this tell little of when: 'in 2019'."""
_SINCE = re.compile(r"\b(?:since|until|till|after|before|than)(?: [a-z]+){0,4} $", re.IGNORECASE)
"""What stands before a day of which nothing is told but how long something lasts."""
_RELATIVE = re.compile(r", (?:which|who|whom|whose|where)\b", re.IGNORECASE)
_NEAR = 40
"""Characters that are looked at for that."""
_NEAR_BEST = 0.5
"""Of the best hit's score; below it a hit was found by words or by meaning alone."""
_AS_GOOD = 2.5
"""Logits below the best, down to which a sentence answers as well."""


class Fit(IntEnum):
    """How a passage stands to a period, the best first.

    What is aside tells, in a piece of that time or that tells of it, of days more than a week
    from it alone.
    """

    INSIDE = 0
    UNKNOWN = 1
    ASIDE = 2
    OUTSIDE = 3


def in_time(
    hits: Sequence[Hit],
    dates: Mapping[str, Sequence[Dated]],
    articles: Mapping[str, Article],
    period: Period,
) -> list[Hit]:
    """The hits that tell of the period first, then those that may, then the others.

    Where only one end of it is told ('since May'), those that may are as good: much is since
    then.

    Where the newest or oldest is asked for, the relevant ones of each kind are in the order
    of their publication. Beyond that their order stays, and none is lost.

    Args:
        hits: Best first.
        dates: The resolved date expressions of each hit's article, by its id.
        articles: Each hit's article, by its id.
        period: The time asked about.
    """
    ordered = _by_age(hits, articles, period)
    if not period.is_bounded:
        return ordered
    best = Fit.INSIDE if period.first and period.last else Fit.UNKNOWN

    def rank(hit: Hit) -> Fit:
        article, told = articles[hit.article_id], dates.get(hit.article_id, ())
        return max(fit(article, told, hit.start, hit.end, period), best)

    return sorted(ordered, key=rank)


def timely(judged: Sequence[Judged], period: Period | None) -> list[Judged]:
    """The sentences that may answer, in the order of the time asked about.

    Those of another time are left out where one answers that is of the time asked about,
    and do not answer where none does; what may be of that time still can: nothing goes
    unanswered because a date could not be resolved. Where the newest is asked for, those
    that answer nearly as well as the best are in that order.
    """
    kept = list(judged)
    if period and period.is_bounded:
        fits = [
            fit(j.quote.article, events(j.quote.article), j.quote.start, j.quote.end, period)
            for j in kept
        ]
        answering = [_answers(each) for each in kept]
        if any(yes and where is Fit.INSIDE for yes, where in zip(answering, fits, strict=True)):
            kept = [j for j, where in zip(kept, fits, strict=True) if where < Fit.ASIDE]
        else:
            kept = [
                replace(j, lacks=j.lacks or _misses(period)) if where is Fit.OUTSIDE else j
                for j, where in zip(kept, fits, strict=True)
            ]
    return _newest_said_first(kept, period) if period and period.order else kept


def _misses(period: Period) -> str:
    """That nothing is of the days, which are named: nobody asked may know which 'Monday' is."""
    first, last = (written(day.isoformat()) if day else "" for day in (period.first, period.last))
    if first and last:
        return f"nothing of {first}" if first == last else f"nothing of {first} to {last}"
    return f"nothing since {first}" if first else f"nothing until {last}"


def _answers(judged: Judged) -> bool:
    return judged.lacks is None and judged.score >= FLOOR


def _newest_said_first(judged: Sequence[Judged], period: Period) -> list[Judged]:
    best = max((j.score for j in judged if _answers(j)), default=None)
    if best is None:
        return list(judged)
    near = [j for j in judged if _answers(j) and j.score >= best - _AS_GOOD]
    dated = [j for j in near if j.quote.article.published]
    dated.sort(key=lambda j: not j.direct)
    dated.sort(
        key=lambda j: (j.quote.article.published or "")[:10], reverse=period.order == "latest"
    )
    first = [*dated, *(j for j in near if not j.quote.article.published)]
    return [*first, *(j for j in judged if j not in first)]


def fit(article: Article, dates: Iterable[Dated], start: int, end: int, period: Period) -> Fit:
    """How ``article.text[start:end]`` stands to a period that has a bound."""
    published, told = days_of(article.published), [(each, _days(each)) for each in dates]
    own = [(each, days) for each, days in told if start <= each.start and each.end <= end]
    short = [row for row in own if row[1].last - row[1].first <= _LONG or period.holds(row[1])]
    if any(period.meets(days) for _, days in short):
        return Fit.INSIDE
    beside = [row for row in short if not _is_apart(article, row[0], start)]
    then = [days for each, days in beside if not is_since(article, each)]
    is_aside = bool(then) and not any(period.meets(_widened(days)) for days in then)
    if published is None:
        return Fit.OUTSIDE if is_aside else Fit.UNKNOWN
    if not period.meets(_reported(published)):
        is_years_off = bool(then) and all(_is_years_off(days, period) for days in then)
        may = not is_years_off and any(period.meets(days) for _, days in told)
        elsewhen = Fit.ASIDE if is_aside else Fit.UNKNOWN
        return elsewhen if may else Fit.OUTSIDE
    if is_aside:
        return Fit.OUTSIDE if all(_is_long_past(days, period) for days in then) else Fit.ASIDE
    return Fit.INSIDE if not short or _is_wide(period) else Fit.UNKNOWN


def _is_apart(article: Article, dated: Dated, start: int) -> bool:
    """Whether the day is told in a clause that only says more of somebody or something."""
    return bool(_RELATIVE.search(article.text[start : dated.start]))


def is_since(article: Article, dated: Dated) -> bool:
    """Whether nothing is told of the day but that something lasts since or until it."""
    return bool(_SINCE.search(article.text[max(dated.start - _NEAR, 0) : dated.start]))


def _is_wide(period: Period) -> bool:
    """Whether a piece of that time is of it though a passage tells of another day as well."""
    if period.first is None or period.last is None:
        return True
    return period.last - period.first > _WEEK


def _is_years_off(days: Interval, period: Period) -> bool:
    """Whether the days are of no year of the period: no day of telling, but of another event."""
    is_before = period.first is not None and days.last.year < period.first.year
    return is_before or (period.last is not None and days.first.year > period.last.year)


def _is_long_past(days: Interval, period: Period) -> bool:
    """Whether the days are more than a year before the period: a piece looks back at them."""
    return period.first is not None and period.first - days.last > _YEAR


def _widened(days: Interval) -> Interval:
    """With a week to either side; a month or a year is wide enough."""
    if days.last - days.first > _WEEK:
        return days
    try:
        return Interval(days.first - _WEEK, days.last + _WEEK)
    except OverflowError:  # where the calendar ends
        return days


def _days(dated: Dated) -> Interval:
    return Interval(dated.first, dated.last)


def _reported(published: Interval) -> Interval:
    """The days that a piece published then may report of."""
    try:
        return Interval(published.first - _BEFORE, published.last + _BEHIND)
    except OverflowError:  # where the calendar ends
        return published


def _by_age(hits: Sequence[Hit], articles: Mapping[str, Article], period: Period) -> list[Hit]:
    """Those near the best by their publication, unknown ones last; then the others."""
    if period.order is None or not hits:
        return list(hits)
    least = _NEAR_BEST * max(hit.score for hit in hits)
    near = [hit for hit in hits if hit.score >= least]
    dated = [hit for hit in near if articles[hit.article_id].published]
    dated.sort(
        key=lambda hit: (articles[hit.article_id].published or "")[:10],
        reverse=period.order == "latest",
    )
    unknown = [hit for hit in near if not articles[hit.article_id].published]
    return [*dated, *unknown, *(hit for hit in hits if hit.score < least)]
