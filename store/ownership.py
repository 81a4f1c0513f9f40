"""One process owns the data folder: the only door to filelock."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from store.errors import FolderBusy, FolderUnusable

PATIENCE = 1.5
"""Seconds a second process waits before it is refused."""


def own(folder: Path, patience: float = PATIENCE) -> FileLock:
    """Make the folder and take its lock; release it with ``.release()``.

    The lock belongs to the open file, so it goes with its process, however that ends.

    Raises:
        FolderBusy: another process has it; the message names that process.
        FolderUnusable: the folder or the lock cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / "lock", timeout=patience, thread_local=False)
        lock.acquire()
        (folder / "owner").write_text(f"{os.getpid()} ({program()})", encoding="utf-8")
    except Timeout:
        raise FolderBusy(
            f"{folder} is in use by process {_owner(folder)}, and one process at a time may "
            f"have it. Close that one first, or set DATELINE_DATA to another folder."
        ) from None
    except OSError as error:
        raise unusable(folder, error) from error
    return lock


def program() -> str:
    """What runs, without its arguments: they may hold a question."""
    words = sys.orig_argv
    if "-m" in words[:-1]:
        return f"python -m {words[words.index('-m') + 1]}"
    return f"python {Path(sys.argv[0]).name}"


def unusable(folder: Path, error: Exception) -> FolderUnusable:
    """The plain message for a folder that cannot be made, read or written."""
    cause = error.strerror if isinstance(error, OSError) else None
    return FolderUnusable(
        f"{folder} should be a folder that Dateline can write, but: {cause or error}. Make room, "
        f"give yourself the right to write there, or set DATELINE_DATA to another folder."
    )


def _owner(folder: Path) -> str:
    with suppress(OSError, UnicodeError):
        return (folder / "owner").read_text(encoding="utf-8")[:200]
    return "unknown"
