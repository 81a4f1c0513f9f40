"""How well the sentences that may answer do: as the reader has it, and by what is told besides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rag.answering.overview import overview
from rag.answering.pieces import clauses
from rag.answering.superseded import asks_first, is_possible, is_superseded
from rag.candidates import candidates, shortlist
from rag.engines.reader import read
from rag.engines.relevance import relevance
from rag.marking import value_read
from rag.question import Asked
from rag.sourced import weight_of_origin
from rag.speech import answers_by_speaker
from rag.surroundings import around
from rag.types import Hit, Quote
from rag.wording import dated, viewed
from store.records import Article

_ALONE = 1 / 6
"""What the cross-encoder's own logits count beside the reader's: they see less, and otherwise."""
_OTHER_YEAR = -3.0
"""Added to the score where the article is from another year than the one asked about."""
_SPOKEN = 3.0
"""Added to a person's words where all of them are asked for."""
_PARTLY = 2.0
"""Added where pieces answer together: each sentence answers only a part."""
_SUPERSEDED = -3.0
"""Added where a number is asked for and the sentence has one of an earlier statement,"""
_POSSIBLE = -3.0
"""and where it has one of what may be, and that is not asked."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence and how well it answers.

    Attributes:
        score: The reader's logits and some of the cross-encoder's, with what is told besides.
        value: Those of its words that the reader takes for the answer; "" where it is not sure.
    """

    quote: Quote
    score: float
    value: str


def scored(
    asked: Asked, hits: Sequence[Hit], articles: Mapping[str, Article], most: int
) -> list[Scored]:
    """The sentences that are read, with what each scores.

    Args:
        asked: What the question asks for.
        hits: Passages, best first.
        articles: The hits' articles, by id.
        most: How many are read because they share words with the question. Who is asked what
            the articles say on a matter reads them for the matter.
    """
    matter = replace(asked, text=overview(asked.text) or asked.text)
    liking = _liking(matter.text, candidates(asked, hits, articles))
    quotes = shortlist(asked, hits, articles, liking, most)
    return [
        replace(each, score=each.score + _told_besides(asked, each.quote))
        for each in _rated(matter, quotes, liking)
    ]


def _liking(question: str, quotes: Sequence[Quote]) -> dict[Quote, float]:
    """How the cross-encoder likes each quote, in their order."""
    scores = relevance(question, [dated(quote) for quote in quotes])
    return dict(zip(quotes, scores, strict=True))


def _rated(asked: Asked, quotes: Sequence[Quote], liking: Mapping[Quote, float]) -> list[Scored]:
    """What each quote scores; the best of the clauses', where pieces answer together."""
    rated = _rated_for(asked, quotes, liking)
    if not asked.jointly:
        return rated
    texts = clauses(asked.text)
    rows = [rated, *(_rated_for(replace(asked, text=text), quotes, {}) for text in texts)]
    best = (max(each, key=lambda one: one.score) for each in zip(*rows, strict=True))
    return [replace(each, score=each.score + _PARTLY) for each in best]


def _rated_for(
    asked: Asked, quotes: Sequence[Quote], liking: Mapping[Quote, float]
) -> list[Scored]:
    """The reader's logits, who sees what stands around a quote, and some of the cross-encoder's."""
    alone = {**_liking(asked.text, [quote for quote in quotes if quote not in liking]), **liking}
    views = [viewed(quote) for quote in quotes]
    return [
        Scored(
            quote,
            reading.answers + _ALONE * alone[quote],
            value=value_read(asked, view.text, reading),
        )
        for quote, view, reading in zip(quotes, views, read(asked.text, views), strict=True)
    ]


def _told_besides(asked: Asked, quote: Quote) -> float:
    """What the year, the origin, the speaker and what was held before add to a quote's score."""
    told = _timeliness(asked, quote) + weight_of_origin(asked, quote)
    if asked.kind == "how many" and is_superseded(quote.text) and not asks_first(asked.text):
        told += _SUPERSEDED
    if asked.kind == "how many" and is_possible(quote.text) and not is_possible(asked.text):
        told += _POSSIBLE
    return told + _SPOKEN * answers_by_speaker(asked, quote)


def _timeliness(asked: Asked, quote: Quote) -> float:
    """What the asked years tell against a quote; nothing where its article's date is unknown."""
    article, words = quote.article, around(quote)
    told = not asked.years or any(year in words for year in asked.years)
    if told or article.published is None or article.published[:4] in asked.years:
        return 0.0
    return _OTHER_YEAR
