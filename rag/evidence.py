"""A chat model's draft, checked: each sentence with the words that bear it out.

What a sentence must pass is in `rag.layers`. One that does not pass gives way to the articles'
own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rag.draft import Drafted
from rag.errors import ModelError
from rag.layers import alters_nothing, check
from rag.sentences import sentences
from rag.stems import stems
from rag.support import Supports
from rag.types import Claim, Hit, Quote
from rag.when.dates import known, on_days
from rag.wording import spelled_out
from store.records import Article

__all__ = ["bear_out", "check"]

_SHARED = 0.25
"""The part of a sentence's words that a cited passage must share to be cited for it."""

_TELLING = 2
"""With fewer words of matter a sentence states nothing: 'Yes.', or a word it was told to say."""

_MOST_ASKED = 3
"""Sentences of one draft on which a second opinion is asked."""


def bear_out(
    drafts: Iterable[Drafted],
    hits: Sequence[Hit],
    articles: Mapping[str, Article],
    supports: Supports | None = None,
    lost: list[str] | None = None,
) -> Iterator[Claim]:
    """The drafted sentences, each with the words that bear it out.

    A sentence that the passages it cites do not bear out gives way to the quote
    nearest to it. One that cites none is said only where one of the ``hits``, the
    passages that were shown, is found to bear it out.

    Args:
        drafts: The sentences, as they come.
        hits: The passages that were shown.
        articles: The articles of the hits, by id.
        supports: A second opinion on sentences that alter nothing, and yet are not likely
            borne out; it is asked for a few of them, and no more once it has none.
        lost: The sentences that were not borne out are put into this list.

    Raises:
        ModelError: of a draft that does say something, no sentence is borne out.
    """
    said: set[str] = set()
    drafted, supports = None, _seldom(supports) if supports else None
    for drafted in drafts:
        if len(stems(drafted.text)) < _TELLING:
            continue
        claim = _checked(drafted, hits, articles, supports)
        if lost is not None and (claim is None or claim.text != drafted.text):
            lost.append(drafted.text)
        if claim and claim.text not in said:
            said.add(claim.text)
            yield claim
    if drafted and not said:
        raise ModelError("The passages bear out nothing of what the chat model wrote.")


def _checked(
    drafted: Drafted,
    hits: Sequence[Hit],
    articles: Mapping[str, Article],
    supports: Supports | None,
) -> Claim | None:
    text, hits = drafted.text, drafted.hits or hits
    quotes = [quote for hit in hits if (quote := _nearest(text, hit, articles))]
    if drafted.hits and quotes:
        return _claim(text, quotes, supports) or Claim(quotes[0].text, (quotes[0],), "quoted")
    claims = (_claim(text, [quote], supports) for quote in quotes)
    return next((claim for claim in claims if claim), None)


def _claim(text: str, quotes: Sequence[Quote], supports: Supports | None) -> Claim | None:
    """The text as a claim where the quotes bear it out, alone or with what stands beside them."""
    wide = tuple(_widened(quote) for quote in quotes)
    for cited in (tuple(quotes), wide):
        support = check(text, [quote.text for quote in cited])
        if support != "unverified":
            return Claim(text, cited, support)
        if any(check(said, days) != "unverified" for said, days in _dated(text, cited)):
            return Claim(text, cited, "verified")
    for said, days in _dated(text, wide) if supports else ():
        passage = "\n".join(days)
        if supports and alters_nothing(said, passage) and supports(passage, text):
            return Claim(text, wide, "verified")
    return None


def _dated(text: str, quotes: Sequence[Quote]) -> list[tuple[str, list[str]]]:
    """The text and the quotes with the days they mean, the text's read as the first quote's."""
    days = [spelled_out(quote) for quote in quotes]
    article = quotes[0].article
    return [(said, days) for said in dict.fromkeys((text, on_days(text, known(article))))]


def _seldom(supports: Supports) -> Supports:
    """The opinion for so many sentences at most, and until it is not to be had."""
    left = _MOST_ASKED

    def asked(passage: str, sentence: str) -> bool | None:
        nonlocal left
        if left == 0:
            return None
        told = supports(passage, sentence)
        left = 0 if told is None else left - 1
        return told

    return asked


def _nearest(text: str, hit: Hit, articles: Mapping[str, Article]) -> Quote | None:
    """The sentence of the passage that shares most words with ``text``, if it shares enough."""
    wanted = stems(text)
    spans = sentences(hit.text)
    shared = [len(wanted & stems(hit.text[start:end])) for start, end in spans]
    best = max(range(len(spans)), key=lambda i: shared[i])
    if shared[best] < max(1, _SHARED * len(wanted)):
        return None
    start, end = spans[best]
    return Quote(articles[hit.article_id], hit.start + start, hit.start + end)


def _widened(quote: Quote) -> Quote:
    """The quote with the sentences beside it in its paragraph."""
    text = quote.article.text
    first = text.rfind("\n", 0, quote.start) + 1
    last = text.find("\n", quote.end)
    spans = sentences(text[first : last if last >= 0 else None])
    at = max(i for i, (start, _) in enumerate(spans) if first + start <= quote.start)
    start, end = spans[max(0, at - 1)][0], spans[min(at + 1, len(spans) - 1)][1]
    return Quote(quote.article, min(quote.start, first + start), max(quote.end, first + end))
