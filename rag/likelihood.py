"""How likely it is that cited words say what a sentence says, learned from examples.

The other layers of `rag.layers` find what is altered; they do not see what is added. A
logistic regression over five plain signs does. Its weights are in ``likelihood.json``, which
``python -m bench.likelihood`` makes; docs/decisions/0019-support-checker.md has the figures.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from math import exp, log
from pathlib import Path

from rag.engines.language import analyse
from rag.engines.relevance import relevance
from rag.names import mentions, name_words, names
from rag.sentences import sentences
from rag.stems import stems

SIGNS = ("window", "sentence", "words", "names", "length")
"""The cross-encoder's score of the best window and of the best sentence, in logits; the share
of the sentence's words that one window has; how many of its names no window has; the
logarithm of how many words of matter it has."""
WEIGHTS = Path(__file__).with_name("likelihood.json")
"""The file of weights: one a sign, and the intercept."""

EVEN = 0.5
"""The probability at which a claim is as likely borne out as not, of as many true as false ones."""
LIKELY = 0.3
"""From this probability on a drafted sentence is verified: a draft is oftener true than false."""
_WINDOW = 3
"""Sentences that are read together."""
_NOBODY = stems("nobody one none nothing")
"""'No one' and 'nobody' are one another's words; `rag.polarity` looks at denials."""
_BEST = 2
"""Windows and sentences that are read: those that share most words."""


def is_likely(sentence: str, cited: str) -> bool:
    """Whether the cited words likely enough say what the sentence says."""
    return likelihood(sentence, cited) >= LIKELY


def likelihood(sentence: str, cited: str) -> float:
    """The probability that the cited words bear the sentence out, from 0 to 1."""
    return likelihood_of(signs(sentence, cited))


def likelihood_of(seen: Sequence[float], weights: Mapping[str, float] | None = None) -> float:
    """The probability that these signs tell, by the weights that are given or those kept."""
    weights = weights or _weights()
    total = sum(weights[name] * value for name, value in zip(SIGNS, seen, strict=True))
    return 1 / (1 + exp(-max(-50.0, min(50.0, total + weights["intercept"]))))


@lru_cache(maxsize=1000)
def signs(sentence: str, cited: str) -> tuple[float, ...]:
    """What is seen of the sentence in the cited words, in the order of `SIGNS`."""
    wanted, windows = stems(sentence) - _NOBODY, nearest_windows(sentence, cited)
    single = _nearest(wanted, [cited[start:end] for start, end in _spans(cited)])
    named = name_words("\n".join(windows))
    return (
        max(relevance(sentence, windows)),
        max(relevance(sentence, single)),
        max(len(wanted & stems(window)) for window in windows) / max(1, len(wanted)),
        float(sum(not mentions(named, name) for name in names(analyse(sentence)))),
        log(1 + len(wanted)),
    )


def nearest_windows(sentence: str, cited: str) -> list[str]:
    """The few neighbouring sentences of the cited words that share most with the sentence."""
    return _nearest(stems(sentence) - _NOBODY, list(_windows(cited, _spans(cited))))


def _spans(text: str) -> list[tuple[int, int]]:
    return sentences(text) or [(0, len(text))]


def _windows(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    for first in range(max(1, len(spans) - _WINDOW + 1)):
        last = min(first + _WINDOW, len(spans)) - 1
        yield text[spans[first][0] : spans[last][1]]


def _nearest(wanted: frozenset[str], texts: Sequence[str]) -> list[str]:
    """The texts that share most words, the shorter of two that share as many first."""
    ranked = sorted(texts, key=lambda text: (-len(wanted & stems(text)), len(text)))
    return ranked[:_BEST]


@cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = json.loads(WEIGHTS.read_text("utf-8"))["weights"]
    return weights
