"""The reader learns; only where torch is, which the product does not need."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.contradiction.records import own
from bench.reader.clusters import clusters
from rag.engines.adapting import adapted
from rag.engines.onnx import opened
from rag.engines.reader import MOST_TOKENS
from rag.engines.relevance import FILES, relevance

pytest.importorskip("torch", reason="torch is installed by `make bench-install` alone")

PAIR = ("Who was hurt?", "Five soldiers were hurt. [SEP] Rockets fell.")


def test_what_is_learned_is_what_is_read(tmp_path: Path) -> None:
    """Before the first step it judges as the cross-encoder does, afterwards otherwise."""
    from bench.reader.learning import learn
    from bench.reader.network import Network

    network = Network(FILES.model)
    network.save(tmp_path / "before.npz")
    learn(network, clusters(held=True)[:1], epochs=1.7)
    network.save(tmp_path / "after.npz")
    before, after = (judged(tmp_path / name) for name in ("before.npz", "after.npz"))
    assert abs(before - relevance(PAIR[0], [PAIR[1]])[0]) < 0.7
    assert abs(after - before) > 0.01


def judged(adapter: Path) -> float:
    """The first judgement of the pair by the model with these changes."""
    model = opened(adapted(FILES.model, adapter), FILES, MOST_TOKENS)
    ((_, (judgement, *_)),) = model.read([PAIR])
    return float(judgement[0])


def test_contradictions_are_learned(tmp_path: Path) -> None:
    """A few steps on records of our own change what the judge thinks of a pair."""
    from bench.contradiction.learning import learn
    from bench.reader.network import Network

    network = Network(FILES.model)
    network.save(tmp_path / "before.npz")
    learn(network, own(is_held=True)[:8], epochs=1)
    network.save(tmp_path / "after.npz")
    before, after = (judged(tmp_path / name) for name in ("before.npz", "after.npz"))
    assert abs(after - before) > 0.01
