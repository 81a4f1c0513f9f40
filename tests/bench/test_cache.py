"""Vectors are made once, and given as they were made."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from bench.retrieval.cache import Remembering
from rag.engines.embedder import Embedder


class Lengths:
    """Vectors made from the number of letters; it counts what it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def embed_documents(self, texts: Sequence[str]) -> list[list[float]]:
        """One vector a text."""
        self.asked += texts
        return [[1.0, float(len(text))] for text in texts]

    def embed_query(self, text: str) -> list[float]:
        """Another one than a passage's."""
        return [1.0, 0.0]


def test_a_text_is_embedded_once(tmp_path: Path) -> None:
    """Not again in the same call, nor in another process, nor for white space at its ends."""
    model = Lengths()
    for _ in range(2):
        memory = Remembering(lambda: Embedder("lengths", 2, model), tmp_path / "v.sqlite3")
        [one, same, other] = memory.embed_documents(["abc", " abc\n", "abcd"])
        assert one == same == pytest.approx((np.array([1, 3]) / np.sqrt(10)).tolist())
        assert other == pytest.approx((np.array([1, 4]) / np.sqrt(17)).tolist())
        assert memory.passages == 3
        assert memory.embed_query("abc") == [1.0, 0.0]
    assert model.asked == ["abc", "abcd"]


def test_models_do_not_mix(tmp_path: Path) -> None:
    """The same text under another model's name is another vector."""
    model = Lengths()
    for name in ("one", "another"):
        memory = Remembering(partial(Embedder, name, 2, model), tmp_path / "v.sqlite3")
        memory.embed_documents(["abc"])
    assert model.asked == ["abc", "abc"]
