"""The articles can be searched from a chain of LangChain's."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from langchain_core.documents import Document
from langchain_core.language_models import FakeListChatModel
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompt_values import PromptValue
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnableLambda, RunnablePassthrough
from pydantic import ValidationError

from rag.assistant import Assistant
from rag.errors import QuestionError
from rag.retriever import DatelineRetriever

QUESTION = "Who claimed the attack on the lorry near Arvo?"


def test_documents_are_the_passages_found(assistant: Assistant) -> None:
    """Each has its passage's words and where they stand, in the order of the search."""
    documents = DatelineRetriever(assistant=assistant, k=3).invoke(QUESTION)
    hits = assistant.search(QUESTION, 3)
    assert [document.page_content for document in documents] == [hit.text for hit in hits]
    for document, hit in zip(documents, hits, strict=True):
        article = assistant.read(hit.article_id)
        told = document.metadata
        assert article.text[told["start"] : told["end"]] == document.page_content
        assert told == {
            "article_id": article.id, "source": article.source, "title": article.title,
            "publisher": article.publisher, "published": article.published,
            "start": hit.start, "end": hit.end, "score": hit.score,
        }  # fmt: skip
    assert "Red Lantern" in documents[0].page_content


def test_asynchronous_search_is_the_same(assistant: Assistant) -> None:
    """Awaited, it gives the same documents, and the loop goes on meanwhile."""
    retriever = DatelineRetriever(assistant=assistant)

    async def both() -> list[list[Document]]:
        return list(await asyncio.gather(*(retriever.ainvoke(QUESTION) for _ in range(2))))

    assert asyncio.run(both()) == [retriever.invoke(QUESTION)] * 2


def test_dates_and_the_number_are_kept_to(assistant: Assistant) -> None:
    """Only articles between the dates are given, and no more passages than asked for."""
    narrow = DatelineRetriever(assistant=assistant, since="2021-05", until="2021-05")
    assert {d.metadata["published"] for d in narrow.invoke(QUESTION)} == {"2021-05-04"}
    assert len(DatelineRetriever(assistant=assistant, k=1).invoke(QUESTION)) == 1
    with pytest.raises(ValidationError, match="greater than or equal to 1"):
        DatelineRetriever(assistant=assistant, k=0)
    with pytest.raises(QuestionError, match="empty"):
        narrow.invoke(" ")


def test_in_a_chain(assistant: Assistant) -> None:
    """In a chain, the passages reach the prompt, and the model's answer comes out."""
    shown: list[str] = []

    def look(prompt: PromptValue) -> PromptValue:
        shown.append(prompt.to_string())
        return prompt

    retriever = DatelineRetriever(assistant=assistant, k=2)
    chain = (
        {
            "passages": retriever | (lambda found: "\n".join(d.page_content for d in found)),
            "question": RunnablePassthrough(),
        }
        | ChatPromptTemplate.from_template("{passages}\n\n{question}")
        | RunnableLambda(look)
        | FakeListChatModel(responses=["The Red Lantern group."])
        | StrOutputParser()
    )
    assert chain.invoke(QUESTION) == "The Red Lantern group."
    assert "The Red Lantern group claimed the attack" in shown[0]
    assert shown[0].endswith(QUESTION)


def test_the_face_does_not_load_langchain() -> None:
    """Who imports `rag` alone waits for no LangChain."""
    program = "import sys, rag; print(any(name.startswith('langchain') for name in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=Path(__file__).parents[2],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "False"
