"""Where the articles disagree: what each side says, side by side."""

from __future__ import annotations

from collections.abc import Callable

from rag.types import Answer, Disagreement, Side
from rag.when.dates import written
from ui.escape import safe


def differing(answer: Answer, mark: Callable[[int], str | None]) -> str:
    """The disagreements of an answer; ``mark`` draws a number that it cites."""
    return "".join(_facts(each, answer, mark) for each in answer.disagreements)


def _facts(fact: Disagreement, answer: Answer, mark: Callable[[int], str | None]) -> str:
    sides = "".join(_side(each, answer, mark) for each in fact.sides)
    later = (
        '<p class="later">The last is newer and takes the place of what was told before.</p>'
        if fact.updated
        else ""
    )
    return (
        f'<section class="differing"><h3>The articles {"may " * fact.maybe}differ on: '
        f'<span dir="auto">{safe(fact.about)}</span></h3><ul>{sides}</ul>{later}</section>'
    )


def _side(side: Side, answer: Answer, mark: Callable[[int], str | None]) -> str:
    cited = {each.n: each for each in answer.citations}
    publishers = dict.fromkeys(
        cited[n].publisher or cited[n].title or "publisher unknown"
        for n in side.citations
        if n in cited
    )
    marks = "".join(mark(n) or "" for n in side.citations)
    who = " · ".join(filter(None, (side.voice, *publishers, written(side.published))))
    return (
        f'<li><p class="value"><span dir="auto">{safe(side.value)}</span>{marks}</p>'
        f'<p class="origin" dir="auto">{safe(who)}</p></li>'
    )
