"""Reading in a process apart, which is ended when it takes too much time or memory."""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from threading import Lock
from typing import Any, cast

from rag.reading.worker import SECONDS
from rag.settings import ROOT

_lock = Lock()
_workers: list[subprocess.Popen[bytes]] = []
"""The process, once there is one: to start it takes longer than to read most pages."""


def read(ending: str, data: bytes) -> tuple[dict[str, str], str, str]:
    """The fields of a source of that ending, its text, and what gave the fields.

    Raises:
        ValueError: it cannot be read, or only with more time or memory than there is.
    """
    with _lock:
        answer = _asked(ending, data)
    if "error" in answer:
        raise ValueError(answer["error"])
    return answer["fields"], answer["text"], answer["fields_from"]


def close() -> None:
    """End the process, if there is one; the next reading starts another."""
    while _workers:
        worker = _workers.pop()
        worker.kill()
        worker.communicate()


def _asked(ending: str, data: bytes) -> dict[str, Any]:
    worker = _worker()
    assert worker.stdin is not None  # noqa: S101 - both are pipes
    assert worker.stdout is not None  # noqa: S101
    with suppress(BrokenPipeError):
        worker.stdin.write(f"{ending} {len(data)}\n".encode() + data)
        worker.stdin.flush()
    if line := worker.stdout.readline():
        return cast(dict[str, Any], json.loads(line))
    status = worker.wait()
    close()
    if status == -signal.SIGALRM:
        raise ValueError(f"it would take more than {SECONDS} seconds to read")
    raise ValueError("it makes its reader break off; it is broken, or made to harm")


def _worker() -> subprocess.Popen[bytes]:
    if _workers and _workers[0].poll() is None:
        return _workers[0]
    close()
    paths = os.pathsep.join([str(ROOT), *filter(None, sys.path)])
    _workers.append(
        subprocess.Popen(
            [sys.executable, "-m", "rag.reading.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PYTHONPATH": paths, "PYTHONUTF8": "1"},  # no key goes there
            start_new_session=True,  # Ctrl-C is for this process, which then ends that one
        )
    )
    return _workers[0]


atexit.register(close)
