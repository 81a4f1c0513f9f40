"""How the judge of contradictions learns: pairs of passages, or a record's strongest pair."""

from __future__ import annotations

import random
from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from bench.contradiction.records import Pair, Record
from bench.reader.network import Network, read
from bench.reader.teaching import batches, teach
from rag.engines.contradiction import MOST_TOKENS, beside
from rag.engines.onnx import tokenizer_of
from rag.engines.relevance import FILES

_RECORDS = 4
"""Records in a step,"""
_PAIRS = 5
"""and for each so many pairs at most."""
_RATE = 7e-4
_WEAK = 0.5
"""What a record counts of which only is known whether any two passages differ."""
_COPIES = 0.5
"""The share of the other records of which a passage is set beside its own latter part."""


def learn(network: Network, some: Sequence[Record], epochs: float, seed: int = 1) -> None:
    """Learn from the records so many times over; progress is printed."""
    random.seed(seed)
    torch.manual_seed(seed)
    tokenizer, records = tokenizer_of(FILES, MOST_TOKENS), batches(some, _RECORDS)
    tokenizer.enable_padding()

    def loss() -> Tensor:
        chosen = [(record, _chosen(record)) for record in next(records)]
        texts = [_text(record, pair) for record, pairs in chosen for pair in pairs]
        judged, _ = read(network, tokenizer.encode_batch(texts))
        parts = judged[:, 0].split([len(pairs) for _, pairs in chosen])
        losses = [_loss(*each, odds) for each, odds in zip(chosen, parts, strict=True)]
        return torch.stack(losses).mean()

    teach(network, loss, int(len(some) * epochs) // _RECORDS, _RATE)


def _loss(record: Record, pairs: Sequence[Pair], odds: Tensor) -> Tensor:
    entropy = functional.binary_cross_entropy_with_logits
    if record.differ is None:
        any_two = torch.logsumexp(odds, 0)
        return _WEAK * entropy(any_two, torch.tensor(float(record.disputed)))
    return entropy(odds, torch.tensor([float(pair in record.differ) for pair in pairs]))


def _chosen(record: Record) -> list[Pair]:
    """Some pairs, those that differ and the others in equal parts where there are as many."""
    pairs = random.sample(record.pairs, len(record.pairs))
    if record.differ is None:
        return pairs[:_PAIRS]
    differ = [pair for pair in pairs if pair in record.differ]
    alike = [pair for pair in pairs if pair not in record.differ]
    kept = differ[: max(_PAIRS // 2, _PAIRS - len(alike))]
    copied = [(pairs[0][0],) * 2] if random.random() < _COPIES else []
    return [*kept, *alike[: _PAIRS - len(kept)], *copied]


def _text(record: Record, pair: Pair) -> tuple[str, str]:
    """A pair as it is read; of a passage beside itself the first words are gone."""
    one, other = (record.passages[place] for place in random.sample(pair, 2))
    if pair[0] == pair[1]:
        words = other.split()
        other = " ".join(words[random.randrange(len(words) // 2 + 1) :])
    return record.question, beside(*random.sample((one, other), 2))
