"""The only door to chromadb: passages found by the nearness of their vectors.

Every trap named here was met: the catalog, not this index, is the truth.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from shutil import rmtree
from typing import cast
from urllib.parse import urlsplit

import chromadb
import httpx
import numpy as np
from chromadb.api.client import AdminClient, Client
from chromadb.api.fastapi import FastAPI
from chromadb.config import Settings
from numpy.typing import NDArray

from store.doors import guarded
from store.errors import IndexBroken

BATCH = 200
"""Rows in one write: Chroma refuses more than 5,461, and 100 to 250 are quickest."""
PAGE = 5000
"""Ids in one read, and the most hits of one search: Chroma fails on more."""
TIMEOUT = httpx.Timeout(30, connect=2)
"""Seconds a Chroma server may take; Chroma's own client would wait for ever."""
SAME = 1e-3
"""Cosine distance under which a vector has found itself."""

Vector = NDArray[np.float32]


class VectorIndex:
    """Passage ids by vector; its face is `store.doors.Index` and `search`."""

    def __init__(self, folder: Path, name: str, url: str | None = None) -> None:
        self._folder = folder
        self._name = name
        self._url = url
        self._client: Client | None = None

    def open(self) -> None:
        """Open the folder or reach the server; other collections of this catalog go."""
        with guarded(self._saying("Opening")):
            self.close()
            self._client = _reach(self._url) if self._url else _unfold(_place(self._folder))
            self._forget_others(self._client)
            self._collection = self._client.get_or_create_collection(
                self._name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
            )

    def close(self) -> None:
        """Let go of the folder or the server."""
        client, self._client = self._client, None
        if client is not None:
            client.close()
            for session in _sessions(client):
                session.close()

    def clear(self) -> None:
        """Throw away the folder, or the server's collection, and begin empty."""
        with guarded(self._saying("Clearing")):
            if self._url:
                self._forget_all()
            self.close()
            if self._folder.exists():
                rmtree(self._folder)
        self.open()

    def put(self, rows: Mapping[str, Vector]) -> None:
        """Add the vectors by passage id, in place of earlier ones."""
        with guarded(self._saying("Writing")):
            for ids in _batches(rows, BATCH):
                self._collection.upsert(ids=ids, embeddings=np.stack([rows[id] for id in ids]))

    def drop(self, ids: Collection[str]) -> None:
        """Remove those passages."""
        with guarded(self._saying("Writing")):
            for some in _batches(ids, BATCH):
                self._collection.delete(ids=some)

    def size(self) -> int:
        """How many it holds."""
        with guarded(self._saying("Counting")):
            return self._collection.count()

    def ids(self) -> set[str]:
        """Ids of all it holds."""
        with guarded(self._saying("Listing")):
            count = self._collection.count()
            return {
                id
                for start in range(0, count, PAGE)
                for id in self._collection.get(limit=PAGE, offset=start, include=[])["ids"]
            }

    def held(self, ids: Collection[str]) -> set[str]:
        """Those of the ids that it holds."""
        with guarded(self._saying("Reading")):
            return {
                id
                for some in _batches(ids, BATCH)
                for id in self._collection.get(ids=some, include=[])["ids"]
            }

    def lost(self, rows: Mapping[str, Vector]) -> int:
        """How many of these rows find nothing in their own place."""
        with guarded(self._saying("Trying")):
            return sum(
                not near or near[0][1] < 1 - SAME
                for ids in _batches(rows, BATCH)
                for near in self._query([rows[id] for id in ids], 1)
            )

    def search(self, vector: Vector, k: int) -> list[tuple[str, float]]:
        """Passage ids and cosine similarities, nearest first; at most 5,000."""
        if k < 1:
            return []
        with guarded(self._saying("Searching")):
            [near] = self._query([vector], min(k, PAGE))
            return near

    def _query(self, vectors: Sequence[Vector], k: int) -> list[list[tuple[str, float]]]:
        found = self._collection.query(
            query_embeddings=np.stack(vectors), n_results=k, include=["distances"]
        )
        return [
            [(id, 1 - distance) for id, distance in zip(ids, distances, strict=True)]
            for ids, distances in zip(found["ids"], found["distances"] or [], strict=True)
        ]

    def _forget_others(self, client: Client) -> None:
        catalog = self._name.split("-")[0]
        for collection in client.list_collections():
            if collection.name.startswith(catalog) and collection.name != self._name:
                client.delete_collection(collection.name)

    def _forget_all(self) -> None:
        if self._client is None:
            raise IndexBroken("no Chroma server was reached")
        self._client.delete_collection(self._name)

    def _saying(self, deed: str) -> str:
        return f"{deed} the vector index ({f'Chroma at {self._url}' if self._url else 'Chroma'})"


def _unfold(folder: Path) -> Client:
    return cast(Client, chromadb.PersistentClient(folder, settings=_settings()))


def _reach(url: str) -> Client:
    httpx.get(f"{url.rstrip('/')}/api/v2/heartbeat", timeout=TIMEOUT).raise_for_status()
    parts = urlsplit(url)
    secure = parts.scheme == "https"
    client = chromadb.HttpClient(
        parts.hostname or "", parts.port or (443 if secure else 80), secure, settings=_settings()
    )
    for session in _sessions(cast(Client, client)):
        session.timeout = TIMEOUT
    return cast(Client, client)


def _sessions(client: Client) -> list[httpx.Client]:
    """The client's connections to a server: it sets no timeout, and leaves them open."""
    servers = (client._server, cast(AdminClient, client._admin_client)._server)
    return [server._session for server in servers if isinstance(server, FastAPI)]


def _settings() -> Settings:
    # Chroma would read Dateline's own .env; its type does not know this argument.
    return Settings(_env_file=None, anonymized_telemetry=False)  # type: ignore[call-arg]


def _place(folder: Path) -> Path:
    """The index's own folder, under a new name at each rebuild.

    Chroma keeps a client that failed to open for the life of the process, and gives
    it again for the same path.
    """
    folder.mkdir(parents=True, exist_ok=True)
    first, *rest = sorted(folder.iterdir()) or [folder / secrets.token_hex(4)]
    for other in rest:
        rmtree(other)
    return first


def _batches(ids: Collection[str], size: int) -> Iterator[list[str]]:
    left = iter(ids)
    while some := list(islice(left, size)):
        yield some
