"""An answer weighed: who differs from what it says, and how many origins bear it out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from rag.disagreement import Dispute, disputes, opposition
from rag.disputes.answers import ABOUT
from rag.disputes.facts import answers
from rag.disputes.opposed import opposed
from rag.disputes.wanted import named, wanted
from rag.finding import Part, merged
from rag.quotes import FLOOR, Judged
from rag.sentences import sentences
from rag.sides import settled
from rag.stories import independent, shared_origins
from rag.types import Answer, Hit, Quote
from store.records import Article

Read = Callable[[Collection[str]], Mapping[str, Article]]
"""Gives the articles of some ids."""


def weighed(answer: Answer, parts: Sequence[Part], read: Read) -> tuple[Answer, str]:
    """The answer with its disagreements and origins, and the text that tells the former.

    Args:
        answer: One that was found, with its citations.
        parts: What was asked, and the sentences that were judged for it.
        read: Gives the articles that are cited.
    """
    hits = merged(parts)
    ids = {each.article_id for each in answer.citations} | {hit.article_id for hit in hits}
    articles = read(ids)
    said = [Quote(articles[each.article_id], each.start, each.end) for each in answer.citations]
    near = [quote for hit in hits for quote in _sentences(hit, articles)]
    asked = [part.asked for part in parts]
    answering = [(part.asked, j.quote) for part in parts for j in part.judged if _answers(j)]
    if named(asked):  # what is asked by its name matters though the answer may have missed it
        said += [quote for _, quote in answering]
    own = (fact for each, quote in answering if not named([each]) for fact in answers(each, quote))
    is_one = len(asked) == 1 and not asked[0].compares
    found = disputes(wanted(asked), said, near, list(own), once=is_one) or list(_opposed(parts))
    whole, text = settled(answer, found)
    cited = dict.fromkeys(each.article_id for each in whole.citations)
    sources = tuple(articles[id] for id in cited)
    return replace(whole, origins=shared_origins(sources), independent=independent(sources)), text


def _opposed(parts: Sequence[Part]) -> Iterator[Dispute]:
    """Where what answers a part is opposed in meaning.

    Not where values are asked for, which are compared, or where both sides are asked for.
    """
    for part in parts:
        if part.asked.kind in ABOUT or part.asked.compares or named([part.asked]):
            continue
        told = [each.quote for each in part.judged if _answers(each)]
        if sides := opposed(part.asked.text, told):
            yield opposition(sides)


def _answers(judged: Judged) -> bool:
    return judged.lacks is None and judged.score >= FLOOR


def _sentences(hit: Hit, articles: Mapping[str, Article]) -> Iterator[Quote]:
    article = articles[hit.article_id]
    return (Quote(article, hit.start + a, hit.start + b) for a, b in sentences(hit.text))
