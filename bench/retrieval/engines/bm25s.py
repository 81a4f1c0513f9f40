"""bm25s: BM25 alone, with no vectors."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import bm25s

from bench.retrieval import data
from bench.retrieval.cache import Remembering
from bench.retrieval.engines import Found, Search, chunks

_WORDS = 256
_PASSAGES = "passages.json"


def build(documents: Sequence[data.Document], folder: Path, embedder: Remembering) -> None:
    """Index the passages; no vector is made."""
    passages = list(chunks(documents, _WORDS))
    index = bm25s.BM25()
    index.index(_tokens([passage.text for passage in passages]), show_progress=False)
    index.save(str(folder), show_progress=False)
    (folder / _PASSAGES).write_text(json.dumps(passages))


def open(folder: Path, embedder: Remembering) -> Search:
    """The saved index and its passages."""
    index = bm25s.BM25.load(str(folder))
    passages = [Found(*one) for one in json.loads((folder / _PASSAGES).read_text())]

    def search(question: str, k: int) -> list[Found]:
        most = min(k, len(passages))
        found, scores = index.retrieve(_tokens([question]), k=most, show_progress=False)
        return [passages[n] for n, score in zip(found[0], scores[0], strict=True) if score > 0]

    return search


def _tokens(texts: list[str]) -> object:
    return bm25s.tokenize(texts, stopwords="en", show_progress=False)
