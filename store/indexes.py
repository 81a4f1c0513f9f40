"""Both indexes together, as the catalog would have them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from store.catalog import Catalog
from store.doors import Index
from store.errors import FolderUnusable, IndexBroken, StoreError
from store.exact import nearest
from store.keywords import KeywordIndex
from store.mending import Row, fill, mend
from store.ownership import unusable
from store.traces import Doubt
from store.vectors import VectorIndex

log = logging.getLogger(__name__)

Hits = list[tuple[str, float]]


class Indexes:
    """Search by vector and by words, of live passages only."""

    def __init__(self, catalog: Catalog, folder: Path, name: str, chroma_url: str | None) -> None:
        self._catalog = catalog
        self._folder = folder
        self._chroma_url = chroma_url
        self._vectors = VectorIndex(folder / "vectors", name, chroma_url)
        self._keywords = KeywordIndex(folder / "keywords")
        self._lags = False

    @property
    def lags(self) -> bool:
        """Whether something is still in them that could not be removed."""
        return self._lags

    def open(self, doubt: Doubt) -> None:
        """Open both, and correct them by the catalog as far as they are doubted.

        Where Chroma cannot be mended in this process, `near` does without it.

        Raises:
            FolderUnusable: the keyword index cannot be made.
            StoreError: the Chroma server does not answer.
        """
        with self._plainly():
            self._mend_keywords(doubt)
        try:
            with self._plainly(self._chroma_url):
                self._mend_vectors("some" if self._chroma_url and doubt == "none" else doubt)
        except FolderUnusable as error:
            self._lags = True
            log.warning("Searches by vector will be slow until this is mended: %s", error)

    def close(self) -> None:
        """Let go of their files."""
        self._vectors.close()
        self._keywords.close()

    def add(self, vectors: Mapping[str, NDArray[np.float32]], words: Mapping[str, str]) -> None:
        """Put passages in both, mending one that fails.

        Raises:
            FolderUnusable: one of them cannot be written.
            StoreError: the Chroma server does not answer.
        """
        with self._plainly():
            _insist(self._keywords, words, self._mend_keywords)
        with self._plainly(self._chroma_url):
            _insist(self._vectors, vectors, self._mend_vectors)

    def drop(self, ids: Collection[str]) -> None:
        """Remove passages; what cannot be removed now is not live, and goes at the next start."""
        for index in (self._keywords, self._vectors):
            try:
                index.drop(ids)
            except IndexBroken as error:
                self._lags = True
                log.warning("%s", error)

    def near(self, vector: NDArray[np.float32], k: int) -> Hits:
        """Live passages nearest to the vector; with a broken index, from the catalog itself."""
        try:
            return self._live(lambda most: self._vectors.search(vector, most), k)
        except IndexBroken as error:
            log.warning("%s Every vector is compared instead.", error)
            return nearest(self._catalog.vectors(self._catalog.embedded()), vector, k)

    def matching(self, words: str, k: int) -> Hits:
        """Live passages that hold the words, best first.

        Raises:
            FolderUnusable: the keyword index cannot be read; the next start mends it.
        """
        with self._plainly():
            return self._live(lambda most: self._keywords.search(words, most), k)

    def _live(self, search: Callable[[int], Hits], k: int) -> Hits:
        most = k
        while True:
            hits = search(most)
            live = self._catalog.live([id for id, _ in hits])
            kept = [hit for hit in hits if hit[0] in live][:k]
            if len(kept) == k or len(hits) < most:
                return kept
            most *= 2

    @contextmanager
    def _plainly(self, url: str | None = None) -> Iterator[None]:
        try:
            yield
        except IndexBroken as error:
            if not url:
                raise unusable(self._folder, error) from error
            raise StoreError(
                f"A Chroma server should answer at {url}, but: {error} Start it with `chroma run`,"
                f" or unset DATELINE_CHROMA_URL to run Chroma inside Dateline."
            ) from error

    def _mend_vectors(self, doubt: Doubt = "much") -> None:
        mend(self._vectors, self._catalog.embedded, self._catalog.vectors, doubt)

    def _mend_keywords(self, doubt: Doubt = "much") -> None:
        mend(self._keywords, self._catalog.ids, self._catalog.words, doubt)


def _insist(index: Index[Row], rows: Mapping[str, Row], mend_it: Callable[[], None]) -> None:
    try:
        fill(index, rows)
    except IndexBroken as error:
        log.warning("%s", error)
        mend_it()
        fill(index, rows)
