"""Work done ahead of its use by a thread: reading goes on while the model embeds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import Generic, TypeVar

T = TypeVar("T")
MOST = 12
"""Items made ahead, at most: they may hold much memory."""
_PAUSE = 0.1


class _Done:
    """The last item, with what the iterable raised, if it did."""

    def __init__(self, error: BaseException | None = None) -> None:
        self.error = error


class _Worker(Generic[T]):
    """The thread that makes the items, and the queue that it puts them in."""

    def __init__(self, items: Iterable[T], most: int) -> None:
        self.queue: Queue[T | _Done] = Queue(most)
        self._items = items
        self._stopped = Event()
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End it before it makes the item after the one in hand."""
        self._stopped.set()

    def take(self) -> T | _Done:
        """The next item; Ctrl-C is heard while it is waited for."""
        while True:
            try:
                return self.queue.get(timeout=_PAUSE)
            except Empty:
                continue

    def _run(self) -> None:
        try:
            for item in self._items:
                if not self._put(item):
                    return
        except BaseException as error:  # raised again where the items are used
            self._put(_Done(error))
        else:
            self._put(_Done())

    def _put(self, item: T | _Done) -> bool:
        while not self._stopped.is_set():
            try:
                self.queue.put(item, timeout=_PAUSE)
                return True
            except Full:
                continue
        return False


def ahead(items: Iterable[T], most: int = MOST) -> Iterator[T]:
    """The same items, in their order, made by a thread before they are asked for.

    What the iterable raises is raised here, behind the items before it.
    """
    worker = _Worker(items, most)
    try:
        while not isinstance(item := worker.take(), _Done):
            yield item
        if item.error:
            raise item.error
    finally:
        worker.stop()
