"""Do two texts differ on what is asked?

The judge is the cross-encoder of `rag.engines.relevance`, adapted by ``contradiction.npz``.
`python -m bench.contradiction` learns that; docs/decisions/0033-contradiction.md has the figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from rag.engines.adapting import adapted
from rag.engines.onnx import Onnx, opened
from rag.engines.reader import View, joined
from rag.engines.relevance import FILES

ADAPTER = Path(__file__).with_name("contradiction.npz")
MOST_TOKENS = 256
"""Tokens that are read of a question with two texts."""
CONTRADICTS = 0.5
"""Odds, in logits, from which on two are said to differ."""
_MOST_WORDS = 80
"""Words that are read of a text."""


def contradiction(question: str, pairs: Sequence[tuple[str, str]]) -> list[float]:
    """For each pair of texts, in logits, whether they differ: above 0, rather than not.

    Two differ that cannot both be right as an answer to the question, or answer it in opposed
    ways. One that does not answer it differs from none. Both orders are read, for the judge
    leans a little on which is the first.
    """
    told = [beside(one, other) for one, other in pairs]
    turned = [beside(other, one) for one, other in pairs]
    odds = zip(*(_model().scores(question, each) for each in (told, turned)), strict=True)
    return [sum(both) / 2 for both in odds]


def beside(one: str, other: str) -> str:
    """Both texts as they are read, the head of each."""
    heads = (" ".join(each.split()[:_MOST_WORDS]) for each in (one, other))
    return joined(View(*heads))


@cache
def _model() -> Onnx:
    return opened(adapted(FILES.model, ADAPTER), FILES, MOST_TOKENS)
