"""What is found of who and when in a folder of articles, and from where.

    python -m bench.dates FOLDER|FILE … [--expressions]

For each article: publisher, date, where the date was found, and how many of its date
expressions are resolved; with ``--expressions`` each of them with its days.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from rag.articles import to_article
from rag.dates import events, worded
from rag.errors import ArticleError
from rag.expressions import expressions
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


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.dates")
    parser.add_argument("paths", nargs="+", type=Path, metavar="FOLDER|FILE")
    parser.add_argument("--expressions", action="store_true")
    given = parser.parse_args(arguments)
    for article in _articles(given.paths):
        print(table(article, given.expressions))
    return 0


if __name__ == "__main__":
    sys.exit(main())
