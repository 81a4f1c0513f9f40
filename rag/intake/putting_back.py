"""An article lifted out of the library whole, so that it can be put back as it was."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from rag.copies import bands
from rag.intake.grouping import group
from store.errors import StoreError
from store.library import Library
from store.records import Entry, Filing


def lift(library: Library, article_id: str) -> list[Filing]:
    """Drop the article with all its sources; gives what puts it back, but for their history.

    Raises:
        StoreError: there is no such article, or some of it has no vectors yet.
    """
    article = library.article(article_id)
    entries = [each for each in map(library.entry, library.sources(article_id)) if each]
    filed = [_filing(library, entry) for entry in entries]
    library.drop([entry.source for entry in entries])
    return [replace(each, article=replace(article, source=each.entry.source)) for each in filed]


def put_back(library: Library, lifted: list[Filing]) -> None:
    """Keep the article again.

    Raises:
        StoreError: one of its sources was taken in again meanwhile.
    """
    for filing in lifted:
        if library.entry(filing.entry.source):
            raise StoreError(f"{filing.entry.source} was taken in again since, and stays as it is.")
    library.put(lifted)
    group(library)


def _filing(library: Library, entry: Entry) -> Filing:
    article = library.article(entry.article_id)
    passages = tuple(library.passages(library.passages_of([article.id], -1)))
    vectors = library.vectors(passages)
    if len(vectors) < len(passages):
        raise StoreError(
            f"{entry.source} is still to be embedded, and stays. Finish that first: close the "
            "chat and run python ingest.py --rebuild"
        )
    return Filing(
        entry,
        article,
        passages,
        np.stack([vectors[passage.id] for passage in passages]),
        library.original(entry.source),
        tuple(library.dates([article.id]).get(article.id, ())),
        tuple(library.attributions([article.id]).get(article.id, ())),
        bands(article.text),
    )
