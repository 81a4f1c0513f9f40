"""What was worked out for the questions asked last, for as long as nothing is written."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Generic, TypeVar

MOST = 64
"""Questions that are remembered; what was asked longest ago is forgotten first."""

Found = TypeVar("Found")


class Recent(Generic[Found]):
    """Remembers by a key, and lets those who ask for one thing at once wait for one answer.

    Args:
        most: How many keys are remembered.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._lock = Lock()
        self._state: Hashable = None
        self._kept: OrderedDict[Hashable, Future[Found]] = OrderedDict()

    def get(self, key: Hashable, state: Hashable, make: Callable[[], Found]) -> Found:
        """What ``make`` gave for the key; all is forgotten where ``state`` is a new one.

        What it raises is raised to all who wait for it, and not remembered.
        """
        future, is_new = self._place(key, state)
        if is_new:
            try:
                future.set_result(make())
            except BaseException as error:
                self._forget(key, future)
                future.set_exception(error)
        return future.result()

    def _place(self, key: Hashable, state: Hashable) -> tuple[Future[Found], bool]:
        with self._lock:
            if state != self._state:
                self._kept.clear()
                self._state = state
            is_new = key not in self._kept
            future = self._kept.setdefault(key, Future())
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
            return future, is_new

    def _forget(self, key: Hashable, future: Future[Found]) -> None:
        with self._lock:
            if self._kept.get(key) is future:
                del self._kept[key]
