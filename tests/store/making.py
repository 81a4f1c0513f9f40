"""Small articles, and what every store must satisfy."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from store.library import Library
from store.mending import TOLERATED
from store.records import Article, Dated, Entry, Filing, Original, Passage, digest
from store.schema import STAGED

EMBEDDER = "test-embedder"
DIMENSIONS = 8


def vector_of(passage: Passage) -> NDArray[np.float32]:
    """A vector that depends on the passage alone."""
    return np.random.default_rng(int(passage.id, 16)).normal(size=DIMENSIONS).astype(np.float32)


def cut(article: Article, size: int = 40) -> tuple[Passage, ...]:
    """The article in pieces of that many characters."""
    return tuple(
        Passage(
            article.id, start, min(start + size, len(article.text)), article.text[start:][:size]
        )
        for start in range(0, len(article.text), size)
    )


def filing(
    source: str,
    text: str,
    *,
    collection: str = "all",
    title: str | None = None,
    published: str | None = None,
    size: int = 40,
) -> Filing:
    """An article from that source, ready to be kept."""
    article = Article(text, source, title=title, published=published)
    passages = cut(article, size)
    rows = [vector_of(passage) for passage in passages]
    vectors = np.array(rows, np.float32).reshape(len(rows), DIMENSIONS)
    return Filing(Entry(source, digest(text), article.id, collection), article, passages, vectors)


def furnished(made: Filing) -> Filing:
    """The filing with an original, a date and a band that all tell its text."""
    text = made.article.text
    return replace(
        made,
        original=Original(".md", text.encode()),
        dates=(Dated(0, len(text), date(2019, 12, 9), date(2019, 12, 9), text),),
        bands=(text.encode(),),
    )


def assert_whole(library: Library) -> None:
    """Catalog, Chroma and tantivy hold the same passages and find them; no write is unfinished.

    The search by vectors is approximate: as many may be lost as a start would tolerate.
    """
    catalog = library._catalog.ids()
    assert library._indexes._vectors.ids() == catalog
    assert library._indexes._keywords.ids() == catalog
    lost = library._indexes._vectors.lost(library._catalog.vectors(catalog))
    assert lost <= len(catalog) * TOLERATED["much"]
    assert library._indexes._keywords.lost(library._catalog.words(catalog)) == 0
    assert [library._database.rows(f"SELECT * FROM {table}") for table in STAGED] == [[]] * 7
    some = library.passages(sorted(catalog)[::50])
    found = [library.near(vector_of(passage), 1) for passage in some]
    pairs = zip(some, found, strict=True)
    missed = [
        passage for passage, [(id, similarity)] in pairs if id != passage.id or similarity <= 0.999
    ]
    assert len(missed) <= lost
