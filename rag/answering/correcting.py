"""Sentences that correct a question, put where an answer stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rag.answering.denial import denies, is_of_all, named
from rag.answering.matter import Matter, matter
from rag.answering.meanings import deeds
from rag.question import Asked
from rag.quotes import FLOOR, WEAK_FLOOR, Judged

_AS_NEAR = 3.0
"""Logits below the nearest article, down to which another is as near."""
_RAISED = 0.5
"""Logits by which a sentence that corrects the question stands above or below others."""


def corrected(asked: Asked, judged: Sequence[Judged]) -> list[Judged]:
    """The judged sentences, those raised that correct what the question takes for granted.

    'No group has claimed the attack' is little like 'Why did they claim it?', and answers it.
    One that denies a thing of everybody is raised only where no other tells of the deed; one
    of those that are named stands behind what tells the contrary of them.
    """
    about = matter(asked.text, asked.kind)
    denying = [j for j in judged if _is_denial(asked, about, j)]
    if not denying:
        return list(judged)
    telling = [j for j in judged if j not in denying and _tells(about, j)]
    near = _nearness(judged)
    raised = {j: _raised(asked, about, j, telling, near) for j in denying}
    return sorted((raised.get(j, j) for j in judged), key=lambda j: -j.score)


def _is_denial(asked: Asked, about: Matter, judged: Judged) -> bool:
    return judged.lacks is None and denies(asked, about, judged.quote.text)


def _tells(about: Matter, judged: Judged) -> bool:
    """Whether it answers, and tells that the deed was done."""
    answers = judged.lacks is None and judged.score >= FLOOR
    return answers and about.denied <= deeds(judged.quote.text)


def _raised(
    asked: Asked,
    about: Matter,
    denying: Judged,
    telling: Sequence[Judged],
    near: Mapping[str, float],
) -> Judged:
    """The denial with the score it deserves beside what tells the contrary."""
    at = near.get(denying.quote.article.id, WEAK_FLOOR)
    if at < max(FLOOR, max(near.values()) - _AS_NEAR):
        return denying
    those = named(asked, denying.quote.text)
    contrary = [j for j in telling if not those or those & named(asked, j.quote.text)]
    if not contrary:
        return replace(denying, score=max(denying.score, at + _RAISED))
    if is_of_all(asked, about, denying.quote.text):
        return denying
    behind = min(at, max(j.score for j in contrary) - _RAISED)
    return replace(denying, score=max(denying.score, behind))


def _nearness(judged: Sequence[Judged]) -> dict[str, float]:
    """The best score in each article of which a sentence speaks of those who are named."""
    speaking = {j.quote.article.id for j in judged if not (j.lacks or "").startswith("no mention")}
    near: dict[str, float] = {}
    for j in judged:
        if (id := j.quote.article.id) in speaking:
            near[id] = max(near.get(id, j.score), j.score)
    return near
