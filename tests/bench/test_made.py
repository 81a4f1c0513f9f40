"""What a collection grows from is the same each time, and fits the library."""

from __future__ import annotations

from itertools import islice

import pytest

from bench.retrieval.made import DIMENSIONS, NAME, SENTENCES, Words, articles, filing
from rag.engines.embedder import Embedder
from store.filings import check_filing

TEXT = (
    "The boat was towed to the naval yard before noon on that day. "
    "Nobody was named as the owner of the drone that came from the sea."
)


def test_articles_are_the_same_each_time_and_all_different() -> None:
    """A run may be repeated; no two articles have one text."""
    some, again = (list(islice(articles([TEXT]), 50)) for _ in range(2))
    assert some == again
    assert len({article.id for article in some}) == 50


def test_a_filing_is_whole() -> None:
    """Its passages are the article's words, one a sentence, with a vector each."""
    [article] = islice(articles([TEXT]), 1)
    made = filing(article, Embedder(NAME, DIMENSIONS, Words()))
    check_filing(made, DIMENSIONS)
    assert len(made.passages) == SENTENCES


def test_texts_that_share_words_are_near() -> None:
    """Else a search by vector would find nothing."""
    embedder = Embedder(NAME, DIMENSIONS, Words())
    near, far = embedder.embed_passages(["the naval yard at noon", "sentences of other matters"])
    question = embedder.embed_question("which naval yard")
    assert question @ near > question @ far


def test_no_sentences_is_said() -> None:
    """Nothing can be made of nothing."""
    with pytest.raises(ValueError, match="no sentence"):
        next(articles(["Short."]))
