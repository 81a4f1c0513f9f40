"""The engines: each a module with ``build`` and ``open``, and the only door to its library.

``build(documents, folder, embedder)`` leaves all that a search needs in the folder;
``open(folder, embedder)`` gives the search, in another process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, Protocol, cast

from bench.retrieval.cache import Remembering
from bench.retrieval.data import Document


class Found(NamedTuple):
    """A passage that an engine gave, and the document it is from."""

    document: str
    text: str


Search = Callable[[str, int], list[Found]]
"""The passages nearest a question, at most so many, best first."""


class Engine(Protocol):
    """What every module here has."""

    def build(self, documents: Sequence[Document], folder: Path, embedder: Remembering) -> None:
        """Take the documents in, and leave the index in the folder."""

    def open(self, folder: Path, embedder: Remembering) -> Search:
        """Open what was built."""


class Told(NamedTuple):
    """An engine as the report names it.

    Attributes:
        packages: The packages whose versions the report gives.
    """

    title: str
    recipe: str
    packages: tuple[str, ...]


OURS = "dateline"
ENGINES = {
    OURS: Told("Dateline", "as it is installed", ("chromadb", "tantivy")),
    "langchain": Told(
        "LangChain",
        "RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200), Chroma as retriever",
        ("langchain-text-splitters", "langchain-chroma", "chromadb"),
    ),
    "llamaindex": Told(
        "LlamaIndex",
        "VectorStoreIndex over the default SentenceSplitter (1,024 tokens, 200 overlap)",
        ("llama-index-core",),
    ),
    "haystack": Told(
        "Haystack",
        "DocumentSplitter by 200 words, InMemoryBM25Retriever and InMemoryEmbeddingRetriever "
        "joined by reciprocal rank fusion",
        ("haystack-ai",),
    ),
    "txtai": Told(
        "txtai",
        "Embeddings(hybrid=True, content=True) over passages of 200 words, for it cuts none itself",
        ("txtai", "torch", "faiss-cpu"),
    ),
    "bm25s": Told("bm25s", "BM25 over passages of 256 words, English stop words", ("bm25s",)),
}


def load(name: str) -> Engine:
    """The engine's module; raises ImportError where its library is not installed."""
    return cast(Engine, import_module(f"{__name__}.{name}"))


def chunks(documents: Iterable[Document], words: int) -> Iterator[Found]:
    """Passages of so many words, cut at single spaces as Haystack's splitter does."""
    for document in documents:
        units = document.content.split(" ")
        for at in range(0, len(units), words):
            yield Found(document.id, " ".join(units[at : at + words]))
