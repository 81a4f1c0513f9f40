"""Waiting for a server that is asked too often, or that is down for a moment."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from email.utils import parsedate_to_datetime
from time import sleep
from typing import TypeVar

OF_PASSAGES = 600.0
"""Seconds that are waited in all for the vectors of some passages."""
OF_A_QUESTION = 4.0
"""The same for a question, for somebody waits for its answer."""

_AGAIN = {408, 429, 500, 502, 503, 504, 529}
"""Statuses after which the same may be asked again."""
_FIRST = 1.0
_FAULTS = 2
"""How often a server that is not just busy is asked again."""
_TOLD = 5.0
"""Longer waits are told."""

T = TypeVar("T")


def patiently(ask: Callable[[], T], most: float, asked: str) -> T:
    """What ``ask`` gives, asked again as the server says it should be.

    Where a server says nothing of when, the waits double. What ``ask`` raises is raised
    where waiting is no help, or would be longer than ``most``.

    Args:
        ask: Raises errors that have a ``status_code`` and a ``response`` with headers.
        most: Seconds to wait in all.
        asked: What is asked of whom, for the line on standard error.
    """
    left, pause, faults = most, _FIRST, 0
    while True:
        try:
            return ask()
        except Exception as error:
            status = getattr(error, "status_code", None)
            faults += status != 429
            seconds = max(_told(error) or 0, pause)
            if status not in _AGAIN or _is_hopeless(error) or faults > _FAULTS or seconds > left:
                raise
        if seconds >= _TOLD:
            line = f"{asked}, which wants to be asked again in {seconds:.0f} seconds: waiting."
            print(line, file=sys.stderr, flush=True)
        sleep(seconds)
        left, pause = left - seconds, 2 * pause


def _is_hopeless(error: Exception) -> bool:
    """An account without credit is refused with 429, too."""
    return "quota" in f"{getattr(error, 'code', '')} {getattr(error, 'body', '')}"


def _told(error: Exception) -> float | None:
    """The seconds of Retry-After, be it a number or a date beside the server's own Date."""
    headers = getattr(getattr(error, "response", None), "headers", {})
    value = str(headers.get("retry-after", ""))
    with suppress(ValueError):
        return max(0.0, float(value))
    with suppress(ValueError, TypeError):
        now: datetime = parsedate_to_datetime(headers.get("date", ""))
        return max(0.0, (parsedate_to_datetime(value) - now).total_seconds())
    return None
