"""What the date expressions of a piece mean, and dates as people write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from rag.when.expressions import DAYS, MONTHS, Expression, expressions
from rag.when.inference import inferred, inferred_days, own_expressions
from rag.when.intervals import Interval
from rag.when.posts import posts
from rag.when.resolution import agreed
from store.records import Article, Dated

UNKNOWN = "date unknown"

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?!\d))?)?(?![\d-])")
_MOST_DAYS = 31
"""Of a piece from a longer stretch of time, so many days of it are tried."""
_COUNTED = {"weekday", "near", "unit", "weekend", "ago", "step"}
"""Forms that tell a day only to those who know the day of the piece."""
_DATED_BEHIND = re.compile(
    rf" \((?i:week of |{'|'.join(DAYS)}|\d\d? (?:{'|'.join(MONTHS)})|(?:19|20)\d\d\b"
    rf"|(?:{'|'.join(month[:3] for month in MONTHS)})[a-z]*\.? \d)"
)


def events(article: Article) -> list[Dated]:
    """Every date expression of the article that can be resolved, for the catalog to keep."""
    return resolve(article.text, known(article))


def known(article: Article) -> str | None:
    """All that is known of its date: ISO 8601, an interval where only its days were inferred."""
    days = inferred_days(article.date_source)
    if days is None or days.first == days.last:
        return article.published
    return f"{days.first}/{days.last}"


def resolve(text: str, published: str | None) -> list[Dated]:
    """The date expressions of a piece published on that ISO date that can be resolved.

    It may be an interval of two days, as `known` gives it.
    Where the date is not known to the day, what the text itself tells is called in;
    an expression is resolved where it means the same whichever day the piece is of.
    Posts in the text are read by their own dates.
    """
    return list(_resolved(text, published))


@lru_cache(maxsize=1024)
def _resolved(text: str, published: str | None) -> tuple[Dated, ...]:
    found = own_expressions(text)
    readings = list(zip(found, agreed(found, _days(text, published)), strict=True))
    for post in posts(text):
        inside = [e for e in expressions(text) if post.start <= e.start < post.end]
        readings += zip(inside, agreed(inside, [post.day]), strict=True)
    dated = (_dated(text, expression, days) for expression, days in readings if days)
    return tuple(sorted(dated, key=lambda each: each.start))


def _days(text: str, published: str | None) -> Sequence[date]:
    """The days the piece may be of, as far as they are known; [] if they are not."""
    known = _span(published)
    if known and known.precision == "day":
        return [known.first]
    told = inferred(text)
    if told and (known is None or known.first <= told.days.first <= known.last):
        known = told.days
    if known is None:
        return []
    length = (known.last - known.first).days
    step = length // _MOST_DAYS + 1
    return [known.first + timedelta(days=n) for n in (*range(0, length, step), length)]


def _span(published: str | None) -> Interval | None:
    """The days that an ISO date or interval leaves open."""
    first_day, _, last_day = (published or "").partition("/")
    ends = [_span(end) for end in (first_day, last_day)] if last_day else []
    if ends:
        return Interval(ends[0].first, ends[1].last) if ends[0] and ends[1] else None
    match = _ISO.match(published or "")
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        last = first if day else date(first.year, month or 12, 28) + timedelta(days=3)
        while last.month != (month or 12):
            last -= timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    return Interval(first, last)


def _dated(text: str, e: Expression, days: Interval) -> Dated:
    is_told = text[e.start - 1 : e.start] == "(" or _DATED_BEHIND.match(text, _behind(text, e.end))
    return Dated(e.start, e.end, days.first, days.last, "" if is_told else _note(e, days))


def _note(e: Expression, days: Interval) -> str:
    if e.form in _COUNTED:
        return worded(days)
    if e.form == "span" or e.parts.get("year"):
        return ""
    return str(days.first.year)


def spell_out(text: str, published: str | None, start: int = 0, end: int | None = None) -> str:
    """``text[start:end]`` with what its date expressions mean: "Monday (9 December 2019)".

    The whole text is read, for 'the following day' follows upon another.
    """
    end = len(text) if end is None else end
    pieces, at = [], start
    for dated in resolve(text, published):
        behind = _behind(text, dated.end)
        if dated.note and start <= dated.start and behind <= end:
            pieces += [text[at:behind], f" ({dated.note})"]
            at = behind
    return "".join([*pieces, text[at:end]])


def on_days(text: str, published: str | None) -> str:
    """The text with the days themselves in place of words for them: 'Monday' is '9 December 2019'.

    For comparing, not for reading: grammar is not looked after.
    """
    pieces, at = [], 0
    for dated in resolve(text, published):
        if dated.note and at <= dated.start:
            pieces += [text[at : dated.start], worded(Interval(dated.first, dated.last))]
            at = dated.end
    return "".join([*pieces, text[at:]])


def _behind(text: str, end: int) -> int:
    """Behind the expression and its 's."""
    possessive = re.compile(r"['’]s\b").match(text, end)
    return possessive.end() if possessive else end


def worded(days: Interval) -> str:
    """'9 December 2019', 'week of 9 December 2019', 'December 2019', '2019' or '7–8 …'."""
    first, last = (written(day.isoformat()) for day in (days.first, days.last))
    match days.precision:
        case "day":
            return first
        case "week":
            return f"week of {first}"
        case "month":
            return first.partition(" ")[2]
        case "year":
            return str(days.first.year)
    same = days.first.replace(day=1) == days.last.replace(day=1)
    return f"{days.first.day}–{last}" if same else f"{first} – {last}"


def written(iso: str | None) -> str:
    """'10 December 2019', 'December 2019' or '2019', as far as is known; else 'date unknown'."""
    match = _ISO.match(iso or "")
    if match is None or _span(iso) is None:
        return UNKNOWN
    year, month, day = (int(part) if part else None for part in match.groups())
    name = MONTHS[month - 1] if month else None
    return " ".join(str(part) for part in (day, name, year) if part)
