"""Quotes that tell where their article's news is from, for questions about sources."""

from __future__ import annotations

from rag.origins import attributions
from rag.question import Asked
from rag.types import Quote
from store.records import Article

_FIRST_ORIGIN, _ORIGIN = 4.0, 2.0
"""Added where a question asks about sources and the sentence names where its news is from."""


def tells_origin(asked: Asked, quote: Quote) -> bool:
    """Whether the question asks about sources, and the quote tells of one that reports."""
    return asked.sources and any(quote.start <= at < quote.end for at in _outlets(quote.article))


def weight_of_origin(asked: Asked, quote: Quote) -> float:
    """What a quote that tells of a source is worth more; the first that its article names most."""
    if not tells_origin(asked, quote):
        return 0.0
    is_first = quote.start <= min(_outlets(quote.article)) < quote.end
    return _FIRST_ORIGIN if is_first else _ORIGIN


def _outlets(article: Article) -> list[int]:
    """Where the article names those from whom its news is."""
    return [told.start for told in attributions(article.text) if told.kind == "outlet"]
