"""What stands around a quote in its article, where a name that it leans on may be told."""

from __future__ import annotations

import re

from rag.disputes.things import COUNTRIES
from rag.engines.language import analyse
from rag.names import mentions, name_words
from rag.question import Asked
from rag.types import Quote
from rag.when.expressions import DAYS, MONTHS

_NEAR, _HEAD = 400, 600
"""Characters of an article before a quote, and at its head, that tell what it speaks of."""
_PLACES = ("FAC", "GPE", "LOC")
_TIME = "|".join((*MONTHS, *map(str.title, DAYS)))
_PLACED = re.compile(
    rf"\b(?:in|at|near|beside|around|on|from|to|against|outside) (?:the )?(?!(?:{_TIME})\b)"
    r"([A-Z][\w'’-]*(?: [A-Z0-9a][\w'’-]*)*)"
)
"""Where a preposition says that a name is a place's: the names of bases are often no places."""


def is_elsewhere(asked: Asked, quote: Quote) -> bool:
    """Whether the quote tells of another place: it names one, and none that is asked about."""
    wanted = [name for name in _PLACED.findall(asked.text) if not _is_of_a_country(name)]
    words = name_words(quote.text)
    if not wanted or any(mentions(words, name) for name in wanted):
        return False
    return any(
        entity.label in _PLACES and not _is_of_a_country(entity.text)
        for entity in analyse(quote.text).entities
    )


def around(quote: Quote) -> str:
    """Where a name that the quote leans on may stand: publisher, title, head and neighbours."""
    article = quote.article
    told = " ".join(filter(None, (article.publisher, article.title, article.text[:_HEAD])))
    return f"{told} {beside(quote)}"


def beside(quote: Quote) -> str:
    """The quote with what stands before it in its paragraph, and a little behind it."""
    text = quote.article.text
    before = text[max(quote.start - _NEAR, 0) : quote.start]
    return f"{before} {quote.text} {text[quote.end : quote.end + _NEAR // 4]}"


def _is_of_a_country(name: str) -> bool:
    return name_words(name) <= COUNTRIES
