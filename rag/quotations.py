"""Quotations that go on over several sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rag.sentences import sentences
from rag.types import Quote

_MOST = 2
"""Sentences that a quotation may go on for,"""
_REACH = 1_500
"""and characters on either side that are looked at."""
_MARKS = re.compile(r"[\"“”]")
_CLOSING = re.compile(r'[^"]*[\w,.!?…]"')
"""Up to the first mark, where that closes what was opened before."""
_OPENS, _CLOSES = re.compile(r'^["“]'), re.compile(r'["”]')


def whole_quotation(quote: Quote) -> Quote:
    """The quote from where its quotation begins to where it is said whose it is.

    A quote that is no part of a quotation over several sentences stays as it is.
    """
    opening = _opening(quote)
    return Quote(quote.article, opening.start, _end(opening)) if opening else quote


def _opening(quote: Quote) -> Quote | None:
    """The sentence that opens the quotation which the quote opens, or lies in."""
    text = quote.article.text
    start = max(0, quote.start - _REACH)
    spans = sentences(text[start : quote.start])[-_MOST:]
    before = [Quote(quote.article, start + first, start + last) for first, last in spans]
    for each in (quote, *reversed(before)):
        if _is_open(each.text) and _end(each) >= quote.end and _end(each) > each.end:
            return each
        if _CLOSES.search(each.text, 1):
            return None
    return None


def _end(opening: Quote) -> int:
    """Where the sentence ends in which the quotation is closed; its own end where none is."""
    for start, end in list(_following(opening))[:_MOST]:
        if _CLOSES.search(opening.article.text[start:end]):
            return end
    return opening.end


def is_quoted(text: str, at: int) -> bool:
    """Whether the place is within quotation marks, of which the first or the last may lack."""
    before, behind = _MARKS.findall(text, 0, at), _MARKS.findall(text, at)
    if '"' in before + behind:
        return (len(before) + bool(_CLOSING.match(text))) % 2 == 1
    return before[-1:] == ["“"] or (not before and behind[:1] == ["”"])


def _is_open(text: str) -> bool:
    """Whether a quotation begins with the text and does not end in it."""
    return bool(_OPENS.match(text)) and not _CLOSES.search(text, 1)


def _following(quote: Quote) -> Iterator[tuple[int, int]]:
    text = quote.article.text
    behind = text[quote.end : quote.end + _REACH]
    return ((quote.end + start, quote.end + end) for start, end in sentences(behind))
