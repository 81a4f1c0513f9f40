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
from rag.kinds.signs import NO_DOER
from rag.kinds.verdict import asks_of_doer
from rag.names import mentions, name_words
from rag.need import UNNAMED, lacks, of_sources, unspoken
from rag.question import Asked
from rag.scoring import scored
from rag.sourced import tells_origin
from rag.speech import lacks_speaker, said_by
from rag.surroundings import around, beside
from rag.types import Hit, Quote
from rag.wording import with_blame_behind, with_sentence_before
from store.records import Article

FLOOR = -3.5
"""Below this score, in logits, a sentence does not answer."""
WEAK_FLOOR = -5.0
"""Below this one it does not even add to a comparison."""
ADDING_FLOOR = -1.0
"""Below this one it adds nothing worth saying."""
JUDGED = 10
"""Sentences that are read for one question because they share most words with it."""
_DOUBT = 2.75
"""What a sentence loses that has not the question's matter in words that the rules know, or
whose article names what is asked about, but not near by."""


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
    found = scored(asked, hits, articles, most)
    rated = sorted((Judged(each.quote, each.score, value=each.value) for each in found), key=_rank)
    return sorted(_all_judged(asked, rated), key=_rank)


def _rank(judged: Judged) -> tuple[float, str, int]:
    return -judged.score, judged.quote.article.id, judged.quote.start


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
        return _DOUBT
    if asked.missing or not lacking.startswith(UNNAMED):
        return inf
    words = name_words(quote.article.text)
    is_told = all(mentions(words, name) for name in asked.names)
    return _DOUBT if is_told and _lacks(replace(asked, names=()), quote) is None else inf


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
