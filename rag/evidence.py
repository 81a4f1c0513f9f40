"""Does a text hold what is asked for, and do the cited words bear a sentence out?

A likeness score cannot tell: a fact with another number in it is as like as can
be. So numbers, dates, names and negations are looked for in the words themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from rag.amounts import tells_how_many, tells_when
from rag.draft import Drafted
from rag.engines.language import analyse
from rag.errors import ModelError
from rag.likelihood import is_likely
from rag.names import mentions, name_words, names
from rag.polarity import agrees
from rag.roles import keeps_roles
from rag.sentences import sentences
from rag.stems import stems
from rag.types import Claim, Hit, Quote, Support
from rag.wording import spelled_out
from store.records import Article

_SHARED = 0.25
"""The part of a sentence's words that a cited passage must share to be cited for it."""

_TELLING = 2
"""With fewer words of matter a sentence states nothing: 'Yes.', or a word it was told to say."""


def bear_out(
    drafts: Iterable[Drafted], hits: Sequence[Hit], articles: Mapping[str, Article]
) -> Iterator[Claim]:
    """The drafted sentences, each with the words that bear it out.

    A sentence that the passages it cites do not bear out gives way to the quote
    nearest to it. One that cites none is said only where one of the ``hits``, the
    passages that were shown, is found to bear it out.

    Raises:
        ModelError: of a draft that does say something, no sentence is borne out.
    """
    said: set[str] = set()
    drafted = None
    for drafted in drafts:
        if len(stems(drafted.text)) < _TELLING:
            continue
        claim = _cited(drafted, articles) if drafted.hits else _uncited(drafted, hits, articles)
        if claim and claim.text not in said:
            said.add(claim.text)
            yield claim
    if drafted and not said:
        raise ModelError("The passages bear out nothing of what the chat model wrote.")


def check(sentence: str, cited: Iterable[str]) -> Support:
    """How the cited words bear the sentence out.

    "quoted" if it stands in them word for word; "verified" if it passes every layer; else
    "unverified". What denies another thing, or counts it otherwise, is no quote either.
    """
    pieces = [" ".join(words.split()) for words in cited]
    together = "\n".join(pieces)
    if not (_bare(sentence) and all(LAYERS[name](sentence, together) for name in _OF_QUOTES)):
        return "unverified"
    if any(f" {_bare(sentence)} " in f" {_bare(piece)} " for piece in pieces):
        return "quoted"
    rest = (layer for name, layer in LAYERS.items() if name not in _OF_QUOTES)
    return "verified" if all(layer(sentence, together) for layer in rest) else "unverified"


def _cited(drafted: Drafted, articles: Mapping[str, Article]) -> Claim | None:
    quotes = [q for hit in drafted.hits if (q := _nearest(drafted.text, hit, articles))]
    if not quotes:
        return None
    return _claim(drafted.text, quotes) or Claim(quotes[0].text, (quotes[0],), "quoted")


def _uncited(
    drafted: Drafted, hits: Sequence[Hit], articles: Mapping[str, Article]
) -> Claim | None:
    nearest = (_nearest(drafted.text, hit, articles) for hit in hits)
    claims = (_claim(drafted.text, [quote]) for quote in nearest if quote)
    return next((claim for claim in claims if claim), None)


def _claim(text: str, quotes: Sequence[Quote]) -> Claim | None:
    """The text as a claim where the quotes bear it out, alone or with what stands beside them."""
    for cited in (tuple(quotes), tuple(_widened(quote) for quote in quotes)):
        support = check(text, [quote.text for quote in cited])
        if support != "unverified":
            return Claim(text, cited, support)
        days = [spelled_out(quote) for quote in cited]
        if check(text, days) != "unverified":
            return Claim(text, cited, "verified")
    return None


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


def _tells_whom(sentence: str, cited: str) -> bool:
    """Whether each name of the sentence is mentioned in the cited words."""
    words = name_words(cited)
    return all(mentions(words, name) for name in names(analyse(sentence)))


def _bare(text: str) -> str:
    """The words in small letters, a number with its decimals one of them."""
    return " ".join(re.findall(r"\d+(?:[.,:]\d+)*|\w+", text.lower()))


Layer = Callable[[str, str], bool]
"""Whether the cited words allow the sentence, in one respect."""

LAYERS: Mapping[str, Layer] = {
    "amounts": tells_how_many,
    "dates": tells_when,
    "negation": agrees,
    "names": _tells_whom,
    "roles": keeps_roles,
    "likelihood": is_likely,
}
"""What a sentence must pass to be verified, by what is looked at. `bench.evidence.attribution`
measures what each adds."""

_OF_QUOTES = ("amounts", "dates", "negation")
"""What words that stand in the cited ones must pass, too: a part may say the contrary."""
