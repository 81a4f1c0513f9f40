"""A slow iterator is waited for in a thread, and can be left."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import aclosing
from threading import Event

from ui.threads import aside


def test_every_piece_comes_in_order() -> None:
    """And then no more."""

    async def collected() -> list[int]:
        return [piece async for piece in aside(iter(range(100)))]

    assert asyncio.run(collected()) == list(range(100))


def test_whoever_waits_can_leave_at_once() -> None:
    """Long before the next piece is there; the iterator is closed when it is."""
    come, closed = Event(), Event()

    def slow() -> Iterator[int]:
        try:
            yield 0
            assert come.wait(30)
            yield 1
        finally:
            closed.set()

    async def leave() -> int:
        async with aclosing(aside(slow())) as pieces:
            return await anext(pieces)

    assert asyncio.run(leave()) == 0
    assert not closed.is_set()
    come.set()
    assert closed.wait(30)
