"""What is found of who and when in a folder of articles, and from where.

    python -m bench.dates FOLDER|FILE … [--expressions]
    python -m bench.dates FOLDER|FILE … --others [--half even|odd]

For each article: publisher, date, where the date was found, and how many of its date
expressions are resolved; with ``--expressions`` each of them with its days. With
``--others`` the date of each is taken away in turn and inferred from the other pieces:
how often something is inferred, and how often the true day is in it. ``--half`` takes
every second article alone: the rules were tuned on the even ones, which begin with the first.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from rag.articles import to_article
from rag.dates import events, worded
from rag.dating import dated_by_others
from rag.errors import ArticleError
from rag.expressions import expressions
from rag.inference import Inferred, worded_days
from rag.intervals import Interval
from rag.raw import Raw
from rag.sources import walk
from store.records import Article


def _articles(paths: Sequence[Path]) -> Iterator[Article]:
    for raw in (raw for path in paths for raw in walk(path)):
        try:
            if isinstance(raw, Raw):
                yield to_article(raw)
        except ArticleError as error:
            print(f"{raw.source}: {error}", file=sys.stderr)


def table(article: Article, each: bool) -> str:
    """What was found, in lines."""
    found, all_ = events(article), expressions(article.text)
    days = [day for day in all_ if day.form == "weekday"]
    resolved = {(event.start, event.end) for event in found}
    weekdays = sum((day.start, day.end) in resolved for day in days)
    lines = [
        Path(article.source).name,
        f"  publisher    {article.publisher or 'not found'}",
        f"  published    {article.published or 'unknown'}",
        f"  from         {article.date_source or 'nowhere'}",
        f"  resolved     {len(found)} of {len(all_)} expressions,"
        f" {weekdays} of {len(days)} weekdays",
    ]
    lines += [
        f"    {article.text[one.start : one.end]!r} is {worded(Interval(one.first, one.last))}"
        for one in (found if each else ())
    ]
    return "\n".join(lines)


def blind(articles: Sequence[Article]) -> Iterator[tuple[Article, Inferred | None]]:
    """Each article that is dated to the day, and what the others tell of its day."""
    for article in articles:
        if len(article.published or "") >= len("2019-12-10"):
            hidden = replace(article, published=None, date_source=None)
            yield article, dated_by_others(hidden, articles)


def figures(found: Sequence[tuple[Article, Inferred | None]]) -> str:
    """The figures, and behind them each inference."""
    told = [(article, inferred) for article, inferred in found if inferred]
    rows = [(_is_right(article, inferred), article, inferred) for article, inferred in told]
    right = sum(is_right for is_right, _, _ in rows)
    lines = [f"{len(found)} dated: {len(rows)} inferred, {right} right, {len(rows) - right} wrong"]
    lines += [
        f"  {'right' if is_right else 'WRONG'} {article.published} {article.title or Path(article.source).name}"
        f"\n    {worded_days(inferred.days)}, for {inferred.reason}"
        for is_right, article, inferred in rows
    ]
    return "\n".join(lines)


def _is_right(article: Article, inferred: Inferred) -> bool:
    day = date.fromisoformat((article.published or "")[:10])
    return inferred.days.first <= day <= inferred.days.last


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.dates")
    parser.add_argument("paths", nargs="+", type=Path, metavar="FOLDER|FILE")
    parser.add_argument("--expressions", action="store_true")
    parser.add_argument("--others", action="store_true", help="infer each date from the others")
    parser.add_argument("--half", choices=("even", "odd"), help="every second article alone")
    given = parser.parse_args(arguments)
    if absent := [path for path in given.paths if not path.exists()]:
        print(f"SKIPPED: {absent[0]} is not there; nothing was measured.")
        return 0
    if given.others:
        start, step = {None: (0, 1), "even": (0, 2), "odd": (1, 2)}[given.half]
        print(figures(list(blind(list(_articles(given.paths))[start::step]))))
        return 0
    for article in _articles(given.paths):
        print(table(article, given.expressions))
    return 0


if __name__ == "__main__":
    sys.exit(main())
