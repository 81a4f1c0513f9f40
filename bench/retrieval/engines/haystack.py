"""Haystack: words and vectors in memory, joined by reciprocal rank fusion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from haystack import Document, Pipeline, component
from haystack.components.joiners import DocumentJoiner
from haystack.components.preprocessors import DocumentSplitter
from haystack.components.retrievers.in_memory import (
    InMemoryBM25Retriever,
    InMemoryEmbeddingRetriever,
)
from haystack.document_stores.in_memory import InMemoryDocumentStore

from bench.retrieval import data
from bench.retrieval.cache import Remembering
from bench.retrieval.engines import Found, Search

_FILE = "store.json"


@component
class _Embedding:
    """The one embedder as a part of a Haystack pipeline."""

    def __init__(self, embedder: Remembering) -> None:
        self._embedder = embedder

    @component.output_types(embedding=list[float])  # type: ignore[untyped-decorator, unused-ignore]
    def run(self, text: str) -> dict[str, Any]:
        """The vector of a question."""
        return {"embedding": self._embedder.embed_query(text)}


def build(documents: Sequence[data.Document], folder: Path, embedder: Remembering) -> None:
    """Split by words, embed, write, and save the store to disk."""
    pages = [Document(content=d.content, meta={"id": d.id}) for d in documents]
    parts = DocumentSplitter(split_by="word", split_length=200).run(documents=pages)["documents"]
    vectors = embedder.embed_documents([str(part.content) for part in parts])
    store = InMemoryDocumentStore()
    store.write_documents(
        [replace(part, embedding=row) for part, row in zip(parts, vectors, strict=True)]
    )
    store.save_to_disk(str(folder / _FILE))


def open(folder: Path, embedder: Remembering) -> Search:
    """A pipeline of both retrievers and the joiner."""
    store = InMemoryDocumentStore.load_from_disk(str(folder / _FILE))
    way = Pipeline()
    way.add_component("embedding", _Embedding(embedder))
    way.add_component("words", InMemoryBM25Retriever(document_store=store))
    way.add_component("vectors", InMemoryEmbeddingRetriever(document_store=store))
    way.add_component("joined", DocumentJoiner(join_mode="reciprocal_rank_fusion"))
    way.connect("embedding.embedding", "vectors.query_embedding")
    way.connect("words", "joined")
    way.connect("vectors", "joined")

    def search(question: str, k: int) -> list[Found]:
        given = {
            "embedding": {"text": question},
            "words": {"query": question, "top_k": k},
            "vectors": {"top_k": k},
            "joined": {"top_k": k},
        }
        found = way.run(given)["joined"]["documents"]
        return [Found(part.meta["id"], str(part.content)) for part in found]

    return search
