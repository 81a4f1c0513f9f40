"""The English embedding model that comes inside a wheel: bge-small-en, int8.

It reads English alone, two to three times as fast as the multilingual one of `rag.engines.e5`
(docs/decisions/0018). The model: Xiao et al., C-Pack, SIGIR 2024.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version

import numpy as np
from numpy.typing import NDArray

from rag.engines.onnx import PACKAGE, Files, Onnx, open_onnx

DIMENSIONS = 384
NAME = f"{PACKAGE} {version(PACKAGE)} bge-small-en"

_FILES = Files(
    folder="models/data/bge_small_en",
    model_sha256="68807e3ff2abb83cdd708d8243fd398246e397bfee2ba611c2bad728e27df743",
    tokenizer_sha256="d241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66",
)
_MOST_TOKENS = 512
_QUESTION = "Represent this sentence for searching relevant passages: "
"""Stands before a question: the model was trained so."""


class BgeSmall:
    """bge-small-en with the two methods of LangChain's ``Embeddings``."""

    def __init__(self) -> None:
        self._model: Onnx = open_onnx(_FILES, _MOST_TOKENS)

    def embed_documents(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of passages, one a row: the state above the first token."""
        vectors = np.empty((len(texts), DIMENSIONS), np.float32)
        for row, (_, (states, *_)) in enumerate(self._model.read(texts)):
            vectors[row] = states[0]
        return vectors

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """The vector of a question."""
        vector: NDArray[np.float32] = self.embed_documents([_QUESTION + text])[0]
        return vector
