"""The sentences that may answer, and those of them that the reader reads.

A question in other words than the articles' has few in common with the sentence that answers
it, and finds its article rather than its passage: so all sentences of the articles found first
are looked through by the cross-encoder, which is fast, and what it likes is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from rag.answering.denial import denies
from rag.answering.matter import matter
from rag.answering.overview import overview
from rag.question import Asked
from rag.sentences import sentences
from rag.sourced import tells_origin, weight_of_origin
from rag.stems import stems
from rag.types import Hit, Quote
from rag.wording import dateline, leans
from store.records import Article

_WHOLE = 2
"""Articles found first of which every sentence may answer,"""
_ALL = 5
"""and so many where all articles are to be heard."""
_RANK = 1 / 4
"""What a passage's rank costs its sentences, in words shared."""
_LIKED = 10
"""Sentences more that are read because the cross-encoder likes them."""
_FOLLOWED, _FOLLOWING = 8, 3
"""The likeliest behind which one that goes on with 'he' or 'it' is read, and how many of such."""
_BEHIND = 400
"""Characters behind a sentence in which the next is looked for."""
_DENYING = 4
"""Articles found first in which a denial is looked for."""
_READ = 20_000
"""Characters of an article in which its sentences are looked for."""
_MOST_DENIALS = 4
"""Denials of one article."""
_ENDS = re.compile(r"[.!…][\"'”’)\]]*$|[?؟][\"'”’)\]]+$")
"""What is whole, and no question; within quotation marks one may be."""


def candidates(asked: Asked, hits: Sequence[Hit], articles: Mapping[str, Article]) -> list[Quote]:
    """The sentences of the hits and of the articles found first; who shares most words is first.

    Args:
        asked: What the question asks for.
        hits: Passages, best first; their rank weighs.
        articles: The hits' articles, by id.
    """
    wanted = stems(asked.text)
    first = _found_first(hits, articles, _ALL if overview(asked.text) else _WHOLE)
    costs = {quote: rank * _RANK for rank, quote in _ranked(hits, articles, first)}

    def cost(quote: Quote) -> float:
        shared = len(wanted & stems(quote.text)) + weight_of_origin(asked, quote)
        return costs[quote] - shared

    whole = [quote for quote in costs if _ENDS.search(quote.text)]
    return sorted(whole, key=cost)


def shortlist(
    asked: Asked,
    hits: Sequence[Hit],
    articles: Mapping[str, Article],
    liking: Mapping[Quote, float],
    most: int,
) -> list[Quote]:
    """The candidates that are read, the likeliest by words first.

    Args:
        asked: What the question asks for.
        hits: Passages, best first.
        articles: The hits' articles, by id.
        liking: The candidates, the likeliest by words first, and how the cross-encoder likes each.
        most: How many are likeliest by words; to these come those that it likes, that go on
            behind them, deny or tell an origin.
    """
    likeliest, rest = list(liking)[:most], list(liking)[most:]
    more = chain(
        sorted(rest, key=lambda quote: -liking[quote])[:_LIKED],
        _going_on(likeliest),
        _first_told(asked, articles),
        _denials(asked, hits, articles),
    )
    return list(dict.fromkeys([*likeliest, *more]))


def _ranked(
    hits: Sequence[Hit], articles: Mapping[str, Article], first: Iterable[Article]
) -> Iterator[tuple[int, Quote]]:
    """The sentences of the ``first`` articles, behind those of the hits; each with its rank."""
    for article in first:
        yield from ((len(hits), quote) for quote in _sentences_of(article))
    for rank, hit in reversed([*enumerate(hits)]):
        for start, end in sentences(hit.text):
            start += dateline(hit.text[start:end])
            yield rank, Quote(articles[hit.article_id], hit.start + start, hit.start + end)


def _found_first(
    hits: Iterable[Hit], articles: Mapping[str, Article], most: int
) -> Iterator[Article]:
    """The articles of the first hits."""
    found = dict.fromkeys(hit.article_id for hit in hits)
    yield from (articles[id] for id in islice(found, most))


def _going_on(quotes: Sequence[Quote]) -> list[Quote]:
    """What goes on behind the first of them: 'He was named as …' has no word of the question."""
    found = (quote for each in quotes[:_FOLLOWED] for quote in _next(each))
    return list(islice((each for each in found if each not in quotes), _FOLLOWING))


def _next(quote: Quote) -> Iterator[Quote]:
    """The sentence behind the quote in its line, if it leans on it."""
    text = quote.article.text[quote.end : quote.end + _BEHIND].partition("\n")[0]
    for start, end in sentences(text)[:1]:
        if leans(text[start:end]) and _ENDS.search(text[start:end]):
            yield Quote(quote.article, quote.end + start, quote.end + end)


def _denials(asked: Asked, hits: Sequence[Hit], articles: Mapping[str, Article]) -> Iterator[Quote]:
    """Of the articles found first, the sentences that deny what the question takes for granted."""
    about = matter(asked.text, asked.kind)
    for article in _found_first(hits, articles, _DENYING if about.denied else 0):
        quotes = (q for q in _sentences_of(article) if denies(asked, about, q.text))
        yield from islice(quotes, _MOST_DENIALS)


def _first_told(asked: Asked, articles: Mapping[str, Article]) -> Iterator[Quote]:
    """Where a question is about sources: of each article the sentence that first names one."""
    for article in articles.values() if asked.sources else ():
        quotes = _sentences_of(article, None)
        yield from islice((q for q in quotes if tells_origin(asked, q)), 1)


def _sentences_of(article: Article, most: int | None = _READ) -> Iterator[Quote]:
    """The sentences of its first ``most`` characters, without the dateline."""
    for start, end in sentences(article.text[:most]):
        yield Quote(article, start + dateline(article.text[start:end]), end)
