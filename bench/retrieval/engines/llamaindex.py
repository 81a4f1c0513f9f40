"""LlamaIndex: a VectorStoreIndex with what it does by default."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from llama_index.core import Document, StorageContext, VectorStoreIndex, load_index_from_storage
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.node_parser import SentenceSplitter
from pydantic import PrivateAttr

from bench.retrieval import data
from bench.retrieval.cache import Remembering
from bench.retrieval.engines import Found, Search

_BATCH = 64


class _Embedding(BaseEmbedding):  # type: ignore[misc, unused-ignore]
    """The one embedder with LlamaIndex's methods."""

    _embedder: Remembering = PrivateAttr()

    def __init__(self, embedder: Remembering) -> None:
        super().__init__(model_name="shared", embed_batch_size=_BATCH)
        self._embedder = embedder

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._embedder.embed_documents([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return self._embedder.embed_documents(texts)

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._embedder.embed_query(query)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)


def build(documents: Sequence[data.Document], folder: Path, embedder: Remembering) -> None:
    """Split, embed and persist."""
    pages = [Document(text=d.content, doc_id=d.id) for d in documents]
    index = VectorStoreIndex.from_documents(
        pages, embed_model=_Embedding(embedder), transformations=[SentenceSplitter()]
    )
    index.storage_context.persist(persist_dir=str(folder))


def open(folder: Path, embedder: Remembering) -> Search:
    """The index as a retriever."""
    stored = StorageContext.from_defaults(persist_dir=str(folder))
    index = load_index_from_storage(stored, embed_model=_Embedding(embedder))

    def search(question: str, k: int) -> list[Found]:
        found = index.as_retriever(similarity_top_k=k).retrieve(question)
        return [Found(str(one.node.ref_doc_id), one.node.get_content()) for one in found]

    return search
