"""A library that another process owns, worked with through that process."""

from __future__ import annotations

from collections.abc import Callable, MappingView
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from store.errors import DatelineError, EmbedderMismatch, StoreError
from store.invitations import Invitation, enter, invitation
from store.library import Library

FACE = (
    "put", "drop", "group", "redate", "undated", "near", "matching", "nearest_of", "entries",
    "entry", "sources",
    "passages", "article", "articles_of", "articles", "unembedded", "vectors", "original",
    "history", "past", "dates", "attributions", "ungrouped", "alike", "copies", "copies_of",
    "size", "languages", "articles_in", "places", "cuts", "extent", "published",
    "articles_within", "passages_of", "publishers", "listed", "listing",
    "changes",
)  # fmt: skip
"""What a guest may ask of the owner: all that a `Library` does but closing."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What the owner's method raised, on its way to the guest."""

    error: DatelineError


class Guest(Library):
    """The same face as a `Library` that owns its folder; any thread may use it.

    Every method may also raise a StoreError that says that the owner has ended.

    Raises:
        EmbedderMismatch: the owner has another embedding model.
        StoreError: nobody answers the invitation.
    """

    def __init__(self, folder: Path, invited: Invitation, embedder: str, dimensions: int) -> None:
        self._folder = folder
        self._invited = invited
        self._model = (embedder, dimensions)
        self._free: list[Connection] | None = []
        self._free.append(self._enter())

    def close(self) -> None:
        """Leave; the owner goes on."""
        free, self._free = self._free, None
        for connection in free or []:
            connection.close()

    def ask(self, name: str, *values: object, **named: object) -> Any:  # noqa: ANN401
        """What the owner's method of that name gives, or raises."""
        connection = self._take()
        answer = self._exchange(connection, (name, [_plain(value) for value in values], named))
        self._give_back(connection)
        if isinstance(answer, Refusal):
            raise answer.error
        return answer

    def _exchange(self, connection: Connection, message: object) -> Any:  # noqa: ANN401
        try:
            connection.send(message)
            return connection.recv()
        except (OSError, EOFError):
            connection.close()
            raise self._gone() from None
        except BaseException:
            connection.close()
            raise

    def _enter(self) -> Connection:
        connection = enter(self._invited)
        if connection is None:
            raise self._gone()
        answer = self._exchange(connection, self._model)
        if isinstance(answer, Refusal):
            connection.close()
            raise answer.error
        return connection

    def _take(self) -> Connection:
        if self._free is None:
            raise StoreError(f"{self._folder} cannot be used now: it was closed here.")
        with suppress(IndexError):
            return self._free.pop()
        return self._enter()

    def _give_back(self, connection: Connection) -> None:
        if self._free is None:
            connection.close()
        else:
            self._free.append(connection)

    def _gone(self) -> StoreError:
        return StoreError(
            f"The process that owned {self._folder} ended before it answered. What it had "
            f"acknowledged is kept; run this again, and it opens the folder itself."
        )


def visit(folder: Path, embedder: str, dimensions: int) -> Guest | None:
    """A guest of the folder's owner, or None where no owner shares it.

    Raises:
        EmbedderMismatch: the owner has another embedding model.
    """
    if invited := invitation(folder):
        try:
            return Guest(folder, invited, embedder, dimensions)
        except EmbedderMismatch:
            raise
        except StoreError:
            return None
    return None


def _plain(value: object) -> object:
    """A view of a dict cannot be sent; a list of what is in it can."""
    return list(value) if isinstance(value, MappingView) else value  # type: ignore[call-overload]


def _forwarded(name: str) -> Callable[..., Any]:
    def method(guest: Guest, *values: object, **named: object) -> Any:  # noqa: ANN401
        return guest.ask(name, *values, **named)

    method.__name__, method.__doc__ = name, getattr(Library, name).__doc__
    return method


for _name in FACE:
    setattr(Guest, _name, _forwarded(_name))
