"""Texts become vectors of unit length, whichever model makes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from rag.errors import ModelError
from rag.recent import Recent

_REMEMBERED = 8
"""Questions whose vectors are kept: one asked of several publishers is looked for at each."""


class Vectoriser(Protocol):
    """What turns texts into vectors: the part of LangChain's ``Embeddings`` we use."""

    def embed_documents(self, texts: list[str]) -> ArrayLike:
        """One vector a text."""

    def embed_query(self, text: str) -> ArrayLike:
        """The vector of a question."""


@dataclass(frozen=True, slots=True)
class Embedder:
    """Turns passages and questions into vectors of unit length.

    Attributes:
        name: What the store records, so that vectors of two models never mix.
        dimensions: The length of every vector.
    """

    name: str
    dimensions: int
    vectoriser: Vectoriser
    _recent: Recent[NDArray[np.float32]] = field(
        default_factory=lambda: Recent(_REMEMBERED), init=False, repr=False, compare=False
    )

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, one row a text.

        Raises:
            ModelError: the model did not answer, or not with vectors of its length.
        """
        if not texts:
            return np.empty((0, self.dimensions), np.float32)
        return _unit(self.vectoriser.embed_documents(list(texts)), (len(texts), self.dimensions))

    def embed_question(self, text: str) -> NDArray[np.float32]:
        """The unit vector of a question.

        Raises:
            ModelError: the model did not answer, or not with a vector of its length.
        """
        return self._recent.get(text, None, partial(self._embed_question, text))

    def _embed_question(self, text: str) -> NDArray[np.float32]:
        vector = _unit(self.vectoriser.embed_query(text), (self.dimensions,))
        vector.flags.writeable = False  # it is remembered
        return vector


def _unit(vectors: ArrayLike, shape: tuple[int, ...]) -> NDArray[np.float32]:
    found: NDArray[np.float32] = np.asarray(vectors, np.float32)
    length = np.linalg.norm(found, axis=-1, keepdims=True)
    if found.shape != shape or not (np.isfinite(length) & (length > 0)).all():
        raise ModelError(
            f"The embedding model should give finite vectors of shape {shape}, "
            f"but {found.shape} came. Check DATELINE_EMBEDDING_MODEL."
        )
    unit: NDArray[np.float32] = (found / length).astype(np.float32)
    return unit
