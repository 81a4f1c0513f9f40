"""The one face of what is kept.

The catalog is the truth. A write goes to it first, set aside; then into both
indexes; then it is read back, made live, and what it replaced is dropped. Whatever
the moment of a crash, the next start has all it needs to finish, and no question
sees half of a write: the indexes give ids, and only live passages are looked up.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from threading import RLock
from typing import Self

import numpy as np
from numpy.typing import NDArray

from store import staging
from store.catalog import Catalog
from store.database import Database
from store.errors import StoreError
from store.filings import check_filing, check_vectors
from store.identity import claim
from store.indexes import Hits, Indexes
from store.ownership import own
from store.records import Article, Entry, Filing, Passage
from store.traces import closed, traced_opening, traced_writing

log = logging.getLogger(__name__)


class Library:
    """Articles, their passages, and two ways to find them; any thread may use it.

    It owns its folder until it is closed; use it as a context manager.

    Args:
        folder: Where everything is kept; it is made if need be.
        embedder: Name of the model that the vectors are from.
        dimensions: Length of its vectors.
        chroma_url: Address of a Chroma server; None: Chroma runs in this process.
        rebuild: Accept another embedder than before: the vectors of the old one are
            forgotten, and `unembedded` gives the articles to put again.

    Raises:
        FolderBusy: another process owns the folder.
        FolderUnusable: the folder cannot be made, read or written.
        EmbedderMismatch: the vectors kept are from another model.
        StoreError: the Chroma server does not answer.
    """

    def __init__(
        self,
        folder: Path,
        embedder: str,
        dimensions: int,
        chroma_url: str | None = None,
        *,
        rebuild: bool = False,
    ) -> None:
        self._folder = folder
        self._dimensions = dimensions
        self._writing = RLock()
        with ExitStack() as undo:
            undo.callback(own(folder).release)
            self._database = Database(folder / "catalog.sqlite3")
            undo.callback(self._database.close)
            name = claim(self._database, embedder, dimensions, rebuild)
            self._catalog = Catalog(self._database)
            self._indexes = Indexes(self._catalog, folder / "indexes", name, chroma_url)
            with traced_opening(folder, folder / "indexes") as thorough:
                undo.callback(closed, folder, folder / "indexes")
                undo.callback(self._indexes.close)
                self._indexes.open(thorough)
            self._resume()
            self._closing = undo.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let another process have the folder."""
        with self._writing:
            self._closing.close()

    def put(self, filings: Sequence[Filing]) -> None:
        """Keep these articles, each in place of what its source gave before.

        All of them are durable and can be found when it returns; where it raises, none
        of them is, and what was kept before stays. Of one article that several sources
        give, the last filing's metadata and passages count.

        Raises:
            FolderUnusable: the folder cannot be written.
            StoreError: a filing's parts do not belong together, or the Chroma server
                does not answer.
        """
        for filing in filings:
            check_filing(filing, self._dimensions)
        with self._writing:
            with self._database.transaction() as db:
                staging.stage(db, filings)
            try:
                self._finish()
            except BaseException:
                self._give_up()
                raise

    def drop(self, sources: Sequence[str]) -> None:
        """Forget these sources, and each article that has no source left."""
        with self._writing:
            with self._database.transaction() as db:
                gone = staging.drop(db, sources)
            with traced_writing(self._folder):
                self._indexes.drop(gone)

    def near(self, vector: NDArray[np.float32], k: int) -> Hits:
        """The k passage ids nearest to the vector, and their cosine similarities."""
        check_vectors(vector, (self._dimensions,))
        return self._indexes.near(vector, k)

    def matching(self, words: str, k: int) -> Hits:
        """The k passage ids that match the words best, and their BM25 scores."""
        return self._indexes.matching(words, k)

    def entries(self, collection: str | None = None) -> list[Entry]:
        """The ledger, or one collection's part of it, in the order first seen."""
        return self._catalog.entries(collection)

    def entry(self, source: str) -> Entry | None:
        """The source's line of the ledger, if it has one."""
        return self._catalog.entry(source)

    def passages(self, ids: Sequence[str]) -> list[Passage]:
        """Those passages, in the order asked, silently without those that are gone."""
        return self._catalog.passages(ids)

    def article(self, article_id: str) -> Article:
        """The article of that id, with the first of its sources; StoreError if there is none."""
        return self._catalog.article(article_id)

    def articles(self) -> list[Article]:
        """All of them, newest published first, unknown dates last."""
        return self._catalog.articles()

    def unembedded(self) -> list[Article]:
        """The articles that a rebuild has yet to reach: put each of them again."""
        return self._catalog.unembedded()

    def vectors(self, passages: Sequence[Passage]) -> dict[str, NDArray[np.float32]]:
        """The vectors already kept of these passages, by passage id."""
        return self._catalog.vectors([passage.id for passage in passages])

    def _finish(self) -> None:
        with traced_writing(self._folder):
            self._indexes.add(self._catalog.staged_vectors(), self._catalog.staged_words())
            with self._database.transaction() as db:
                gone = staging.publish(db)
            self._indexes.drop(gone)

    def _resume(self) -> None:
        try:
            self._finish()
        except StoreError as error:
            log.warning("An interrupted write is given up; ingest again to repeat it. %s", error)
            self._give_up()

    def _give_up(self) -> None:
        try:
            with self._database.transaction() as db:
                staging.unstage(db)
        except StoreError as error:
            log.warning("An interrupted write waits for the next start. %s", error)
