"""The one face of what is kept.

The catalog is the truth. A write goes to it first, set aside; then into both
indexes; then it is read back, made live, and what it replaced is dropped. Whatever
the moment of a crash, the next start has all it needs to finish, and no question
sees half of a write: the indexes give ids, and only live passages are looked up.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from contextlib import ExitStack
from pathlib import Path
from threading import RLock
from typing import Self

import numpy as np
from numpy.typing import NDArray

from store import findings, staging
from store.database import Database
from store.errors import StoreError
from store.filings import check_filing, check_vectors
from store.identity import claim, mark
from store.indexes import Hits, Indexes
from store.ownership import own
from store.reading import Reading
from store.records import Article, Dated, Filing
from store.traces import closed, traced_opening, traced_writing

log = logging.getLogger(__name__)


class Library(Reading):
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
            database = Database(folder / "catalog.sqlite3")
            undo.callback(database.close)
            name = claim(database, embedder, dimensions, rebuild)
            self._read_from(database)
            self._indexes = Indexes(self._catalog, folder / "indexes", name, chroma_url)
            with traced_opening(folder, folder / "indexes", mark(database)) as doubt:
                undo.callback(self._leave)
                undo.callback(self._indexes.close)
                self._indexes.open(doubt)
            self._resume()
            self._closing = undo.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def folder(self) -> Path:
        """Where everything is kept."""
        return self._folder

    def close(self) -> None:
        """Let another process have the folder."""
        with self._writing:
            self._closing.close()

    def put(self, filings: Sequence[Filing]) -> None:
        """Keep these articles, each in place of what its source gave before.

        All of them are durable and can be found when it returns; where it raises, none
        of them is, and what was kept before stays. Of one article that several sources
        give, the last filing's metadata, passages and findings count. An article that
        its source gives no longer becomes history.

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
        """Forget these sources with their history, and each article that has no source left."""
        with self._writing:
            with self._database.transaction() as db:
                gone = staging.drop(db, sources)
            with traced_writing(self._folder):
                self._indexes.drop(gone)

    def group(self, article_id: str, copies: Sequence[str]) -> None:
        """Link the article with its near-copies, and remember that it was compared."""
        with self._writing:
            self._copies.group(article_id, copies)

    def redate(self, article: Article, dates: Sequence[Dated]) -> None:
        """Keep another date of the article, and the days that its words mean by it."""
        with self._writing, self._database.transaction() as db:
            findings.redate(db, article, dates)

    def near(self, vector: NDArray[np.float32], k: int) -> Hits:
        """The k passage ids nearest to the vector, and their cosine similarities."""
        check_vectors(vector, (self._dimensions,))
        return self._indexes.near(vector, k)

    def matching(self, words: str, k: int) -> Hits:
        """The k passage ids that match the words best, and their BM25 scores."""
        return self._indexes.matching(words, k)

    def nearest_of(self, article_ids: Collection[str], vector: NDArray[np.float32], k: int) -> Hits:
        """The k passages of these articles that are nearest, by every vector's exact cosine."""
        check_vectors(vector, (self._dimensions,))
        return self._selection.nearest_of(article_ids, vector, k)

    def _leave(self) -> None:
        if not self._indexes.lags:
            closed(self._folder, self._folder / "indexes", lambda: mark(self._database))

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
