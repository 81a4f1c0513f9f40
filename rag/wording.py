"""How a quote is worded where it is read by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rag.sentences import sentences
from rag.types import Quote
from rag.when.dates import known, spell_out, written

_LEANS = re.compile(
    r"[\"“‘']?(?:He|She|They|It|Its|His|Her|Their|This|That|These|Those|Both|Another|The same)\b"
)


def dated(quote: Quote) -> str:
    """The quote behind the date of its article, its days spelled out."""
    published = quote.article.published
    text = spelled_out(quote)
    return f"{written(published)}: {text}" if published else text


def titled(quote: Quote) -> str:
    """The quote behind the date and the title of its article, its days spelled out."""
    title = quote.article.title
    return f"{title}. {dated(quote)}" if title else dated(quote)


def spelled_out(quote: Quote) -> str:
    """The quote with what its date expressions mean, read in their article."""
    article = quote.article
    return spell_out(article.text, known(article), quote.start, quote.end)


def readable(quote: Quote) -> str:
    """The quote with its days spelled out and its quotation marks in pairs."""
    text = spelled_out(quote)
    if text.count('"') % 2:
        text = f'"{text}' if re.search(r'[,.!?]"', text) else f'{text}"'
    if text.count("”") > text.count("“"):
        return f"“{text}"
    return f"{text}”" if text.count("“") > text.count("”") else text


def with_antecedent(quote: Quote) -> Quote:
    """The quote and the sentence before it, where it begins with a word for what that names."""
    return with_sentence_before(quote) if _LEANS.match(quote.text) else quote


def with_sentence_before(quote: Quote) -> Quote:
    """The quote and the sentence before it in its paragraph, if there is one."""
    line = quote.article.text.rfind("\n", 0, quote.start) + 1
    before = sentences(quote.article.text[line : quote.start])
    return Quote(quote.article, line + before[-1][0], quote.end) if before else quote


def emphasised(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with the spans, which do not overlap, in Markdown's bold."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}**{text[start:end]}**{text[end:]}"
    return text
