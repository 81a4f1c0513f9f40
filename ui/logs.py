"""The log of a server: where things went wrong, and never what was asked."""

from __future__ import annotations

import logging
import traceback
from asyncio import CancelledError


def begin() -> None:
    """Log warnings and errors of everything in this process to standard error, discreetly."""
    logging.basicConfig(level=logging.WARNING)
    for handler in logging.getLogger().handlers:
        handler.addFilter(discreet)


def discreet(record: logging.LogRecord) -> bool:
    """Whether to log a record; an error in it is reduced to its kind and place.

    What the server's own stop cuts off is no fault and is not logged.
    """
    error = record.exc_info[1] if record.exc_info else None
    if isinstance(error, CancelledError) or "graceful shutdown exceeded" in record.msg:
        return False
    if error is not None:
        record.msg = f"{record.getMessage().strip()}: {outline(error)}"
        record.args = record.exc_info = record.exc_text = None
    return True


def outline(error: BaseException) -> str:
    """The kind of error and where it was raised, without its message.

    The message may quote the question or a key, and neither may reach a log.
    """
    places = (
        f"{frame.filename}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    )
    return f"{type(error).__name__} at " + ", ".join(places)
