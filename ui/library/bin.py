"""What was removed and can still be put back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from secrets import token_hex
from threading import Lock
from time import monotonic

from rag.intake.putting_back import lift, put_back
from store.errors import StoreError
from store.library import Library
from store.records import Filing

KEPT = 600.0
"""Seconds for which a removed article can be put back."""
MOST = 50
"""Removed articles that can be put back at a time; the oldest goes first."""


@dataclass(frozen=True, slots=True)
class Removed:
    """An article that was removed.

    Attributes:
        token: What it is put back by.
        until: When it goes for good, by the bin's clock.
    """

    token: str
    name: str
    until: float
    filings: list[Filing]


class Bin:
    """The removed articles, in memory alone: what the server forgets at its end is gone."""

    def __init__(self, library: Library, clock: Callable[[], float] = monotonic) -> None:
        self._library = library
        self._clock = clock
        self._lock = Lock()
        self._held: dict[str, Removed] = {}

    def remove(self, article_id: str) -> Removed:
        """Drop the article with its sources; raises StoreError where that cannot be."""
        with self._lock:
            filings = lift(self._library, article_id)
            article = filings[0].article
            name = article.title or article.source
            removed = Removed(token_hex(8), name, self._clock() + KEPT, filings)
            self._held[removed.token] = removed
            while len(self._held) > MOST:
                del self._held[next(iter(self._held))]
        return removed

    def restore(self, token: str) -> Removed:
        """Put it back; raises StoreError where it is gone for good, or came back otherwise."""
        with self._lock:
            self._expire()
            removed = self._held.get(token)
            if removed is None:
                raise StoreError("It is gone for good: take it in again from where it came.")
            put_back(self._library, removed.filings)
            del self._held[token]
        return removed

    def held(self) -> list[Removed]:
        """Those that can be put back, the last first."""
        with self._lock:
            self._expire()
            return list(reversed(self._held.values()))

    def minutes(self, removed: Removed) -> int:
        """Whole minutes until it goes for good."""
        return max(1, round((removed.until - self._clock()) / 60))

    def _expire(self) -> None:
        now = self._clock()
        self._held = {name: each for name, each in self._held.items() if each.until > now}
