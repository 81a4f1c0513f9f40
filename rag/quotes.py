"""The articles' sentences that may answer, judged against the question.

The cross-encoder reads each behind the date of its article, which tells one attack
from another; what is asked for is then looked for in the words themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rag.answering.denial import denies
from rag.answering.matter import matter
from rag.answering.pieces import clauses
from rag.candidates import TELLS_ORIGIN, candidates, tells_origin
from rag.engines.relevance import relevance
from rag.kinds.signs import NO_DOER
from rag.kinds.verdict import asks_of_doer
from rag.need import lacks, of_sources, unspoken
from rag.question import Asked
from rag.speech import answers_by_speaker, behind_name, lacks_speaker, said_by
from rag.surroundings import around, beside, told_far_off
from rag.types import Hit, Quote
from rag.wording import dated, titled, with_antecedent, with_blame_behind, with_sentence_before
from store.records import Article

FLOOR = -1.5
"""Below this score, in logits, a sentence does not answer."""
WEAK_FLOOR = FLOOR - 3
"""Below this one it does not even add to a comparison."""
ADDING_FLOOR = -0.5
"""Below this one it adds nothing worth saying."""
JUDGED = 16
"""Most sentences the cross-encoder reads for one question; each takes 3 to 5 ms."""
_TITLED = 6
"""The best of them are read again under their article's title."""
_BEHIND = -4.0
"""The others score no more than this: they add to lists and comparisons, and lead nothing."""
_OTHER_YEAR = -3.0
"""Added to the score where the article is from another year than the one asked about."""
_LEANING = 2.0
"""Taken off the score of a quote that is read with the sentence before it: two answer more."""
_SPOKEN = 3.0
"""Added to a person's words where all of them are asked for."""
_PARTLY = 2.5
"""Added where pieces answer together: each sentence answers only a part."""
_CLEAR = 2.0
"""From this score on, some names of the question may stand anywhere in the article."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Words of an article and how well they answer.

    Attributes:
        score: The cross-encoder's logits, with what the years tell added.
        lacks: What is asked for and not in them, in words, or None.
        direct: Whether the names asked for stand in them or beside them, and not
            only at the head of their article.
    """

    quote: Quote
    score: float
    lacks: str | None
    direct: bool = True


def judge(
    asked: Asked, hits: Sequence[Hit], articles: Mapping[str, Article], most: int = JUDGED
) -> list[Judged]:
    """The ``most`` likeliest sentences of the hits, and those that deny, judged, best first."""
    asked = of_sources(asked, articles.values())
    quotes = candidates(asked, hits, articles, most)
    scored = [
        (score + _told_besides(asked, quote), quote)
        for score, quote in zip(_relevance(asked, quotes), quotes, strict=True)
    ]
    scored.sort(key=lambda row: (-row[0], row[1].article.id, row[1].start))
    return [_judged(asked, quote, score) for score, quote in scored]


def _relevance(asked: Asked, quotes: Sequence[Quote]) -> list[float]:
    """What the cross-encoder gives each quote; the best clause's, where pieces answer together."""
    wide = [with_antecedent(quote) for quote in quotes]
    scores = _under_titles(asked, wide, _by_themselves(asked, quotes, wide))
    if not asked.jointly:
        return scores
    texts = [dated(quote) for quote in quotes]
    rows = [scores, *(relevance(clause, texts) for clause in clauses(asked.text))]
    return [max(each) + _PARTLY for each in zip(*rows, strict=True)]


