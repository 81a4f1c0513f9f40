"""Questions that bring their articles with them, answered by what an assistant does with hits.

Nothing is kept: each passage of the articles is a hit, those that share most words with the
question first, and they are judged, chosen from, composed and weighed as those that a search
found.
"""

from __future__ import annotations

from collections.abc import Sequence

from rag.compose import compose
from rag.finding import Part, judged
from rag.passages import split
from rag.question import asked
from rag.stems import stems
from rag.telling import Course, quoted
from rag.types import Answer, Hit
from rag.weighing import weighed
from store.records import Article

_PASSAGE = 80
"""Tokens of a passage at most, as the settings have it."""


def answered(question: str, articles: Sequence[Article]) -> Answer:
    """The answer to the question from the articles, without a chat model."""
    by_id = {article.id: article for article in articles}
    hits = [Hit(p, a.source, 1.0) for a in by_id.values() for p in split(a, _PASSAGE)]
    wanted = asked(question)
    shared = stems(question)
    hits.sort(key=lambda hit: -len(shared & stems(hit.text)))
    part = Part(wanted, hits, judged(wanted, hits, by_id))
    items = compose(question, quoted([part], Course()))
    answer = next(item for item in items if isinstance(item, Answer))
    return weighed(answer, [part], lambda ids: by_id)[0] if answer.found else answer


def articles_of(texts: Sequence[str]) -> list[Article]:
    """Each text an article of which nothing else is known."""
    return [Article(text, f"{number}.txt") for number, text in enumerate(texts, 1)]
