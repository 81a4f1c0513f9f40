"""From an article to its passages: whole sentences, exact offsets, sized in tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rag.sentences import Span, sentences
from rag.tokens import count
from store.records import Article, Passage


def split(article: Article, most_tokens: int) -> tuple[Passage, ...]:
    """The article's passages, in order, none overlapping, each of at most ``most_tokens``.

    A passage is a run of whole sentences; only a sentence longer than the limit
    is cut, between words. What stands between sentences is counted with them.
    """
    spans = (
        piece
        for span in sentences(article.text)
        for piece in _fitting(article.text, span, most_tokens)
    )
    return tuple(
        Passage(article.id, start, end, article.text[start:end])
        for start, end in _packed(article.text, spans, most_tokens)
    )


def _packed(text: str, spans: Iterator[Span], most: int) -> Iterator[Span]:
    start = end = used = 0
    for first, last in spans:
        # What stands between two sentences takes tokens, too.
        if used and (joined := used + count(text[end:last])) <= most:
            end, used = last, joined
            continue
        if used:
            yield start, end
        start, end, used = first, last, count(text[first:last])
    if used:
        yield start, end


def _fitting(text: str, span: Span, most: int) -> Iterator[Span]:
    if count(text[slice(*span)]) <= most:
        yield span
    else:
        yield from _packed(text, _words(text, span, most), most)


def _words(text: str, span: Span, most: int) -> Iterator[Span]:
    # A code point takes at most four tokens: a run without spaces is cut to fit, too.
    pattern = re.compile(rf"\S{{1,{max(1, most // 4)}}}")
    return (match.span() for match in pattern.finditer(text, *span))
