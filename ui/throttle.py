"""How often a password may be tried."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from threading import Lock
from time import monotonic

WINDOW = 300.0
"""Seconds in which failures count."""
FROM_ONE = 10
"""Failures from one address."""
FROM_ALL = 100
"""Failures from all addresses: who has many of them gets no further."""


class Throttle:
    """Counts what failed; a try counts as failed until it is known to be right."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._failed: deque[tuple[float, str]] = deque()

    def enter(self, address: str) -> bool:
        """Whether this address may try now; it is counted if it may."""
        with self._lock:
            now = self._clock()
            while self._failed and self._failed[0][0] <= now - WINDOW:
                self._failed.popleft()
            from_one = sum(each == address for _, each in self._failed)
            if from_one >= FROM_ONE or len(self._failed) >= FROM_ALL:
                return False
            self._failed.append((now, address))
            return True

    def right(self, address: str) -> None:
        """What this address tried was right: none of its failures count any more."""
        with self._lock:
            self._failed = deque(each for each in self._failed if each[1] != address)
