"""Waiting for slow work in a thread that can be left behind."""

from __future__ import annotations

from asyncio import Queue, get_running_loop
from collections.abc import AsyncGenerator, Iterator
from contextlib import suppress
from threading import Event, Thread
from typing import TypeVar

T = TypeVar("T")


async def aside(pieces: Iterator[T]) -> AsyncGenerator[T, None]:
    """The pieces of a slow iterator, which raises nothing, as a thread of its own draws them.

    Whoever waits can leave at once: the thread drops the iterator when its next
    piece is there, and does not keep the process from ending.
    """
    loop, left = get_running_loop(), Event()
    drawn: Queue[tuple[T, ...]] = Queue()

    def draw() -> None:
        # A loop that has closed meanwhile takes nothing more, and nobody waits.
        with suppress(RuntimeError):
            for piece in pieces:
                if left.is_set():
                    return
                loop.call_soon_threadsafe(drawn.put_nowait, (piece,))
            loop.call_soon_threadsafe(drawn.put_nowait, ())

    Thread(target=draw, daemon=True).start()
    try:
        while piece := await drawn.get():
            yield piece[0]
    finally:
        left.set()
