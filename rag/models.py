"""The only door to chat models and embeddings.

LangChain is imported where it is needed: the embedded model starts without it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeVar
from urllib.parse import urlsplit

from rag.engines import deadline, faults, patience
from rag.engines.chat import Chat, ProvidedChat
from rag.engines.embedder import Embedder
from rag.errors import ModelError
from rag.settings import Settings
from rag.types import QUOTES

__all__ = [
    "DEFAULT_MODEL",
    "EMBEDDED",
    "ENGLISH",
    "LOCAL",
    "LOCAL_CHAT",
    "Chat",
    "Embedder",
    "open_chat",
    "open_embedder",
    "stays_here",
]

EMBEDDED = "embedded"
"""The value of ``DATELINE_EMBEDDING_MODEL`` that needs no key and no network."""
ENGLISH = "embedded-english"
"""The value for a faster model that reads English alone, without key and network, too."""
LOCAL = (EMBEDDED, ENGLISH)
"""The models that see nothing leave this machine."""

LOCAL_CHAT = "local"
"""The value of ``DATELINE_CHAT_MODEL`` for the model that `make local-model` puts together."""

DEFAULT_MODEL = "gpt-5.4-mini"
"""OpenAI's model where a key is all that is set."""

_BATCH = 128
T = TypeVar("T")


def open_embedder(settings: Settings) -> Embedder:
    """The embedding model the settings name.

    Raises:
        ModelError: it cannot be had; the message says what mends it.
    """
    if settings.embedding_model in ("", EMBEDDED):
        from rag.engines import e5

        return Embedder(e5.NAME, e5.DIMENSIONS, e5.load())
    if settings.embedding_model == ENGLISH:
        from rag.engines import bge

        return Embedder(bge.NAME, bge.DIMENSIONS, bge.BgeSmall())
    remote = Remote(settings)
    return Embedder(settings.embedding_model, len(remote.embed_query("word")), remote)


class Remote:
    """An embedding model of LangChain's, with a deadline over each call.

    Where it is asked too often it is waited for: at a question a moment, at passages longer.
    """

    def __init__(self, settings: Settings) -> None:
        from langchain.embeddings import init_embeddings

        name = settings.embedding_model
        options: dict[str, Any] = {}
        if _provider(name) == "openai":
            options = _openai(settings) | {"check_embedding_ctx_length": False, "max_retries": 0}
        self._asked = f"Asked {_whom(name, settings)} for embeddings"
        self._seconds = settings.timeout
        with _opening(name, "DATELINE_EMBEDDING_MODEL"):
            self._model = init_embeddings(name, **options)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector a text."""
        batches = (texts[at : at + _BATCH] for at in range(0, len(texts), _BATCH))
        ask = self._model.aembed_documents
        return [
            row
            for batch in batches
            for row in self._wait(partial(ask, batch), patience.OF_PASSAGES)
        ]

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        return self._wait(partial(self._model.aembed_query, text), patience.OF_A_QUESTION)

    def _wait(self, ask: Callable[[], Coroutine[Any, Any, T]], most: float) -> T:
        try:
            return patience.patiently(
                lambda: deadline.wait(ask(), self._seconds), most, self._asked
            )
        except Exception as error:
            raise faults.plain(error, self._asked) from None


def open_chat(settings: Settings) -> Chat | None:
    """The chat model the settings name, or None where they name none.

    ``DATELINE_CHAT_MODEL`` wins, then ``OPENAI_BASE_URL``, then ``OPENAI_API_KEY``.

    Raises:
        ModelError: it cannot be had; the message says what mends it.
    """
    if settings.chat_model == LOCAL_CHAT:
        from rag.engines.local import open_local

        return open_local(settings.models, settings.timeout)
    if settings.chat_model:
        return _chat(settings.chat_model, settings)
    if settings.openai_base_url:
        return _chat(f"openai:{_served_model(settings)}", settings)
    if settings.openai_api_key:
        return _chat(f"openai:{DEFAULT_MODEL}", settings)
    return None


def stays_here(engine: str) -> bool:
    """Whether what an answer's engine is shown stays on this machine."""
    return engine == QUOTES or engine.startswith(f"{LOCAL_CHAT}:")


def _chat(name: str, settings: Settings) -> ProvidedChat:
    from langchain.chat_models import init_chat_model

    ours = _provider(name) == "openai"
    options: dict[str, Any] = {"max_retries": 2, "temperature": 0, "timeout": settings.timeout}
    if ours:
        options |= _openai(settings) | {"stream_usage": False}
    if name == f"openai:{DEFAULT_MODEL}":
        options["reasoning_effort"] = "none"
    with _opening(name, "DATELINE_CHAT_MODEL"):
        model = init_chat_model(name, **options)
    return ProvidedChat(name, _whom(name, settings), settings.timeout, ours, model)


def _served_model(settings: Settings) -> str:
    """The model a server offers: the default one if it has it, else its first for chats."""
    asked = f"Asked {_whom('', settings)} for its models"
    try:
        names = deadline.wait(_list_models(_openai(settings)), settings.timeout)
    except Exception as error:
        raise faults.plain(error, asked) from None
    chats = [name for name in names if "embed" not in name.lower()]
    if not chats:
        raise ModelError(f"{asked}, but it offers none. Name one in DATELINE_CHAT_MODEL.")
    return DEFAULT_MODEL if DEFAULT_MODEL in chats else chats[0]


async def _list_models(options: dict[str, Any]) -> list[str]:
    from openai import AsyncOpenAI

    async with AsyncOpenAI(**options) as client:
        return [model.id async for model in client.models.list()]


def _openai(settings: Settings) -> dict[str, Any]:
    """What ChatOpenAI, OpenAIEmbeddings and the client all take.

    A read may last as long as the whole answer may: a small machine thinks long before
    its first word.
    """
    from openai import Timeout

    key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else ""
    if not key and not settings.openai_base_url:
        raise ModelError(
            "OpenAI's models need a key, and none is set. Set OPENAI_API_KEY in .env, "
            "or OPENAI_BASE_URL for a server that needs none."
        )
    return {
        "api_key": key or "none",
        "base_url": settings.openai_base_url or None,
        "timeout": Timeout(settings.timeout, connect=5),
        "max_retries": 2,
    }


@contextmanager
def _opening(name: str, setting: str) -> Iterator[None]:
    """Say plainly why LangChain cannot make a model."""
    try:
        if not all(part.strip() for part in name.partition(":")):
            raise ValueError
        yield
    except ImportError as error:
        package = re.search(r"pip install ([\w-]+)", str(error))
        raise ModelError(
            f"{setting} is {name!r}, whose provider needs a package that is not installed. "
            f"Mend it: pip install {package[1] if package else 'langchain-' + _provider(name)}"
        ) from None
    except Exception as error:
        raise ModelError(
            f"{setting} should be provider:model in LangChain's names, such as "
            f"openai:{DEFAULT_MODEL}, with the provider's key in the environment; "
            f"{name!r} came, which cannot be opened ({type(error).__name__})."
        ) from None


def _provider(name: str) -> str:
    return name.partition(":")[0].strip().lower()


def _whom(name: str, settings: Settings) -> str:
    """The model and its server's address, without a user or password in it."""
    if not settings.openai_base_url or _provider(name) not in ("openai", ""):
        return name
    address = urlsplit(settings.openai_base_url)
    place = f"{address.scheme}://{address.netloc.rpartition('@')[2]}"
    return f"{name} at {place}" if name else place
