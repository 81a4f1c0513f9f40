"""The log tells where things went wrong and never what was asked."""

from __future__ import annotations

import io
import logging
from asyncio import CancelledError
from collections.abc import Iterator

import pytest

from ui.logs import discreet


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What a discreet handler writes of everything that is logged."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(discreet)
    logging.getLogger().addHandler(handler)
    yield stream
    logging.getLogger().removeHandler(handler)


def log(error: BaseException, message: str, *arguments: object) -> None:
    """Log an error as a library would."""
    try:
        raise error
    except type(error):
        logging.getLogger("some.library").exception(message, *arguments)


def test_an_errors_words_are_left_out(written: io.StringIO) -> None:
    """Its kind and its place are what is logged, with the library's own message."""
    log(ValueError("sk-secret in Who was hurt?"), "Exception in %s\n", "application")
    line = written.getvalue()
    assert line.startswith("Exception in application: ValueError at ")
    assert "test_logs.py" in line
    assert "sk-secret" not in line
    assert line.count("\n") == 1


def test_what_a_stop_cuts_off_is_not_logged(written: io.StringIO) -> None:
    """Neither uvicorn's message nor the error that follows from it."""
    log(CancelledError("Task cancelled"), "Exception in ASGI application")
    logging.getLogger("uvicorn.error").error(
        "Cancel %s running task(s), timeout graceful shutdown exceeded", 1
    )
    assert written.getvalue() == ""


def test_other_messages_are_logged_as_they_are(written: io.StringIO) -> None:
    """A warning without an error is nothing to hide."""
    logging.getLogger("some.library").warning("disk %s", "full")
    assert written.getvalue() == "disk full\n"
