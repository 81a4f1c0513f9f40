"""How the folder was left: what to distrust before it is opened.

A damaged index can take the whole process with it, where no error can be caught.
So a file says how far things are: ``opening``, ``open``, or, where all was closed in
order, the sizes and checksums of the indexes' files.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from zlib import crc32

from store.ownership import unusable

SAMPLE = 200
"""Passages to try to find after a clean end: a twentieth of a second."""
LARGE_SAMPLE = 5000
"""Passages to try to find after a crash: a second or two."""


@contextmanager
def traced_opening(folder: Path, indexes: Path) -> Iterator[int]:
    """Gives the number of passages to try to find while the indexes open.

    The indexes are deleted first where the last process died opening them, or where a
    file has changed since they were closed in order.
    """
    state = folder / "state"
    try:
        was = state.read_text(encoding="utf-8", errors="replace") if state.exists() else "open"
        if was not in ("open", _manifest(indexes)) and indexes.exists():
            rmtree(indexes)
        state.write_text("opening", encoding="utf-8")
        yield LARGE_SAMPLE if was == "open" else SAMPLE
        state.write_text("open", encoding="utf-8")
    except OSError as error:
        raise unusable(folder, error) from error


def closed(folder: Path, indexes: Path) -> None:
    """Write down the files as they are left."""
    with suppress(OSError):
        (folder / "state").write_text(_manifest(indexes), encoding="utf-8")


def _manifest(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return json.dumps([[str(path.relative_to(folder)), *_checksum(path)] for path in files])


def _checksum(path: Path) -> tuple[int, int]:
    size = value = 0
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            size, value = size + len(chunk), crc32(chunk, value)
    return size, value
