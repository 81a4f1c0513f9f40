"""LangChain's own recipe: its recursive splitter, and Chroma as a retriever."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_text_splitters import RecursiveCharacterTextSplitter

from bench.retrieval import data
from bench.retrieval.cache import Remembering
from bench.retrieval.engines import Found, Search

_COLLECTION = "articles"


def build(documents: Sequence[data.Document], folder: Path, embedder: Remembering) -> None:
    """Split, embed and keep in Chroma."""
    pages = [Document(page_content=d.content, metadata={"id": d.id}) for d in documents]
    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    Chroma.from_documents(
        splitter.split_documents(pages),
        embedder,
        persist_directory=str(folder),
        collection_name=_COLLECTION,
    )


def open(folder: Path, embedder: Remembering) -> Search:
    """Chroma as a retriever."""
    store = Chroma(
        collection_name=_COLLECTION, embedding_function=embedder, persist_directory=str(folder)
    )

    def search(question: str, k: int) -> list[Found]:
        found = store.as_retriever(search_kwargs={"k": k}).invoke(question)
        return [Found(page.metadata["id"], page.page_content) for page in found]

    return search
