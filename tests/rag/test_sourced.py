"""Whether a quote tells where its article's news is from, where a question asks for that."""

from __future__ import annotations

from rag.question import asked
from rag.sourced import tells_origin, weight_of_origin
from rag.types import Quote
from store.records import Article

TEXT = "Rockets fell, CNN reported. An expert told Reuters why. Nobody was hurt."
SOURCES = asked("Do the two reports come from the same source?")


def quotes() -> list[Quote]:
    """The three sentences."""
    ends = [at + 1 for at, mark in enumerate(TEXT) if mark == "."]
    article = Article(TEXT, "a.md")
    return [Quote(article, start, end) for start, end in zip([0, *ends], ends, strict=False)]


def test_who_reported_is_told() -> None:
    """By the first two sentences, and only to who asks about sources."""
    assert [tells_origin(SOURCES, quote) for quote in quotes()] == [True, True, False]
    assert not any(tells_origin(asked("Who was hurt?"), quote) for quote in quotes())


def test_the_first_origin_weighs_most() -> None:
    """A piece says first where it is from; an expert's word to another paper weighs less."""
    first, second, none = (weight_of_origin(SOURCES, quote) for quote in quotes())
    assert first > second > none == 0
