"""Which articles a question may be answered from, by who published them and when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

from rag.bylines import iso_date
from rag.errors import QuestionError
from rag.types import Query
from rag.when import intervals
from rag.when.intervals import Interval
from store.records import Article

_NEAREST = 3
"""Publishers named where the one asked for is not known."""


def allows(article: Article, query: Query) -> bool:
    """Whether the article is of the publisher asked for, and was published by the day asked for.

    Where a day is asked for, an article is left out whose date is not known well enough,
    and one that was changed later: what was changed then cannot be told from the rest.
    """
    return _is_of(article, query.publisher) and _is_by(article, query.as_of)


def check_publisher(query: Query, articles: Iterable[Article]) -> None:
    """That some article the question may know of is of its publisher.

    Raises:
        QuestionError: none is; it names the publishers that are nearest.
    """
    articles = list(articles)
    if query.publisher is None or not articles:
        return
    known = sorted({a.publisher for a in articles if a.publisher and _is_by(a, query.as_of)})
    if any(_folded(query.publisher) in _folded(each) for each in known):
        return
    if not known:
        raise QuestionError(
            f"No article tells its publisher, so none is from {query.publisher[:60]!r}; "
            "ask without a publisher."
        )
    raise QuestionError(
        f"No article is from {query.publisher[:60]!r}; the nearest publishers are "
        f"{', '.join(nearest(query.publisher, known))}."
    )


def nearest(publisher: str, known: Iterable[str]) -> list[str]:
    """The likeliest known ones: those that share a word with it, then those spelled alike."""
    names = {_folded(each): each for each in known}
    words = set(_folded(publisher).split())
    sharing = [name for name in names if words & set(name.split())]
    alike = get_close_matches(_folded(publisher), names, n=_NEAREST, cutoff=0.0)
    return [names[name] for name in dict.fromkeys([*sharing, *alike])][:_NEAREST]


def days_of(iso: str | None) -> Interval | None:
    """The days that an ISO date leaves open; None where it is none."""
    parts = [int(part) for part in (iso_date(iso or "") or "")[:10].split("-") if part]
    try:
        match parts:
            case [year, month, day]:
                return intervals.day(date(year, month, day))
            case [year, month]:
                return intervals.month(year, month)
            case [year]:
                return intervals.year(year)
    except ValueError:
        return None
    return None


def _is_of(article: Article, publisher: str | None) -> bool:
    return publisher is None or _folded(publisher) in _folded(article.publisher or "")


def _is_by(article: Article, as_of: str | None) -> bool:
    limit = days_of(as_of)
    if limit is None:
        return True
    told = [article.published, *filter(None, (article.updated,))]
    days = [days_of(each) for each in told]
    return all(each is not None and each.last <= limit.last for each in days)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
