"""A query placed in time: by the days it tells, or by an event whose day is found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from rag.question import Asked, asked
from rag.sentences import sentences
from rag.types import Hit, Query, Quote
from rag.when.happenings import day_of, happening
from rag.when.period import Period, period, without
from store.records import Article

_LOOKED_AT = 20
"""Passages in which the day of an event is looked for."""


def placed(
    query: Query, find: Callable[[Query, int], Sequence[Hit]], read: Callable[[str], Article]
) -> Query:
    """The query with the time its text asks about.

    Args:
        query: Its text stands alone.
        find: Finds so many hits for a query; asked once where the text names an event.
        read: Gives the article of an id.
    """
    told = period(query.text, query.now)
    event = None if told and told.is_bounded else happening(query.text)
    if event is None:
        return replace(query, period=told)
    hits = find(replace(query, text=event.what, period=None), _LOOKED_AT)
    quotes = [
        Quote(read(hit.article_id), hit.start + start, hit.start + end)
        for hit in hits
        for start, end in sentences(hit.text)
    ]
    days = day_of(event, quotes)
    return replace(query, period=_both(told, event.period(days)) if days else told)


def about(wanted: Asked, period: Period | None) -> Asked:
    """What is asked for, without the names that only tell the time.

    A sentence that answers 'after Soleimani's death' need not name him.
    """
    if period is None or not (named := without(wanted.text, period)):
        return wanted
    return replace(wanted, names=asked(named).names)


def _both(told: Period | None, event: Period) -> Period:
    if told is None:
        return event
    return replace(event, order=told.order, words=tuple(sorted((*told.words, *event.words))))
