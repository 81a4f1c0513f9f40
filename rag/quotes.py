"""An answer composed of the articles' own sentences, without a chat model.

Every sentence of the passages found is judged against the question by the
cross-encoder and by what is asked for; the best leads, others add to it, and
what several articles say is said once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rag.names import name_words
from rag.need import lacks
from rag.numbers import numbers
from rag.question import Asked
from rag.relevance import relevance
from rag.sentences import sentences
from rag.stems import stems
from rag.types import Claim, Hit, Quote
from store.records import Article

JUDGED = 28
"""Most sentences the cross-encoder reads for one question; each takes about 3 ms."""
FLOOR = 0.0
"""Below this score, in logits, a sentence does not answer."""
_SLACK = 4.5
_MOST = 4

_LEANS = re.compile(
    r"[\"“‘']?(?:He|She|They|It|Its|His|Her|Their|This|That|These|Those|Both|Another|The same)\b"
)
_ENDS = re.compile(r"[.!?…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence of an article and how well it answers.

    Attributes:
        score: Logits of the cross-encoder, with what the dates tell added.
        lacks: What is asked for and not in it, in words, or None.
    """

    quote: Quote
    score: float
    lacks: str | None


def judge(asked: Asked, hits: Sequence[Hit], articles: Mapping[str, Article]) -> list[Judged]:
    """The likeliest sentences of the hits, judged, the best first."""
    quotes = _likeliest(asked, hits, articles)
    scores = relevance(asked.text, [quote.text for quote in quotes])
    judged = [
        Judged(quote, score + _timeliness(asked, quote.article), _lacks(asked, quote))
        for quote, score in zip(quotes, scores, strict=True)
    ]
    return sorted(judged, key=lambda j: (-j.score, j.quote.article.id, j.quote.start))


def choose(judged: Sequence[Judged]) -> list[Claim]:
    """What to say: the sentence that answers best, then what adds to it; [] if none does."""
    fit = [j for j in judged if j.lacks is None and j.score >= FLOOR]
    if not fit:
        return []
    near = [j for j in fit if j.score >= fit[0].score - _SLACK]
    said: list[list[Quote]] = []
    for quote in (j.quote for j in near):
        same = next((group for group in said if _say_the_same(group[0], quote)), None)
        if same is None:
            said.append([quote])
        elif quote.article not in [other.article for other in same]:
            same.append(quote)
    return [_claim(group, number) for number, group in enumerate(said[:_MOST])]


def why_not(judged: Sequence[Judged]) -> str:
    """Why nothing answers, in a sentence, as the nearest quote shows it."""
    if not judged:
        return "Nothing in them is near the question."
    if reason := judged[0].lacks:
        return f"The nearest passage has {reason}."
    return "What they say is near the question, but does not answer it."


def _likeliest(asked: Asked, hits: Sequence[Hit], articles: Mapping[str, Article]) -> list[Quote]:
    """The sentences that share most with the question, weighing their passage's rank."""
    wanted = stems(asked.text)
    ranked = []
    for rank, hit in enumerate(hits):
        for start, end in sentences(hit.text):
            quote = Quote(articles[hit.article_id], hit.start + start, hit.start + end)
            if _ENDS.search(quote.text):
                ranked.append((rank / 4 - len(wanted & stems(quote.text)), rank, start, quote))
    ranked.sort(key=lambda row: row[:3])
    return [quote for *_, quote in ranked[:JUDGED]]


def _lacks(asked: Asked, quote: Quote) -> str | None:
    return lacks(asked, quote.text, around(quote))


def around(quote: Quote) -> str:
    """The quote with its article's title and its neighbours, where names it leans on stand."""
    text = quote.article.text
    before = text[: quote.start].rsplit(". ", 3)[1:]
    return f"{quote.article.title or ''} {'. '.join(before)} {quote.text} {text[quote.end :][:200]}"


def _timeliness(asked: Asked, article: Article) -> float:
    """What the asked year tells of an article: for it, against it, or nothing."""
    if not asked.years or any(year in article.text for year in asked.years):
        return 0.0
    if article.published is None:
        return 0.0
    return 0.0 if article.published[:4] in asked.years else -3.0


def _say_the_same(one: Quote, other: Quote) -> bool:
    """Whether two sentences tell the same facts: their numbers and names, or nearly all words."""
    figures, others = numbers(one.text), numbers(other.text)
    a, b = name_words(one.text), name_words(other.text)
    if figures and figures == others and 2 * len(a & b) >= len(a | b):
        return True
    words, more = stems(one.text), stems(other.text)
    return figures == others and len(words & more) >= 0.6 * min(len(words), len(more))


def _claim(group: Sequence[Quote], number: int) -> Claim:
    return Claim(group[0].text, tuple(group), "quoted", apart=number > 0)
