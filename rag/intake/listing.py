"""What is kept, by name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rag.errors import ArticleError
from rag.intake.missing import file_of
from store.library import Library
from store.records import Entry

UNKNOWN = "unknown"
"""What stands for a date or a publisher that nobody told."""


@dataclass(frozen=True, slots=True)
class Line:
    """A source that is kept, and its article in short; None is what nobody told."""

    source: str
    article_id: str
    title: str | None
    publisher: str | None
    published: str | None
    updated: str | None

    def __str__(self) -> str:
        known = (self.published, self.publisher, self.title)
        return "\t".join([*(each or UNKNOWN for each in known), self.source])


def listed(library: Library) -> list[Line]:
    """A line for each source, in the order they were first taken in."""
    articles = {article.id: article for article in library.articles()}
    return [
        Line(
            entry.source,
            entry.article_id,
            (article := articles[entry.article_id]).title,
            article.publisher,
            article.published,
            article.updated,
        )
        for entry in library.entries()
        if entry.article_id in articles
    ]


def named(names: Sequence[str], entries: Sequence[Entry]) -> list[str]:
    """The sources of those names, each once: by their own, their folder's or their feed's.

    Args:
        names: Sources, paths of files and folders, be they there or not, or addresses
            that were taken in.
        entries: The ledger.

    Raises:
        ArticleError: a name names nothing.
    """
    found: dict[str, None] = {}
    for name in names:
        sources = list(_named(name, entries))
        if not sources:
            raise ArticleError(
                f"{name} names nothing that is kept: a source, or a folder above sources, was "
                "expected, and nothing was removed. See the names: python ingest.py --list"
            )
        found |= dict.fromkeys(sources)
    return list(found)


def _named(name: str, entries: Sequence[Entry]) -> Iterable[str]:
    exact = [entry.source for entry in entries if entry.source == name]
    if exact:
        return exact
    path = Path(os.path.realpath(name))
    return (
        entry.source
        for entry in entries
        if entry.collection == name
        or str(path) in (entry.source, entry.collection)
        or file_of(entry.source).is_relative_to(path)
    )
