"""Dateline itself: its own ingest, and `Assistant.search`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bench.retrieval import data
from bench.retrieval.cache import Remembering
from bench.retrieval.engines import Found, Search
from ingest import ingest
from rag.assistant import Assistant
from rag.settings import Settings, read_settings
from store.library import Library


def build(documents: Sequence[data.Document], folder: Path, embedder: Remembering) -> None:
    """Ingest the documents from a file of JSON lines."""
    file = folder.parent / "documents.jsonl"
    data.write(documents, file)
    settings, ours = _settings(folder), embedder.as_embedder()
    with Library(settings.data, ours.name, ours.dimensions) as library:
        report = ingest([file], library, ours, settings)
    if report.failed or report.skipped:
        raise RuntimeError(f"not all was taken in: {report}")


def open(folder: Path, embedder: Remembering) -> Search:
    """Ask through the face alone; it has an embedder of its own, of the same model."""
    assistant = Assistant(_settings(folder))

    def search(question: str, k: int) -> list[Found]:
        hits = assistant.search(question, k)
        return [Found(hit.source.rpartition("#")[2], hit.text) for hit in hits]

    return search


def _settings(folder: Path) -> Settings:
    return read_settings(data=folder, chroma_url=None)
