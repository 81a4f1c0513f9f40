"""One process owns the folder; it may let others work with it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from multiprocessing import AuthenticationError, Pipe
from multiprocessing.connection import Client, Connection, Listener, wait
from pathlib import Path
from threading import Thread
from typing import Any

from store.errors import DatelineError, FolderBusy, StoreError
from store.guests import FACE, Guest, Refusal, visit
from store.identity import compare
from store.invitations import admit, invite, withdraw
from store.library import Library
from store.ownership import unusable

log = logging.getLogger(__name__)

PATIENCE = 5.0
"""Seconds that calls in progress are waited for when sharing ends."""


def open_library(
    folder: Path,
    embedder: str,
    dimensions: int,
    chroma_url: str | None = None,
    *,
    rebuild: bool = False,
) -> Library:
    """Own the folder, or be a guest of the process that owns and shares it.

    Arguments and errors are those of `Library`; to rebuild, the folder must be owned.
    """
    if not rebuild and (guest := visit(folder, embedder, dimensions)):
        return guest
    try:
        return Library(folder, embedder, dimensions, chroma_url, rebuild=rebuild)
    except FolderBusy:
        # The owner may have been opening until now.
        if not rebuild and (guest := visit(folder, embedder, dimensions)):
            return guest
        raise


@contextmanager
def share(library: Library) -> Iterator[None]:
    """Let other processes of this user work with the library meanwhile; a guest shares nothing.

    Raises:
        FolderUnusable: no socket can be made, or not be written down.
    """
    if isinstance(library, Guest):
        yield
        return
    with ExitStack() as undo:
        try:
            invited = invite(library.folder)
            undo.callback(withdraw, library.folder)
            listener = undo.enter_context(Listener(invited.address, "AF_UNIX", backlog=64))
        except OSError as error:
            raise unusable(library.folder, error) from error
        stopped, stop = Pipe(duplex=False)
        host = Thread(target=_host, args=(library, listener, invited.key, stopped), daemon=True)
        host.start()
        undo.callback(_stop, stop, invited.address, host)
        yield


def _stop(stop: Connection, address: str, host: Thread) -> None:
    stop.close()
    with suppress(OSError):
        Client(address, "AF_UNIX").close()  # wakes the host
    host.join(2 * PATIENCE)


def _host(library: Library, listener: Listener, key: bytes, stopped: Connection) -> None:
    """Serve each guest in a thread of its own, until sharing ends."""
    threads: list[Thread] = []
    while True:
        try:
            connection = listener.accept()
        except OSError:
            if stopped.poll(0.1):
                break
            continue
        if stopped.poll():
            connection.close()
            break
        threads = [thread for thread in threads if thread.is_alive()]
        threads.append(Thread(target=_serve, args=(library, connection, key, stopped), daemon=True))
        threads[-1].start()
    for thread in threads:
        thread.join(PATIENCE)


def _serve(library: Library, connection: Connection, key: bytes, stopped: Connection) -> None:
    with connection, suppress(OSError, EOFError, AuthenticationError):
        admit(connection, key)
        connection.send(_attempt(partial(compare, library._database, *connection.recv())))
        while stopped not in wait([connection, stopped]):
            connection.send(_answer(library, *connection.recv()))


def _answer(library: Library, name: str, values: list[Any], named: dict[str, Any]) -> object:
    if name not in FACE:
        return Refusal(
            StoreError(
                f"The process that owns {library.folder} knows no {name[:40]!a}: it may be of "
                f"another version of Dateline. Close it, and run this again."
            )
        )
    return _attempt(partial(getattr(library, name), *values, **named))


def _attempt(call: Callable[[], object]) -> object:
    try:
        return call()
    except DatelineError as error:
        return Refusal(error)
    except Exception as error:
        log.warning("A call of another process failed: %s", type(error).__name__)
        return Refusal(
            StoreError(
                f"The process that owns the folder failed: {type(error).__name__}: {error}. "
                f"Close it, and run this again."
            )
        )
