"""What is found of who and when in a folder of articles, and from where.

    python -m bench.dates FOLDER|FILE … [--expressions]
    python -m bench.dates FOLDER|FILE … --others [--half even|odd]

For each article: publisher, date, where the date was found, and how many of its date
expressions are resolved; with ``--expressions`` each of them with its days. With
``--others`` the date of each is taken away in turn and inferred from the other pieces:
how often something is inferred, and how often the true day is in it; and those without a
date are dated, a few of them in every order of coming in. ``--half`` takes
every second article alone: the rules were tuned on the even ones, which begin with the first.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations
from math import factorial
from pathlib import Path

from rag.articles import to_article
from rag.errors import ArticleError
from rag.reading.raw import Raw
from rag.reading.sources import walk
from rag.when.dates import events, worded
from rag.when.dating import dated_by_others, redated
from rag.when.expressions import expressions
from rag.when.inference import Inferred, inferred_days, worded_days
from rag.when.intervals import Interval
from store.records import Article

_MOST_ORDERED = 5
"""Articles at most that are taken in in every order."""


def _pieces(paths: Sequence[Path]) -> Iterator[Article]:
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


def blind(pieces: Sequence[Article]) -> Iterator[tuple[Article, Inferred | None]]:
    """Each article that is dated to the day, and what the others tell of its day."""
    for article in pieces:
        if len(article.published or "") >= len("2019-12-10"):
            hidden = replace(article, published=None, date_source=None)
            yield article, dated_by_others(hidden, pieces)


def taken_in(order: Sequence[Article]) -> list[Article]:
    """The articles as they are kept after they came in that order, one by one, by their ids."""
    kept: dict[str, Article] = {}
    for number, article in enumerate(order, 1):
        kept[article.id] = article
        others = order[:number]
        kept |= {new.id: new for new in redated(list(kept.values()), lambda _: others)}  # noqa: B023
    return [kept[key] for key in sorted(kept)]


def figures(found: Sequence[tuple[Article, Inferred | None]]) -> str:
    """The figures, and behind them each inference."""
    told = [(article, inferred) for article, inferred in found if inferred]
    rows = [(_is_right(article, inferred), article, inferred) for article, inferred in told]
    right = sum(is_right for is_right, _, _ in rows)
    lines = [f"{len(found)} dated: {len(rows)} inferred, {right} right, {len(rows) - right} wrong"]
    lines += [
        f"  {'right' if is_right else 'WRONG'} {article.published}"
        f" {article.title or Path(article.source).name}\n"
        f"    {worded_days(inferred.days)}, for {inferred.reason}"
        for is_right, article, inferred in rows
    ]
    return "\n".join(lines)


def without(pieces: Sequence[Article]) -> str:
    """The articles that have no date of their own, and what is inferred of them."""
    kept = taken_in(pieces)
    bare = {article.id for article in pieces if article.published is None}
    inferred = [
        article for article in kept if article.id in bare and inferred_days(article.date_source)
    ]
    lines = [f"{len(bare)} without a date: {len(inferred)} inferred"]
    lines += [
        f"  {article.published} {Path(article.source).name}\n    {article.date_source}"
        for article in inferred
    ]
    if len(pieces) <= _MOST_ORDERED:
        same = all(taken_in(order) == kept for order in permutations(pieces))
        lines.append(
            f"in all {factorial(len(pieces))} orders {'the same' if same else 'NOT the same'}"
        )
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
        pieces = list(_pieces(given.paths))[start::step]
        print(figures(list(blind(pieces))))
        print(without(pieces))
        return 0
    for article in _pieces(given.paths):
        print(table(article, given.expressions))
    return 0


if __name__ == "__main__":
    sys.exit(main())
