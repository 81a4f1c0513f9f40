"""An answer composed of the articles' own sentences, without a chat model.

Every sentence of the passages found is judged against the question by the
cross-encoder and by what is asked for; the best leads, others add to it, and
what several articles say is said once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rag.dates import spell_out, written
from rag.names import name_words
from rag.need import lacks
from rag.numbers import numbers
from rag.question import Asked
from rag.relevance import relevance
from rag.sentences import sentences
from rag.stems import stems
from rag.types import Claim, Hit, Quote, Support
from store.records import Article

JUDGED = 28
"""Most sentences the cross-encoder reads for one question; each takes about 3 ms."""
FLOOR = -1.5
"""Below this score, in logits, a sentence does not answer."""
_LEANS = re.compile(
    r"[\"“‘']?(?:He|She|They|It|Its|His|Her|Their|This|That|These|Those|Both|Another|The same)\b"
)
_NEAR = 400
"""Characters of an article before a quote, and at its head, that tell what it speaks of."""
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
    scores = relevance(asked.text, [_dated(quote) for quote in quotes])
    judged = [
        _judged(asked, quote, score + _timeliness(asked, quote.article))
        for quote, score in zip(quotes, scores, strict=True)
    ]
    return sorted(judged, key=lambda j: (-j.score, j.quote.article.id, j.quote.start))


def choose(asked: Asked, judged: Sequence[Judged]) -> list[Claim]:
    """What to say: the sentence that answers best, then what adds to it; [] if none does.

    A question that compares accounts gets more of them, and weaker ones.
    """
    fit = [j for j in judged if j.lacks is None]
    if not fit or fit[0].score < FLOOR:
        return []
    most, slack = (6, 9.0) if asked.compares else (4, 4.5)
    least = max(fit[0].score - slack, FLOOR - 2 * asked.compares)
    said: list[list[Quote]] = []
    for quote in (j.quote for j in fit if j.score >= least):
        same = next((group for group in said if _say_the_same(group[0], quote)), None)
        if same is None:
            said.append([quote])
        elif quote.article not in [other.article for other in same]:
            same.append(quote)
    return [_claim(group, number) for number, group in enumerate(said[:most])]


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


def _dated(quote: Quote) -> str:
    """The quote behind the date of its article, which tells one attack from another."""
    published = quote.article.published
    text = spell_out(quote.text, published)
    return f"{written(published)}: {text}" if published else text


def _judged(asked: Asked, quote: Quote, score: float) -> Judged:
    """The quote judged; with the sentence before it where only the two together fit."""
    lacking = lacks(asked, quote.text, around(quote))
    if lacking:
        wider = with_sentence_before(quote)
        if lacks(asked, wider.text, around(wider)) is None:
            return Judged(wider, score, None)
    return Judged(quote, score, lacking)


def around(quote: Quote) -> str:
    """Where a name that the quote leans on may stand: title, lead and neighbours."""
    text = quote.article.text
    before = text[max(0, quote.start - _NEAR) : quote.start]
    after = text[quote.end : quote.end + _NEAR // 2]
    return f"{quote.article.title or ''} {text[:_NEAR]} {before} {quote.text} {after}"


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
    quote = _with_antecedent(group[0])
    text = _readable(quote)
    support: Support = "quoted" if text == quote.text else "verified"
    return Claim(text, (quote, *group[1:]), support, apart=number > 0)


def _with_antecedent(quote: Quote) -> Quote:
    """The quote and the sentence before it, where it begins with what that one names."""
    return with_sentence_before(quote) if _LEANS.match(quote.text) else quote


def with_sentence_before(quote: Quote) -> Quote:
    """The quote and the sentence before it in its paragraph, if there is one."""
    line = quote.article.text.rfind("\n", 0, quote.start) + 1
    before = sentences(quote.article.text[line : quote.start])
    return Quote(quote.article, line + before[-1][0], quote.end) if before else quote


def _readable(quote: Quote) -> str:
    """The quote with its days spelled out and its quotation marks in pairs."""
    text = spell_out(quote.text, quote.article.published)
    if text.count('"') % 2 and re.search(r'[,.!?]"', text):
        text = f'"{text}'
    elif text.count('"') % 2:
        text = f'{text}"'
    return f"“{text}" if text.count("”") > text.count("“") else text
