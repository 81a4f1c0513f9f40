"""The articles as a LangChain retriever: passages for chains of one's own."""

from __future__ import annotations

from langchain_core.callbacks import (
    AsyncCallbackManagerForRetrieverRun,
    CallbackManagerForRetrieverRun,
)
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import run_in_executor
from pydantic import ConfigDict, Field

from rag.assistant import Assistant
from rag.types import Hit

_LIMITS = ("since", "until", "publisher", "as_of")


class DatelineRetriever(BaseRetriever):
    """Passages of the articles, nearest first, as LangChain documents.

    The documents' metadata: ``article_id``, ``source`` (path or address), ``title``,
    ``publisher``, ``published`` (ISO date or None), ``start`` and ``end`` (code-point
    offsets into the article's text) and ``score`` (comparable within one search).

    Attributes:
        assistant: The open assistant that is searched; it stays open.
        k: Most passages that are given.
        since: Only articles published on or after this ISO date.
        until: Only articles published on or before this ISO date.
        publisher: Only articles whose publisher has this in its name.
        as_of: Only what was certainly published by this ISO date.

    Raises:
        QuestionError: the query is empty or too long, or a date is none.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    assistant: Assistant
    k: int = Field(default=10, ge=1)
    since: str | None = None
    until: str | None = None
    publisher: str | None = None
    as_of: str | None = None

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        limits = {name: getattr(self, name) for name in _LIMITS}
        hits = self.assistant.search(query, self.k, **limits)
        return [self._document(hit) for hit in hits]

    async def _aget_relevant_documents(
        self, query: str, *, run_manager: AsyncCallbackManagerForRetrieverRun
    ) -> list[Document]:
        synchronous = run_manager.get_sync()
        return await run_in_executor(
            None, self._get_relevant_documents, query, run_manager=synchronous
        )

    def _document(self, hit: Hit) -> Document:
        article = self.assistant.read(hit.article_id)
        return Document(
            page_content=hit.text,
            id=hit.passage.id,
            metadata={
                "article_id": article.id,
                "source": article.source,
                "title": article.title,
                "publisher": article.publisher,
                "published": article.published,
                "start": hit.start,
                "end": hit.end,
                "score": hit.score,
            },
        )
