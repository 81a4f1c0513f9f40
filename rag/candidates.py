"""The sentences of the passages found that the judge reads: the likeliest, and denials."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice

from rag.answering.denial import denies
from rag.answering.matter import matter
from rag.answering.meanings import meanings
from rag.origins import attributions
from rag.question import Asked
from rag.sentences import sentences
from rag.stems import stems
from rag.types import Hit, Quote
from rag.wording import dateline, leans
from store.records import Article

TELLS_ORIGIN = 4.0
"""Added where a question asks about sources and the sentence names where its news is from."""
_OTHERWISE = 2
"""Sentences more that are read because they tell the question's words in other words."""
_FOLLOWED, _FOLLOWING = 8, 3
"""The likeliest behind which one that goes on with 'he' or 'it' is read, and how many of such."""
_BEHIND = 400
"""Characters behind a sentence in which the next is looked for."""
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
    """The ``most`` that share most with the question; those that go on, deny or tell an origin.

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
    likeliest, rest = ranked[:most], ranked[most:]
    more = chain(
        _in_other_words(asked, [quote for *_, quote in rest]),
        _going_on([quote for *_, quote in likeliest]),
        _first_told(asked, articles),
        _denials(asked, hits, articles),
    )
    return list(dict.fromkeys([*(quote for *_, quote in likeliest), *more]))


def _in_other_words(asked: Asked, quotes: Sequence[Quote]) -> list[Quote]:
    """Those that tell most of the question's words in other words: 'truck' for 'vehicle'."""
    words = ((stem, meanings(word)) for word in asked.text.split() for stem in stems(word))
    meant = {stem: meaning for stem, meaning in words if meaning}
    told = [(_told_otherwise(meant, quote.text), at) for at, quote in enumerate(quotes)]
    best = sorted((-count, at) for count, at in told if count)
    return [quotes[at] for _, at in best[:_OTHERWISE]]


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


def _told_otherwise(meant: Mapping[str, frozenset[str]], sentence: str) -> int:
    """How many of the words, each with what it means, the sentence tells in other words."""
    own, told = stems(sentence), meanings(sentence)
    return sum(stem not in own and bool(meaning & told) for stem, meaning in meant.items())


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
