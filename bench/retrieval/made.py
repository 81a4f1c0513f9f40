"""Articles made to any number, and vectors made at once: what a collection grows from."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import count
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from rag.engines.embedder import Embedder
from rag.sentences import sentences
from store.records import Article, Entry, Filing, Passage

DIMENSIONS = 384
NAME = "words at random, 384"
SENTENCES = 10
"""Passages of an article, one a sentence."""
PERIOD = ("2019-01-01", "2019-12-31")
"""A tenth of the days that the articles are from."""
_FIRST_DAY = date(2015, 1, 1)
_DAYS = 3650


class Words:
    """Texts as sums of random vectors, one a word: near where they share rare words."""

    def embed_documents(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One vector a text."""
        return np.stack([self.embed_query(text) for text in texts])

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """The vector of a text, the same on every machine."""
        words = re.findall(r"\w+", text.lower()) or [text]
        total: NDArray[np.float32] = np.sum([_vector(w) * len(w) for w in words], axis=0)
        return total


@cache
def _vector(word: str) -> NDArray[np.float32]:
    generator = np.random.default_rng(crc32(word.encode("utf-8", "surrogatepass")))
    return generator.standard_normal(DIMENSIONS, dtype=np.float32)


def articles(texts: Sequence[str], seed: int = 1) -> Iterator[Article]:
    """Articles without end: sentences of the texts in new company, with numbers of their own."""
    pool = [text[a:b] for text in texts for a, b in sentences(text) if 40 <= b - a <= 400]
    if not pool:
        raise ValueError("the texts have no sentence of 40 to 400 characters")
    choose = random.Random(seed)
    for number in count():
        said = [_varied(choose.choice(pool), choose) for _ in range(SENTENCES)]
        day = _FIRST_DAY + timedelta(days=choose.randrange(_DAYS))
        yield Article("\n".join(said), f"made/{number}", published=day.isoformat())


def _varied(sentence: str, choose: random.Random) -> str:
    """The sentence with two of its words exchanged and a number of its own."""
    words = sentence.split()
    one, other = choose.randrange(len(words)), choose.randrange(len(words))
    words[one], words[other] = words[other], words[one]
    return f"{' '.join(words)} ({choose.randrange(10**6)})"


def filing(article: Article, embedder: Embedder) -> Filing:
    """The article with a passage and a vector a sentence."""
    passages, start = [], 0
    for line in article.text.split("\n"):
        passages.append(Passage(article.id, start, start + len(line), line))
        start += len(line) + 1
    vectors = embedder.embed_passages([passage.text for passage in passages])
    entry = Entry(article.source, article.id, article.id, "made")
    return Filing(entry, article, tuple(passages), vectors)
