"""From an article cut into passages to what the library keeps: with a vector for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rag.engines.embedder import Embedder
from store.library import Library
from store.records import Article, Attribution, Dated, Entry, Filing, Original, Passage

_BATCH = 64
"""Passages embedded and written at a time; what is written stays when the run is stopped."""
_MOST_BYTES = 50_000_000
"""Bytes of originals written at a time."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A `Filing` whose passages are not yet embedded."""

    entry: Entry
    article: Article
    passages: tuple[Passage, ...]
    original: Original | None = None
    dates: tuple[Dated, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    bands: tuple[bytes, ...] = ()

    def size(self) -> int:
        """The bytes of its original."""
        return len(self.original.data) if self.original else 0


def to_embed(article: Article, passage: Passage) -> str:
    """What stands for a passage when it is embedded: its article's title, then its words."""
    return f"{article.title}\n{passage.text}" if article.title else passage.text


def batches(cuts: Iterable[Cut]) -> Iterator[list[Cut]]:
    """The articles in lists of some 64 passages, none of which is divided."""
    batch: list[Cut] = []
    passages = size = 0
    for cut in cuts:
        batch.append(cut)
        passages, size = passages + len(cut.passages), size + cut.size()
        if passages >= _BATCH or size >= _MOST_BYTES:
            yield batch
            batch, passages, size = [], 0, 0
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
            cut.entry,
            cut.article,
            cut.passages,
            np.stack([vectors[passage.id] for passage in cut.passages]),
            cut.original,
            cut.dates,
            cut.attributions,
            cut.bands,
        )
        for cut in batch
    ]


def _kept(cut: Cut, library: Library) -> dict[str, NDArray[np.float32]]:
    """Vectors of the article's passages that still stand for them: the title is embedded, too."""
    kept = library.vectors(cut.passages)
    same = kept and library.article(cut.article.id).title == cut.article.title
    return kept if same else {}
