"""The sentences of the passages found that the judge reads: the likeliest, and denials."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice

from rag.answering.denial import denies
from rag.answering.matter import matter
from rag.origins import attributions
from rag.question import Asked
from rag.sentences import sentences
from rag.stems import stems
from rag.types import Hit, Quote
from rag.wording import dateline
from store.records import Article

TELLS_ORIGIN = 4.0
"""Added where a question asks about sources and the sentence names where its news is from."""
_DENYING = 4
"""Articles found first in which a denial is looked for,"""
_READ = 20_000
"""in so many characters of each,"""
_MOST_DENIALS = 4
"""and so many sentences."""
_ENDS = re.compile(r"[.!…][\"'”’)\]]*$|[?؟][\"'”’)\]]+$")
"""What is whole, and no question; within quotation marks one may be."""


def candidates(
    asked: Asked, hits: Sequence[Hit], articles: Mapping[str, Article], most: int
) -> list[Quote]:
    """The ``most`` that share most with the question, and those that deny or tell an origin.

    Args:
        asked: What the question asks for.
        hits: Passages, best first; their rank weighs.
        articles: The hits' articles, by id.
        most: How many are likeliest.
    """
    wanted = stems(asked.text)
    ranked = []
    for rank, hit in enumerate(hits):
        for start, end in sentences(hit.text):
            start += dateline(hit.text[start:end])
            quote = Quote(articles[hit.article_id], hit.start + start, hit.start + end)
            if _ENDS.search(quote.text):
                shared = len(wanted & stems(quote.text)) + TELLS_ORIGIN * tells_origin(asked, quote)
                ranked.append((rank / 4 - shared, rank, start, quote))
    ranked.sort(key=lambda row: row[:3])
    likeliest = [quote for *_, quote in ranked[:most]]
    more = chain(_first_told(asked, articles), _denials(asked, hits, articles))
    return list(dict.fromkeys([*likeliest, *more]))


def _denials(asked: Asked, hits: Sequence[Hit], articles: Mapping[str, Article]) -> Iterator[Quote]:
    """Of the articles found first, the sentences that deny what the question takes for granted."""
    about = matter(asked.text, asked.kind)
    first = list(dict.fromkeys(hit.article_id for hit in hits))[:_DENYING] if about.denied else []
    for article in (articles[id] for id in first):
        quotes = _sentences_of(article, _READ)
        yield from islice((q for q in quotes if denies(asked, about, q.text)), _MOST_DENIALS)


def _first_told(asked: Asked, articles: Mapping[str, Article]) -> Iterator[Quote]:
    """Where a question is about sources: of each article the sentence that first names one."""
    for article in articles.values() if asked.sources else ():
        quotes = _sentences_of(article)
        yield from islice((q for q in quotes if tells_origin(asked, q)), 1)


def _sentences_of(article: Article, most: int | None = None) -> Iterator[Quote]:
    """The sentences of its first ``most`` characters, without the dateline."""
    for start, end in sentences(article.text[:most]):
        yield Quote(article, start + dateline(article.text[start:end]), end)


def tells_origin(asked: Asked, quote: Quote) -> bool:
    """Whether the question asks about sources, and the quote tells of one that reports."""
    return asked.sources and any(
        told.kind == "outlet" and quote.start <= told.start < quote.end
        for told in attributions(quote.article.text)
    )
