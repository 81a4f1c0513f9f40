"""How the folder was left: what to distrust after a crash.

A damaged index can take the whole process with it, where no error can be caught.
So a file says what is being done; what it says at the next start was not survived.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree

from store.ownership import unusable

SAMPLE = 200
"""Passages to try to find after a clean end: a twentieth of a second."""
LARGE_SAMPLE = 5000
"""Passages to try to find after a crash: a second or two."""


@contextmanager
def traced_opening(folder: Path, indexes: Path) -> Iterator[int]:
    """Gives the number of passages to try to find while the indexes open.

    Where the last process died while it opened them, they are deleted first.
    """
    state = folder / "state"
    try:
        was = state.read_text(encoding="utf-8") if state.exists() else "closed"
        if was == "opening" and indexes.exists():
            rmtree(indexes)
        state.write_text("opening", encoding="utf-8")
        yield SAMPLE if was == "closed" else LARGE_SAMPLE
        state.write_text("open", encoding="utf-8")
    except OSError as error:
        raise unusable(folder, error) from error


def closed(folder: Path) -> None:
    """Nothing to distrust: the folder was closed in order."""
    with suppress(OSError):
        (folder / "state").unlink()
