"""Reads sentences for a question: does one answer it, and with which of its words?

The reader is the cross-encoder of `rag.engines.relevance`, adapted to news of attacks by the
file ``reader.npz``. `python -m bench.reader` learns that from the articles and questions in
``bench/reader/``, all invented; docs/decisions/0031-a-reader-of-our-own.md has the figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rag.engines.adapting import adapted
from rag.engines.onnx import Onnx, Outputs, Tokens, opened
from rag.engines.relevance import FILES

ADAPTER = Path(__file__).with_name("reader.npz")
MOST_TOKENS = 144
"""Tokens that are read of a question with a text."""
_LONGEST_VALUE = 16
"""Tokens of a value."""
_BETWEEN = " [SEP] "
"""Stands between a text and its surroundings; a tokenizer knows it for a seam."""


@dataclass(frozen=True, slots=True)
class View:
    """A text to be read, and what stands around it, which tells what it speaks of."""

    text: str
    around: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader thinks of a text.

    Attributes:
        answers: Whether it answers the question, in logits: above 0, rather than not.
        value: Where in the text the answer's own words stand, if it has such: code-point offsets.
        sure: The probability of that place, among all that there are.
    """

    answers: float
    value: tuple[int, int] | None
    sure: float


def read(question: str, views: Sequence[View]) -> list[Reading]:
    """A reading of each view, in their order."""
    told = _model().read((question, joined(view)) for view in views)
    return [_reading(view, *each) for view, each in zip(views, told, strict=True)]


def _reading(view: View, tokens: Tokens, outputs: Outputs) -> Reading:
    judgement, spans = outputs
    value, sure = _value(tokens, spans, len(view.text))
    return Reading(float(judgement[0]), value, sure)


def joined(view: View) -> str:
    """Text and surroundings as they are read; what would be a seam in the text itself is none."""
    text, around = (each.replace("[", "(") for each in (view.text, view.around))
    return f"{text}{_BETWEEN}{around}"


def tokens_of(encoded: Tokens, length: int) -> list[int]:
    """The places of the tokens in the first ``length`` characters of the second text."""
    told = zip(encoded.sequence_ids, encoded.offsets, strict=True)
    return [at for at, (part, (a, b)) in enumerate(told) if part == 1 and a < b <= length]


def _value(
    encoded: Tokens, spans: NDArray[np.float32], length: int
) -> tuple[tuple[int, int] | None, float]:
    """The likeliest place of the value in the first ``length`` characters, and how likely it is."""
    inside = tokens_of(encoded, length)
    if not inside:
        return None, 0.0
    first, last = (_log_softmax(spans[inside, column]) for column in (0, 1))
    odds = np.triu(first[:, None] + last[None, :] + 1e3) - 1e3
    odds = np.where(np.tri(len(inside), k=_LONGEST_VALUE - 1, dtype=bool), odds, -1e3)
    start, end = np.unravel_index(int(odds.argmax()), odds.shape)
    place = encoded.offsets[inside[start]][0], encoded.offsets[inside[end]][1]
    return place, float(np.exp(odds[start, end]))


def _log_softmax(values: NDArray[np.float32]) -> NDArray[np.float32]:
    shifted: NDArray[np.float32] = values - values.max()
    return shifted - np.float32(np.log(np.exp(shifted).sum()))


@cache
def _model() -> Onnx:
    return opened(adapted(FILES.model, ADAPTER), FILES, MOST_TOKENS)
