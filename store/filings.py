"""What may be filed: a fault is refused before anything is written."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from store.errors import StoreError
from store.records import Filing


def check_filing(filing: Filing, dimensions: int) -> None:
    """Refuse a filing whose parts do not belong together; raises StoreError."""
    article, source = filing.article, filing.entry.source
    if filing.entry.article_id != article.id:
        raise StoreError(
            f"The entry of {source} names the article {filing.entry.article_id}, "
            f"but the article filed with it is {article.id}."
        )
    for passage in filing.passages:
        if passage.article_id != article.id:
            raise StoreError(f"A passage of {source} is cut from article {passage.article_id}.")
        if article.text[passage.start : passage.end] != passage.text:
            raise StoreError(
                f"A passage of {source} should be the article's text from {passage.start} to "
                f"{passage.end}, and is other words: cut the article into passages again."
            )
    spans = [(d.start, d.end) for d in filing.dates]
    for start, end in spans + [(a.start, a.end) for a in filing.attributions]:
        if not 0 <= start < end <= len(article.text):
            raise StoreError(
                f"What was found in {source} should lie within the {len(article.text)} characters "
                f"of its article, and is at {start} to {end}: look for it again."
            )
    if filing.passages or filing.vectors.size:
        check_vectors(filing.vectors, (len(filing.passages), dimensions))


def check_vectors(vectors: NDArray[np.float32], shape: tuple[int, ...]) -> None:
    """Refuse vectors of another shape, and those that point nowhere; raises StoreError."""
    if vectors.shape != shape:
        raise StoreError(
            f"Vectors of the shape {shape} were expected (one row a passage), and {vectors.shape} "
            f"came: the embedding model is not the one this Library was opened with."
        )
    lengths = np.linalg.norm(vectors, axis=-1)
    if not (np.isfinite(lengths) & (lengths > 0)).all():
        raise StoreError("A vector is zero or not finite: the embedding model failed on its text.")
