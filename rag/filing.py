"""From an article cut into passages to what the library keeps: with a vector for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rag.embedder import Embedder
from store.library import Library
from store.records import Article, Entry, Filing, Passage

_BATCH = 64
"""Passages embedded and written at a time; what is written stays when the run is stopped."""


@dataclass(frozen=True, slots=True)
class Cut:
    """An article cut into passages, not yet embedded."""

    entry: Entry
    article: Article
    passages: tuple[Passage, ...]


def to_embed(article: Article, passage: Passage) -> str:
    """What stands for a passage when it is embedded: its article's title, then its words."""
    return f"{article.title}\n{passage.text}" if article.title else passage.text


def batches(cuts: Iterable[Cut]) -> Iterator[list[Cut]]:
    """The articles in lists of some 64 passages, none of which is divided."""
    batch: list[Cut] = []
    for cut in cuts:
        batch.append(cut)
        if sum(len(cut.passages) for cut in batch) >= _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def filings(batch: Sequence[Cut], library: Library, embedder: Embedder) -> list[Filing]:
    """The cut articles with their vectors; passages that are kept already keep theirs."""
    kept = {name: row for cut in batch for name, row in _kept(cut, library).items()}
    new = {
        passage.id: to_embed(cut.article, passage)
        for cut in batch
        for passage in cut.passages
        if passage.id not in kept
    }
    vectors = kept | dict(zip(new, embedder.embed_passages(list(new.values())), strict=True))
    return [
        Filing(
            cut.entry, cut.article, cut.passages, np.stack([vectors[p.id] for p in cut.passages])
        )
        for cut in batch
    ]


def _kept(cut: Cut, library: Library) -> dict[str, NDArray[np.float32]]:
    """Vectors of the article's passages that still stand for them: the title is embedded, too."""
    kept = library.vectors(cut.passages)
    same = kept and library.article(cut.article.id).title == cut.article.title
    return kept if same else {}
