"""txtai: words and vectors at once, by ``hybrid=True``."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from txtai import Embeddings

from bench.retrieval import data
from bench.retrieval.cache import Remembering
from bench.retrieval.engines import Found, Search, chunks

_WORDS = 200
_QUESTION = "\0question\0"
"""txtai's instruction for questions: it tells the embedder which of its two ways to take."""
_DOCUMENTS = "documents.json"


def build(documents: Sequence[data.Document], folder: Path, embedder: Remembering) -> None:
    """Index the passages and save."""
    passages = list(chunks(documents, _WORDS))
    index = Embeddings(
        method="external",
        transform=_transform(embedder),
        instructions={"query": _QUESTION, "data": ""},
        hybrid=True,
        content=True,
    )
    index.index([(n, passage.text) for n, passage in enumerate(passages)])
    index.save(str(folder))
    (folder / _DOCUMENTS).write_text(json.dumps([passage.document for passage in passages]))


def open(folder: Path, embedder: Remembering) -> Search:
    """The saved index."""
    index = Embeddings()
    index.load(str(folder), config={"transform": _transform(embedder)})
    documents = json.loads((folder / _DOCUMENTS).read_text())

    def search(question: str, k: int) -> list[Found]:
        found: list[dict[str, Any]] = index.search(question, k)
        return [Found(documents[int(one["id"])], one["text"]) for one in found]

    return search


def _transform(embedder: Remembering) -> Callable[[list[str]], list[list[float]]]:
    def vectors(texts: list[str]) -> list[list[float]]:
        if texts[0].startswith(_QUESTION):
            return [embedder.embed_query(text.removeprefix(_QUESTION)) for text in texts]
        return embedder.embed_documents(texts)

    return vectors
