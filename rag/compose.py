"""From claims to an answer: citations numbered, text streamed, refusals made plain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rag.inert import repeated
from rag.types import NOT_FOUND, Answer, Citation, Claim, Quote, Sentence
from rag.wording import emphasised

_GAPS = {False: " ", True: "\n\n"}
"""What parts a claim from the one before it, and one that stands apart."""


class Numbering:
    """Gives each quote its number: the same words have the same number throughout.

    Args:
        cited: What has its number already.
    """

    def __init__(self, cited: Iterable[Citation] = ()) -> None:
        self._citations = {(each.article_id, each.start, each.end): each for each in cited}

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All that were numbered, in order."""
        return tuple(self._citations.values())

    def number(self, quote: Quote) -> int:
        """The quote's number, from 1 in the order of first use."""
        key = (quote.article.id, quote.start, quote.end)
        if key not in self._citations:
            self._citations[key] = _citation(len(self._citations) + 1, quote)
        return self._citations[key].n


def compose(question: str, claims: Iterable[Claim]) -> Iterator[str | Answer]:
    """The answer's text piece by piece as the claims come, then the `Answer`.

    The pieces joined are the answer's text. Without a single claim nothing is
    said, and the last item is an empty answer that was not found.
    """
    numbering, sentences, text, in_list = Numbering(), list[Sentence](), "", False
    for claim in map(repeated, claims):
        numbers = tuple(dict.fromkeys(numbering.number(quote) for quote in claim.quotes))
        sentences.append(Sentence(claim.text, numbers, claim.support))
        gap = "" if not text else "\n" if in_list and claim.item else _GAPS[claim.apart]
        in_list = claim.item
        piece = f"{gap}{claim.lead}{emphasised(claim.text, claim.bold)} {markers(numbers)}"
        text += piece
        yield piece
    found = bool(sentences)
    yield Answer(question, text, found, tuple(sentences), numbering.citations)


def refuse(question: str, nearest: Sequence[Quote], reason: str) -> Answer:
    """The answer where the articles do not say, with the nearest they come."""
    numbering = Numbering()
    numbers = [numbering.number(quote) for quote in nearest]
    text = NOT_FOUND
    if numbers:
        text += f" {reason} The nearest passages: {markers(numbers)}"
    return Answer(question, text, False, (), numbering.citations)


def markers(numbers: Iterable[int]) -> str:
    """The numbers as an answer shows them: "[1][2]"."""
    return "".join(f"[{number}]" for number in numbers)


def _citation(n: int, quote: Quote) -> Citation:
    article = quote.article
    return Citation(
        n=n,
        article_id=article.id,
        title=article.heading,
        publisher=article.publisher,
        published=article.published,
        source=article.source,
        start=quote.start,
        end=quote.end,
        quote=quote.text,
    )
