"""How a command of ours ends: with a status and a plain line, never a traceback."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable

from store.errors import DatelineError

FAILED = 2
STOPPED = 130
NOBODY_READS = 141
"""As a shell tells of a program whose output was closed: 128 + SIGPIPE."""


def run(name: str, work: Callable[[], int], stopped: str = "stopped") -> int:
    """What ``work`` returns, or the status of what kept it from its end.

    Args:
        name: What the line on standard error begins with.
        work: It prints to standard output.
        stopped: What is said after Ctrl-C.
    """
    try:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")
        status = work()
        sys.stdout.flush()
    except DatelineError as error:
        print(f"{name}: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print(f"{name}: {stopped}", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        _discard_output()
        return NOBODY_READS
    return status


def _discard_output() -> None:
    """Python flushes once more at its end, and would tell of the closed pipe then."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
