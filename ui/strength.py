"""How well the sentences of an answer are borne out, at a glance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rag.types import Answer, Support

TOLD: dict[Support, str] = {
    "quoted": "the article’s own words",
    "verified": "checked against these words",
    "unverified": "not borne out by these words",
}
"""What each kind of support is called where one number is looked at."""

_COUNTED: dict[Support, str] = {
    "quoted": "quoted",
    "verified": "checked",
    "unverified": "not borne out",
}
_ORDER: tuple[Support, ...] = ("quoted", "verified", "unverified")


def supports(answer: Answer) -> Iterator[tuple[int, Support]]:
    """Each number as it stands in the text, in order, with the support of its sentence."""
    for sentence in answer.sentences:
        yield from ((n, sentence.support) for n in sentence.citations)


def strength(answer: Answer) -> str:
    """How many sentences are quoted, checked or neither, and on how many origins they rest."""
    counts = Counter(each.support for each in answer.sentences)
    told = [
        f'<span data-support="{support}">{_sentences(counts[support])} {_COUNTED[support]}</span>'
        for support in _ORDER
        if counts[support]
    ]
    return f'<p class="strength">{"".join((*told, _origins(answer)))}</p>' if told else ""


def _sentences(count: int) -> str:
    return f"{count} sentence{'s'[: count != 1]}"


def _origins(answer: Answer) -> str:
    if not answer.independent:
        return ""
    one = answer.independent == 1
    count = "1 origin" if one else f"{answer.independent} independent origins"
    return f'<span data-origins="{answer.independent}">{count}</span>'
