"""Vectors that are made once for all engines, and the CPU seconds that each took.

Embedding is most of the work, and the same for all: what an engine does besides can only
be compared, and a run only be repeated, where vectors are kept. Questions are never kept.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from time import perf_counter, process_time

import numpy as np
from numpy.typing import NDArray

from rag.engines.embedder import Embedder

_BATCH = 64
_TABLE = "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, cpu REAL, vector BLOB)"
Vectors = NDArray[np.float32]


class Remembering:
    """An embedder with the two methods of LangChain's ``Embeddings`` and a memory on disk.

    Args:
        opened: Gives the embedder, when it is needed.
        file: Where the vectors are kept, of several models if need be.

    Attributes:
        cpu: CPU seconds that the passages asked for took when they were embedded.
        waited: Seconds spent in here for passages, to be taken off an engine's own.
        passages: How many passages were asked for.
        characters: How many characters they have.
    """

    def __init__(self, opened: Callable[[], Embedder], file: Path) -> None:
        self._open = opened
        file.parent.mkdir(parents=True, exist_ok=True)
        self._database = sqlite3.connect(file, check_same_thread=False, isolation_level=None)
        self._database.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL")
        self._database.execute(_TABLE)
        self.cpu = self.waited = 0.0
        self.passages = self.characters = 0

    @cached_property
    def _embedder(self) -> Embedder:
        """Opened at its first use: an engine that needs no vectors pays for none."""
        return self._open()

    def as_embedder(self) -> Embedder:
        """The same, as the project's own ingest takes it."""
        return Embedder(self._embedder.name, self._embedder.dimensions, self)

    def embed_documents(self, texts: Sequence[str]) -> list[list[float]]:
        """One unit vector a passage; white space at its ends does not count."""
        began = perf_counter()
        plain = [text.strip() for text in texts]
        self._make([text for text in dict.fromkeys(plain) if self._row(text) is None])
        rows = [row for text in plain if (row := self._row(text))]
        self.cpu += sum(cpu for cpu, _ in rows)
        self.passages += len(plain)
        self.characters += sum(map(len, plain))
        vectors = [np.frombuffer(vector, np.float32).tolist() for _, vector in rows]
        self.waited += perf_counter() - began
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """The unit vector of a question, made anew each time."""
        vector: list[float] = self._embedder.embed_question(text).tolist()
        return vector

    def _make(self, texts: Sequence[str]) -> None:
        """Embed these and keep each with its share, by length, of its batch's time."""
        for batch in _batches(texts):
            began = process_time()
            vectors = self._embedder.embed_passages(batch)
            share = (process_time() - began) / max(1, sum(map(len, batch)))
            self._database.executemany(
                "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)",
                [
                    (self._key(text), share * len(text), vector.tobytes())
                    for text, vector in zip(batch, vectors, strict=True)
                ],
            )

    def _row(self, text: str) -> tuple[float, bytes] | None:
        row: tuple[float, bytes] | None = self._database.execute(
            "SELECT cpu, vector FROM vectors WHERE key = ?", (self._key(text),)
        ).fetchone()
        return row

    def _key(self, text: str) -> bytes:
        named = f"{self._embedder.name}\0{text}"
        return sha256(named.encode("utf-8", "surrogatepass")).digest()


def _batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    yield from (texts[at : at + _BATCH] for at in range(0, len(texts), _BATCH))