def _by_themselves(asked: Asked, quotes: Sequence[Quote], wide: Sequence[Quote]) -> list[float]:
    """The score of each quote; with the sentence that it leans on, where that is much better.

    It is not where that sentence answers as well alone.
    """
    scores = list(relevance(asked.text, [behind_name(asked, quote) for quote in quotes]))
    leaning = [at for at, quote in enumerate(quotes) if wide[at] != quote]
    together = relevance(asked.text, [dated(wide[at]) for at in leaning])
    raised = dict(zip(leaning, (score - _LEANING for score in together), strict=True))
    alone = {(quote.article.id, quote.start): scores[at] for at, quote in enumerate(quotes)}
    for at, score in raised.items():
        if alone.get((wide[at].article.id, wide[at].start), score - 1) < score:
            scores[at] = max(scores[at], score)
    return scores


def _under_titles(asked: Asked, quotes: Sequence[Quote], alone: Sequence[float]) -> list[float]:
    """The mean of the score alone and under the article's title for the best, the rest behind.

    The title tells the cross-encoder what 'the camp' is; alone it would make a whole
    article answer.
    """
    best = sorted(range(len(quotes)), key=lambda at: -alone[at])[:_TITLED]
    titles = relevance(asked.text, [titled(quotes[at]) for at in best])
    means = {at: (alone[at] + under) / 2 for at, under in zip(best, titles, strict=True)}
    most = min([_BEHIND, *means.values()])
    return [means.get(at, min(score, most)) for at, score in enumerate(alone)]


def why_not(judged: Sequence[Judged]) -> str:
    """Why nothing answers, in a sentence, as the nearest quote shows it."""
    if not judged:
        return "Nothing in them is near the question."
    if reason := judged[0].lacks:
        return f"The nearest passage has {reason}."
    return "What they say is near the question, but does not answer it."


def _judged(asked: Asked, quote: Quote, score: float) -> Judged:
    """The quote judged; with the sentence before it where only the two together fit."""
    if score < WEAK_FLOOR and not denies(asked, matter(asked.text, asked.kind), quote.text):
        return Judged(quote, score, None)  # nobody will say it: spare the parser
    if asked.sources and asked.compares and not tells_origin(asked, quote):
        return Judged(quote, score, "no word of where its news is from")
    if asked.kind in ("who", "where", "which") and tells_origin(asked, quote):
        asked = replace(asked, kind="open")  # an outlet's name is what it asks for
    lacking = _lacks(asked, quote, score)
    for wider in _wider(quote, lacking):
        if _lacks(asked, wider, score) is None:
            quote, lacking = wider, None
            break
    near = lacks(asked, quote.text, f"{said_by(asked, quote)} {beside(quote)}")
    if near and asks_of_doer(asked) and not asked.jointly:
        lacking = lacking or near
    return Judged(quote, score, lacking, near is None)


def _wider(quote: Quote, lacking: str | None) -> Iterator[Quote]:
    """What may fit together: with the sentence before, or with the one that says who did it."""
    if lacking:
        yield with_sentence_before(quote)
    if lacking == NO_DOER:
        yield from with_blame_behind(quote)


def _lacks(asked: Asked, quote: Quote, score: float) -> str | None:
    known = f"{said_by(asked, quote)} {around(quote)}"
    lacking = lacks(asked, quote.text, known)
    if lacking and score >= _CLEAR:
        far = "".join(told_far_off(asked, quote))
        lacking = lacks(asked, quote.text, known + far) if far else lacking
    if lacking or asked.jointly:
        return lacking
    return lacks_speaker(asked, quote) or unspoken(asked, quote.article)


def _told_besides(asked: Asked, quote: Quote) -> float:
    """What its article's year, the origin that it names and who speaks add to a quote's score."""
    told = _timeliness(asked, quote) + TELLS_ORIGIN * tells_origin(asked, quote)
    return told + _SPOKEN * answers_by_speaker(asked, quote)


def _timeliness(asked: Asked, quote: Quote) -> float:
    """What the asked years tell against a quote; nothing where its article's date is unknown."""
    article, words = quote.article, around(quote)
    told = not asked.years or any(year in words for year in asked.years)
    if told or article.published is None or article.published[:4] in asked.years:
        return 0.0
    return _OTHER_YEAR
