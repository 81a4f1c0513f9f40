"""Days and months without a year: of which year they are, by what is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from rag.types import Hit, Query
from rag.when.dates import events
from rag.when.expressions import Expression
from rag.when.period import period
from rag.when.timewords import time_words
from store.records import Article

_LOOKED_AT = 20
"""Passages in whose articles such a day is looked for."""
_FORMS = ("day", "day_first", "bare_month")
_SOME_DAY = date(3000, 1, 1)
"""Taken for today where nobody says which day it is: all that is told was before."""


def in_a_year_told(
    query: Query,
    find: Callable[[Query, int], Sequence[Hit]],
    read: Callable[[str], Article],
    is_reached: Callable[[date], bool],
) -> Query:
    """The query as if asked in the one year in which articles near to it tell of its day.

    'On January 20' is of this year only to those who have this year's news. A query whose days
    the news has reached stays as it is; where no year or several are told, it is left open.
    Who asks without saying which day it is gets that year as well.

    Args:
        query: Its text stands alone.
        find: Finds so many hits for a query.
        read: Gives the article of an id.
        is_reached: Whether an article was published on that day or later.
    """
    said = _without_year(query.text)
    time = period(query.text, query.now or _SOME_DAY) if said else None
    if said is None or time is None or time.first is None or is_reached(time.first):
        return query
    hits = find(replace(query, now=None, period=None), _LOOKED_AT)
    told = (d.first for id in {hit.article_id for hit in hits} for d in events(read(id)))
    month, number = time.first.month, said.parts.get("day")
    alike = [
        day
        for day in told
        if day < time.first and day.month == month and (not number or day.day == int(number))
    ]
    is_plain = len({day.year for day in alike}) == 1
    return replace(query, now=max(alike) if is_plain else None)


def _without_year(question: str) -> Expression | None:
    """The first day or month of the question that may be of any year."""
    return next(
        (
            e
            for e in time_words(question)
            if e.form in _FORMS and not (e.parts.get("year") or e.parts.get("then"))
        ),
        None,
    )
