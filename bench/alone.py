"""What it is worth to read each text by itself, and not padded to one length with others.

    python -m bench.alone [FOLDER] [--first N]

The first sentences of the Markdown files of FOLDER (``articles``) are read with one question by
the cross-encoder of `rag.engines.relevance`: by themselves, side by side, as `rag.engines.onnx`
does, and in batches of eight of like length, on all processors. Told are the seconds of each,
the least of three rounds in turns, and by how much the batches move a score, in logits.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from operator import itemgetter
from pathlib import Path
from time import perf_counter

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from rag.engines.onnx import tokenizer_of
from rag.engines.relevance import FILES, relevance
from rag.sentences import sentences

Score = Callable[[Sequence[str]], NDArray[np.float32]]

_QUESTION = "How many people were hurt in the attack?"
_MOST_TOKENS = 256
_BATCH = 8
_ROUNDS = 3


def measure(texts: Sequence[str]) -> str:
    """Both ways side by side, in three lines."""
    ways = (_score_alone, _batched())
    _score_alone(texts[:1])
    rounds = [[_timed(way, texts) for way in ways] for _ in range(_ROUNDS)]
    (alone, scores), (together, others) = (
        min(timed, key=itemgetter(0)) for timed in zip(*rounds, strict=True)
    )
    moved = np.abs(scores - others)
    return (
        f"{len(texts)} sentences, each by itself {alone:.2f} s\n"
        f"in batches of {_BATCH} {together:.2f} s, {together / alone:.2f} times as long\n"
        f"a score is moved by {moved.mean():.2f} in the mean, and by {moved.max():.2f} at most"
    )


def _timed(way: Score, texts: Sequence[str]) -> tuple[float, NDArray[np.float32]]:
    began = perf_counter()
    scores = way(texts)
    return perf_counter() - began, scores


def _score_alone(texts: Sequence[str]) -> NDArray[np.float32]:
    return np.array(relevance(_QUESTION, texts), np.float32)


def _batched() -> Score:
    """The same model, which reads texts of like length together on all processors."""
    tokenizer = tokenizer_of(FILES, _MOST_TOKENS)
    tokenizer.enable_padding()
    session = onnxruntime.InferenceSession(str(FILES.model), providers=["CPUExecutionProvider"])

    def score(texts: Sequence[str]) -> NDArray[np.float32]:
        scores = np.empty(len(texts), np.float32)
        places = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        for start in range(0, len(places), _BATCH):
            some = places[start : start + _BATCH]
            read = tokenizer.encode_batch([(_QUESTION, texts[at]) for at in some])
            inputs = {
                "input_ids": np.array([e.ids for e in read]),
                "attention_mask": np.array([e.attention_mask for e in read]),
                "token_type_ids": np.array([e.type_ids for e in read]),
            }
            scores[some] = np.asarray(session.run(None, inputs)[0])[:, 0]
        return scores

    return score


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.alone")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("articles"))
    parser.add_argument("--first", type=int, default=160, help="so many sentences")
    given = parser.parse_args(arguments)
    texts = [file.read_text("utf-8") for file in sorted(given.folder.glob("*.md"))]
    found = [text[start:end] for text in texts for start, end in sentences(text)]
    print(measure(found[: given.first]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
