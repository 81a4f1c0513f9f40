"""Who asks: a signed word in a cookie, which ends by itself or when its person signs out."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Callable
from hmac import compare_digest, digest
from secrets import token_bytes, token_hex
from threading import Lock
from time import time

from starlette.types import Scope

KEY = "dateline.user"
"""Where the gate writes who asks."""
COOKIE = "dateline_session"
SECONDS = 12 * 3600
"""How long a person stays signed in."""


def user_of(scope: Scope) -> str | None:
    """Who is signed in, or None where nobody needs to be."""
    user: str | None = scope.get(KEY)
    return user


class Sessions:
    """Makes and reads the words; its key is its own, so the server's end signs all out.

    Args:
        clock: Seconds since 1970.
    """

    def __init__(self, clock: Callable[[], float] = time) -> None:
        self._clock = clock
        self._key = token_bytes(32)
        self._ended: dict[str, float] = {}
        self._lock = Lock()

    def begin(self, name: str) -> str:
        """The word of a person who has signed in now."""
        until = int(self._clock()) + SECONDS
        told = f"{name}|{until}|{token_hex(8)}"
        return f"{told}|{self._signature(told)}"

    def user(self, word: str | None) -> str | None:
        """Whose word it is, if it is one of ours and has not ended."""
        told, _, signature = (word or "").rpartition("|")
        if not compare_digest(_bytes(signature), _bytes(self._signature(told))):
            return None
        name, until, number = told.split("|")
        with self._lock:
            return name if int(until) > self._clock() and number not in self._ended else None

    def end(self, word: str | None) -> None:
        """It counts no more."""
        if self.user(word) and word:
            _, until, number, _ = word.split("|")
            with self._lock:
                now = self._clock()
                self._ended = {n: t for n, t in self._ended.items() if t > now}
                self._ended[number] = int(until)

    def _signature(self, told: str) -> str:
        made = digest(self._key, told.encode("utf-8", "surrogatepass"), "sha256")
        return urlsafe_b64encode(made).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
