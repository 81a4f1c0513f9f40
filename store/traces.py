"""How the folder was left: what to distrust before it is opened.

A damaged index can take the whole process with it, where no error can be caught, and
one that was killed while it wrote can look whole and lose what is written next. So a
file says how far things are: ``opening``, ``open``, ``writing``, or, where all was
closed in order, the sizes and checksums of the indexes' files, and the catalog's mark.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from typing import Literal
from zlib import crc32

from store.errors import StoreError
from store.ownership import unusable

Doubt = Literal["none", "some", "much"]
"""How much the indexes are to be doubted: every file and the catalog are as they were
left; the files are, or there are none; nothing was closed in order."""


@contextmanager
def traced_opening(folder: Path, indexes: Path, mark: str) -> Iterator[Doubt]:
    """Gives how much the indexes, which open inside, are to be doubted.

    ``mark`` is what the catalog is known by now; see `store.identity.mark`.

    First, what must be distrusted is deleted: everything, where the last process died
    opening it or where a file has changed since it was closed in order; the vectors,
    where it died writing them.
    """
    try:
        was, _, left = _state(folder).partition("\n")
        doubt: Doubt = "much" if was in ("open", "writing") else "some"
        if was == "writing":
            _delete(indexes / "vectors")
        elif was != "open" and was != _manifest(indexes):
            _delete(indexes)
        elif mark and left == mark:
            doubt = "none"
        _write(folder, "opening")
        yield doubt
        _write(folder, "open")
    except OSError as error:
        raise unusable(folder, error) from error


@contextmanager
def traced_writing(folder: Path) -> Iterator[None]:
    """Whatever is written to the indexes inside is distrusted until it is all written."""
    try:
        _write(folder, "writing")
        yield
        _write(folder, "open")
    except OSError as error:
        raise unusable(folder, error) from error


def closed(folder: Path, indexes: Path, mark: Callable[[], str]) -> None:
    """Write down the files and the catalog's mark as they are left, unless a write failed."""
    with suppress(OSError, StoreError):
        if _state(folder) != "writing":
            _write(folder, f"{_manifest(indexes)}\n{mark()}")


def _state(folder: Path) -> str:
    path = folder / "state"
    return path.read_text(encoding="utf-8", errors="replace") if path.exists() else "open"


def _write(folder: Path, state: str) -> None:
    (folder / "state").write_text(state, encoding="utf-8")


def _delete(folder: Path) -> None:
    if folder.exists():
        rmtree(folder)


def _manifest(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return json.dumps([[str(path.relative_to(folder)), *_checksum(path)] for path in files])


def _checksum(path: Path) -> tuple[int, int]:
    size = value = 0
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            size, value = size + len(chunk), crc32(chunk, value)
    return size, value
