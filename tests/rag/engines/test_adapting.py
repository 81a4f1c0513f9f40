"""A small file of changes makes another model of one that stays as it is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import pytest

from rag.engines.adapting import Arrays, adapted, quantized
from rag.engines.onnx import opened
from rag.engines.relevance import FILES, relevance

PAIRS = [
    ("Who was hurt?", "Five soldiers were hurt when rockets fell on the base."),
    ("Who was hurt?", "The weather was fine."),
    ("When was it?", "It was on 9 December, at noon."),
]
CHANGED = "bert.encoder.layer.11.output.dense"


def heads(model: Path) -> Arrays:
    """Heads that judge as the model's own does, and mark by the first of what it thinks."""
    proto = onnx.load(str(model))
    own, _ = quantized(proto)["classifier"]
    bias = next(each for each in proto.graph.initializer if each.name == "classifier.bias")
    return {
        "judgement.weight": own,
        "judgement.bias": onnx.numpy_helper.to_array(bias),
        "span.weight": np.eye(384, 2, dtype=np.float32),
        "span.bias": np.zeros(2, np.float32),
    }


def change(size: float, model: Path) -> Arrays:
    """A change of one matrix, so large."""
    chance = np.random.default_rng(1)
    weight, _ = quantized(onnx.load(str(model)))[CHANGED]
    rows, columns = weight.shape
    return {
        f"{CHANGED}.A": chance.normal(size=(rows, 4)).astype(np.float16),
        f"{CHANGED}.B": (size * chance.normal(size=(4, columns))).astype(np.float16),
    }


@pytest.mark.parametrize(("size", "least", "most"), [(0.0, 0.0, 0.5), (1.0, 1.0, 30.0)])
def test_what_is_changed_is_what_differs(
    tmp_path: Path, size: float, least: float, most: float
) -> None:
    """With a change of nothing the scores are as before, but for rounding; with one they move."""
    np.savez(tmp_path / "a.npz", **heads(FILES.model), **change(size, FILES.model))  # type: ignore[arg-type]
    model = opened(adapted(FILES.model, tmp_path / "a.npz"), FILES, 256)
    outputs = [told for _, told in model.read(PAIRS)]
    before = [relevance(question, [text])[0] for question, text in PAIRS]
    judged = np.array([judgement for judgement, _ in outputs])
    assert judged.shape == (3, 1)
    assert least <= np.abs(judged[:, 0] - before).max() <= most
    assert all(spans.shape[1:] == (2,) for _, spans in outputs)


def test_an_adapter_without_heads_is_none(tmp_path: Path) -> None:
    """What lacks a head is refused by its name, and not used."""
    np.savez(tmp_path / "a.npz", **change(0.1, FILES.model))  # type: ignore[arg-type]
    with pytest.raises(KeyError, match="judgement"):
        adapted(FILES.model, tmp_path / "a.npz")
