"""The chat model that writes, once it can be had."""

from __future__ import annotations

from urllib.parse import urlsplit

from rag.engines.chat import Chat
from rag.models import open_chat
from rag.settings import Settings


class Writer:
    """The chat model that the settings name, if any; any thread may use it.

    Where only a server's address is set, the server must be asked which model it has:
    that is done when an answer is to be written, until it succeeds.

    Raises:
        ModelError: the settings name a model that cannot be had.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._asks_server = bool(settings.openai_base_url and not settings.chat_model)
        self._chat = None if self._asks_server else open_chat(settings)

    @property
    def name(self) -> str | None:
        """provider:model; a server's address as long as it has not told its model; or None."""
        if self._chat:
            return self._chat.name
        return self._address() if self._asks_server else None

    def open(self) -> Chat | None:
        """The chat model, or None where the settings name none.

        Raises:
            ModelError: the server does not tell which model it has.
        """
        if self._asks_server and not self._chat:
            self._chat = open_chat(self._settings)
        return self._chat

    def _address(self) -> str:
        """The server's host and port, without a user or password."""
        return urlsplit(self._settings.openai_base_url or "").netloc.rpartition("@")[2]
