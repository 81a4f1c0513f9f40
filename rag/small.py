"""An answer with a small chat model: a quote stands first, and the model writes what adds to it.

On two cores a small model takes many seconds to its first word, and a quote is there in
less than one. Which passage states a sentence it cannot tell well: that is looked for
afterwards. The figures are in docs/decisions/0023-local-model.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rag import prompts
from rag.choice import choose
from rag.draft import Drafted, cut, read
from rag.engines.chat import Chat
from rag.engines.relevance import relevance
from rag.evidence import bear_out
from rag.finding import Part
from rag.material import harmless, told
from rag.quotes import WEAK_FLOOR
from rag.stems import stems
from rag.types import NOT_FOUND, Claim, Hit
from rag.when.dates import written
from store.records import Article

BUDGET = 300
"""Most tokens of passages that a small model is shown: each takes it some 20 milliseconds."""
_NEW = 0.4
"""The part of a sentence's words that nothing before it has said, if it is to add something."""


def lead(parts: Sequence[Part]) -> Claim | None:
    """The quote that stands first; None where none answers, or several things are asked."""
    if len(parts) != 1:
        return None
    claim = next(iter(choose(parts[0].asked, parts[0].judged)), None)
    return claim and replace(claim, lead="")


def added(chat: Chat, part: Part, articles: Mapping[str, Article], first: Claim) -> Iterator[Claim]:
    """What the model writes that is borne out, is to the question and adds to the ``first``.

    Raises:
        ModelError: no whole draft came, or none of it is borne out.
    """
    hits, said = likeliest(part), stems(first.text)
    for claim in bear_out(drafted(chat, part.asked.text, hits, articles), hits, articles):
        words = stems(claim.text)
        if len(words - said) >= _NEW * len(words) and _is_to(part.asked.text, claim):
            said |= words
            yield claim


def drafted(
    chat: Chat, question: str, hits: Sequence[Hit], articles: Mapping[str, Article]
) -> Iterator[Drafted]:
    """The sentences the model writes; they cite nothing. None where it finds no answer.

    Raises:
        ModelError: no whole draft came; the sentences before that were given.
    """
    words = prompts.load("answer-small").render(
        refusal=NOT_FOUND, passages=told(hits, articles, BUDGET), question=harmless(question)
    )
    form = prompts.grammar("answer-small", refusal=[NOT_FOUND])
    for sentence in cut(chat.stream(words, form)):
        if sentence != NOT_FOUND:
            yield read(sentence, {})


def _is_to(question: str, claim: Claim) -> bool:
    """Whether the sentence is to the question, and not of something else that a passage says."""
    day = claim.quotes[0].article.published
    return (
        relevance(question, [f"{written(day)}: {claim.text}" if day else claim.text])[0]
        >= WEAK_FLOOR
    )


def likeliest(part: Part) -> list[Hit]:
    """The passages in the order of their best sentences."""
    places = [(j.quote.article.id, j.quote.start) for j in part.judged]

    def rank(hit: Hit) -> int:
        held = (hit.article_id == name and hit.start <= at < hit.end for name, at in places)
        return next((place for place, holds in enumerate(held) if holds), len(places))

    return sorted(part.hits, key=rank)
