"""One deadline over all that a model does, however slowly it does it.

A read timeout ends a server that stalls, not one that drips. So models are
called on one event loop in a thread of its own: what is late is cancelled, and
its connection is closed. The loop is one for the process, because LangChain
keeps its connections from call to call and each belongs to the loop it was made on.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from functools import cache
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any, Final, TypeVar

T = TypeVar("T")

_END: Final = object()
_starting = Lock()


def wait(work: Coroutine[Any, Any, T], seconds: float) -> T:
    """The result of ``work``, or `TimeoutError` when it takes longer."""
    return asyncio.run_coroutine_threadsafe(_within(work, seconds), _loop()).result()


def each(start: Callable[[], AsyncIterator[T]], seconds: float) -> Iterator[T]:
    """The items of an asynchronous iterator as they come, all within ``seconds``.

    The clock starts with the first item asked for. A consumer that stops early
    cancels the rest.

    Raises:
        TimeoutError: the time ran out; the items that came were given.
    """
    items: SimpleQueue[Any] = SimpleQueue()
    work = asyncio.run_coroutine_threadsafe(_within(_pump(start, items), seconds), _loop())
    work.add_done_callback(lambda _: items.put(_END))
    try:
        while (item := items.get()) is not _END:
            yield item
        work.result()
    finally:
        work.cancel()


async def _pump(start: Callable[[], AsyncIterator[T]], items: SimpleQueue[Any]) -> None:
    async for item in start():
        items.put(item)


async def _within(work: Coroutine[Any, Any, T], seconds: float) -> T:
    async with asyncio.timeout(seconds):
        return await work


def _loop() -> asyncio.AbstractEventLoop:
    with _starting:
        return _running_loop()


@cache
def _running_loop() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    Thread(target=loop.run_forever, name="models", daemon=True).start()
    return loop
