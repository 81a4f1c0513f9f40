"""The chat model that `make local-model` puts together, run in this process by llama.cpp.

The only door to xllamacpp. The model: Hui et al., Qwen2.5-Coder Technical Report, 2024.
One model serves the process and writes one answer at a time: two would each take twice as long.
"""

from __future__ import annotations

import atexit
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from queue import Empty, SimpleQueue
from tempfile import TemporaryDirectory
from threading import Event
from time import monotonic
from typing import Any, Final

from rag.engines.chat import Message
from rag.engines.weights import sha256_of
from rag.errors import ModelError

NAME = "local:qwen2.5-coder-1.5b-instruct"
FILE = "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf"
BYTES = 1_117_320_768
SHA256 = "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046"

_CONTEXT = 4096
"""Tokens of all that is kept of the prompts of both kinds, answers included."""
_KINDS = 2
"""Prompts whose beginnings are kept: that of an answer, and that of a question of yes or no."""
_BATCH = 128
"""Tokens read at a time; between two batches a reader that has left is noticed."""
_LONGEST = 200
"""Most tokens of an answer."""
_ROLES = {"system": "system", "human": "user", "ai": "assistant"}
_MEND = "Mend it: make local-model"
_ASKED = "Asked the local chat model for an answer"
_END: Final = object()

_line = ThreadPoolExecutor(1, "local-model")


@dataclass(frozen=True, slots=True)
class LocalChat:
    """The local chat model.

    Attributes:
        path: Its file.
        seconds: The one deadline over a whole answer, waiting in line included.
        sha256: What the file must have.
        threads: How many work at it; 0 for one a core.
    """

    path: Path
    seconds: float
    sha256: str = SHA256
    threads: int = 0

    @property
    def name(self) -> str:
        """As an answer names its engine."""
        return NAME

    @property
    def small(self) -> bool:
        """It is: it is shown little, held to a grammar, and a quote stands first."""
        return True

    def stream(self, messages: Sequence[Message], grammar: str = "") -> Iterator[str]:
        """The answer in pieces, as they come.

        Args:
            messages: The conversation.
            grammar: What the answer must look like, in llama.cpp's GBNF; "" for anything.

        Raises:
            ModelError: no answer came, or not a whole one; what came before was given.
        """
        chunks: SimpleQueue[Any] = SimpleQueue()
        left, ends = Event(), monotonic() + self.seconds
        work = _line.submit(self._ask, _request(messages, grammar), chunks, left)
        try:
            while (chunk := chunks.get(timeout=max(0, ends - monotonic()))) is not _END:
                yield from _words(chunk)
            work.result()
        except Empty:
            raise ModelError(
                f"{_ASKED}, but no whole answer came in time. "
                "Ask again, or set a longer DATELINE_TIMEOUT."
            ) from None
        finally:
            left.set()
            work.cancel()

    def complete(self, messages: Sequence[Message], grammar: str = "") -> str:
        """The whole answer; as `stream` otherwise."""
        return "".join(self.stream(messages, grammar))

    def _ask(self, request: dict[str, Any], chunks: SimpleQueue[Any], left: Event) -> None:
        """Put the chunks of an answer in line, until the reader has left; then the end."""

        def take(chunk: dict[str, Any]) -> bool:
            chunks.put(chunk)
            return left.is_set()

        try:
            if not left.is_set():
                _server(self.path, self.sha256, self.threads).handle_chat_completions(request, take)
        finally:
            chunks.put(_END)


def open_local(models: Path, seconds: float) -> LocalChat:
    """The local chat model, whose file is in the folder ``models``; it is loaded when first asked.

    Raises:
        ModelError: the file or the library that runs it is not there.
    """
    path = (models / FILE).resolve()
    if not find_spec("xllamacpp"):
        raise ModelError(f"DATELINE_CHAT_MODEL is local, which needs xllamacpp. {_MEND}")
    if not path.is_file() or path.stat().st_size != BYTES:
        raise ModelError(
            f"DATELINE_CHAT_MODEL is local, but {path} is not there, or not whole. {_MEND}"
        )
    return LocalChat(path, seconds)


@lru_cache(1)
def _server(path: Path, sha256: str, threads: int) -> Any:  # noqa: ANN401 - the library has no types
    """The model, loaded and checked at the first call.

    The library opens a server of its own, too. Its address is a socket in a folder that
    is gone at once, so that nobody else can ask.
    """
    found = sha256_of(path)
    if found != sha256:
        raise ModelError(
            f"{path} has the SHA-256 {found[:12]}…, {sha256[:12]}… was expected. {_MEND}"
        )
    from xllamacpp import Server

    with TemporaryDirectory() as folder:
        try:
            return Server(_parameters(path, Path(folder) / "closed.sock", threads))
        except RuntimeError:
            raise ModelError(
                f"{path} could not be loaded; it takes 1.9 GB of memory. Free some, and ask again."
            ) from None


def _parameters(path: Path, address: Path, threads: int) -> Any:  # noqa: ANN401 - the library has no types
    from xllamacpp import CommonParams

    wanted = CommonParams()
    wanted.model.path = str(path)
    wanted.hostnames = [str(address)]
    wanted.n_ctx, wanted.n_parallel, wanted.kv_unified = _CONTEXT, _KINDS, True
    wanted.n_batch = wanted.n_ubatch = _BATCH
    wanted.n_gpu_layers, wanted.cache_ram_mib = 0, 0
    wanted.cpuparams.n_threads = threads or len(os.sched_getaffinity(0))
    wanted.cpuparams_batch.n_threads = wanted.cpuparams.n_threads
    wanted.verbosity = -1
    wanted.warmup = wanted.ui = False
    return wanted


def _request(messages: Sequence[Message], grammar: str) -> dict[str, Any]:
    return {
        "messages": [{"role": _ROLES[who], "content": words} for who, words in messages],
        "stream": True,
        "return_progress": True,
        "temperature": 0,
        "max_tokens": _LONGEST,
        **({"grammar": grammar} if grammar else {}),
    }


def _words(chunk: Mapping[str, Any]) -> Iterator[str]:
    """The words of a chunk, if it has some.

    Raises:
        ModelError: the chunk tells a fault, or that the answer was cut short.
    """
    if "choices" not in chunk:
        raise ModelError(f"{_ASKED}, but it reported a fault. Ask something shorter.")
    for choice in chunk["choices"]:
        if words := choice["delta"].get("content"):
            yield words
        if choice.get("finish_reason") == "length":
            raise ModelError(f"{_ASKED}, but it was cut short: it went on too long.")


atexit.register(_server.cache_clear)
