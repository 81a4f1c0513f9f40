"""The articles' sentences that may answer, judged against the question.

The reader sees each behind the date of its article and with what stands before it, which
tells one attack from another; what is asked for is then looked for in the words themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

from rag.answering.denial import denies
from rag.answering.lacking import UNTOLD
from rag.answering.matter import matter
from rag.answering.orders import is_order
from rag.answering.pieces import clauses
from rag.answering.superseded import asks_first, is_possible, is_superseded
from rag.candidates import TELLS_ORIGIN, candidates, tells_origin
from rag.engines.reader import read
from rag.engines.relevance import relevance
from rag.kinds.signs import NO_DOER
from rag.kinds.verdict import asks_of_doer
from rag.marking import value_read
from rag.names import mentions, name_words
from rag.need import UNNAMED, lacks, of_sources, unspoken
from rag.question import Asked
from rag.speech import answers_by_speaker, lacks_speaker, said_by
from rag.surroundings import around, beside
from rag.types import Hit, Quote
from rag.wording import viewed, with_blame_behind, with_sentence_before
from store.records import Article

FLOOR = -3.5
"""Below this score, in logits, a sentence does not answer."""
WEAK_FLOOR = -5.0
"""Below this one it does not even add to a comparison."""
ADDING_FLOOR = -1.0
"""Below this one it adds nothing worth saying."""
JUDGED = 16
"""Most sentences that are read for one question; each takes some 8 ms."""
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
_UNTOLD = 4.25
"""What a sentence loses that has not the question's matter in words that the rules know."""
_FAR = 2.75
"""What one loses whose article names what is asked about, but not near by."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Words of an article and how well they answer.

    Attributes:
        score: The reader's logits and some of the cross-encoder's, with what the years tell added.
        lacks: What is asked for and not in them, in words, or None.
        direct: Whether the names asked for stand in them or beside them, and not
            only at the head of their article.
        value: Those of the words that are what is asked for, as the reader has it; "" where
            it is not sure.
    """

    quote: Quote
    score: float
    lacks: str | None = None
    direct: bool = True
    value: str = ""


def judge(
    asked: Asked, hits: Sequence[Hit], articles: Mapping[str, Article], most: int = JUDGED
) -> list[Judged]:
    """The ``most`` likeliest sentences of the hits, and those that deny, judged, best first."""
    asked = of_sources(asked, articles.values())
    quotes = candidates(asked, hits, articles, most)
    rated = [
        replace(each, score=each.score + _told_besides(asked, each.quote))
        for each in _rated(asked, quotes)
    ]
    rated.sort(key=_rank)
    return sorted(_all_judged(asked, rated), key=_rank)


def _rank(judged: Judged) -> tuple[float, str, int]:
    return -judged.score, judged.quote.article.id, judged.quote.start


def _rated(asked: Asked, quotes: Sequence[Quote]) -> list[Judged]:
    """What each quote scores; the best of the clauses', where pieces answer together."""
    if not asked.jointly:
        return _rated_for(asked, quotes)
    texts = (asked.text, *clauses(asked.text))
    rows = [_rated_for(replace(asked, text=text), quotes) for text in texts]
    best = (max(each, key=lambda one: one.score) for each in zip(*rows, strict=True))
    return [replace(each, score=each.score + _PARTLY) for each in best]


def _rated_for(asked: Asked, quotes: Sequence[Quote]) -> list[Judged]:
    """The reader's logits, who sees what stands around a quote, and some of the cross-encoder's."""
    views = [viewed(quote) for quote in quotes]
    readings = read(asked.text, views)
    alone = relevance(asked.text, [view.text for view in views])
    return [
        Judged(quote, reading.answers + _ALONE * score, value=value_read(asked, view.text, reading))
        for quote, view, reading, score in zip(quotes, views, readings, alone, strict=True)
    ]


def why_not(judged: Sequence[Judged]) -> str:
    """Why nothing answers, in a sentence, as the nearest quote shows it."""
    if not judged:
        return "Nothing in them is near the question."
    if reason := judged[0].lacks:
        return f"The nearest passage has {reason}."
    return "What they say is near the question, but does not answer it."


def _all_judged(asked: Asked, rated: Sequence[Judged]) -> Iterator[Judged]:
    """All judged; of those that nobody will say only the nearest is parsed: it tells why."""
    for at, each in enumerate(rated):
        is_told = at == 0 or _may_be_said(asked, each.quote, each.score)
        yield _judged(asked, each) if is_told else each


def _may_be_said(asked: Asked, quote: Quote, score: float) -> bool:
    return score >= WEAK_FLOOR or denies(asked, matter(asked.text, asked.kind), quote.text)


def _judged(asked: Asked, rated: Judged) -> Judged:
    """The quote judged; with the sentence before it where only the two together fit."""
    quote, score = rated.quote, rated.score
    if is_order(quote.text):
        return replace(rated, lacks="nothing but an order to its reader")
    if asked.sources and asked.compares and not tells_origin(asked, quote):
        return replace(rated, lacks="no word on where its news is from")
    if asked.kind in ("who", "where", "which") and tells_origin(asked, quote):
        asked = replace(asked, kind="open")  # an outlet's name is what it asks for
    lacking = _lacks(asked, quote)
    for wider in _wider(quote, lacking):
        if _lacks(asked, wider) is None:
            quote, lacking = wider, None
            break
    near = lacks(asked, quote.text, f"{said_by(asked, quote)} {beside(quote)}")
    if near and asks_of_doer(asked) and not asked.jointly:
        lacking = lacking or near
    if lacking and (left := score - _price(asked, quote, lacking)) >= FLOOR:
        score, lacking = left, None
    return replace(rated, quote=quote, score=score, lacks=lacking, direct=near is None)


def _price(asked: Asked, quote: Quote, lacking: str) -> float:
    """What it costs to say the quote all the same, where the reader may know better than a rule."""
    if lacking.startswith(UNTOLD):
        return _UNTOLD
    if asked.missing or not lacking.startswith(UNNAMED):
        return inf
    words = name_words(quote.article.text)
    is_told = all(mentions(words, name) for name in asked.names)
    return _FAR if is_told and _lacks(replace(asked, names=()), quote) is None else inf


def _wider(quote: Quote, lacking: str | None) -> Iterator[Quote]:
    """What may fit together: with the sentence before, or with the one that says who did it."""
    if lacking:
        yield with_sentence_before(quote)
    if lacking == NO_DOER:
        yield from with_blame_behind(quote)


def _lacks(asked: Asked, quote: Quote) -> str | None:
    known = f"{said_by(asked, quote)} {around(quote)}"
    lacking = lacks(asked, quote.text, known)
    if lacking or asked.jointly:
        return lacking
    return lacks_speaker(asked, quote) or unspoken(asked, quote.article)


def _told_besides(asked: Asked, quote: Quote) -> float:
    """What the year, the origin, the speaker and what was held before add to a quote's score."""
    told = _timeliness(asked, quote) + TELLS_ORIGIN * tells_origin(asked, quote)
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
