"""From a path to the sources in it, each with its fingerprint and its bytes.

What is there is `Found`; what is not an article, or cannot be read, is `Refused`:
one bad source never stops the rest of its batch.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO

from rag.reading import formats
from rag.reading.formats import ENDINGS, MAX_BYTES, not_an_article, read_all
from rag.reading.raw import Found, Raw, Refused

__all__ = ["ENDINGS", "MAX_BYTES", "Found", "Raw", "Refused", "find", "walk"]


def walk(path: Path) -> Iterator[Raw | Refused]:
    """Everything under ``path``, read."""
    for each in read_all(find(path)):
        yield each if isinstance(each, Refused) else each[1]


def find(path: Path) -> Iterator[Found | Refused]:
    """Everything under ``path`` (a file or a folder), in the order of its names.

    In a folder, what is hidden is passed over, and no link is followed that leads
    to a folder or out of ``path``.
    """
    try:
        path.stat()
    except FileNotFoundError:
        yield Refused(_name(path), "failed", "there is no such file or folder")
    except (OSError, ValueError) as error:
        yield Refused(_name(path), "failed", _plain(error))
    else:
        yield from _folder(path) if path.is_dir() else _file(path)


def _folder(top: Path) -> Iterator[Found | Refused]:
    unlisted: list[OSError] = []
    for folder, folders, names in os.walk(top, onerror=unlisted.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        paths = [Path(folder) / name for name in folders + sorted(names)]
        for path in paths:
            if _leads_out(path, top):
                yield Refused(_name(path), "skipped", "it is a link that is not followed")
            elif path.name in names and not path.name.startswith("."):
                yield from _file(path)
    for error in unlisted:
        yield Refused(_name(Path(error.filename)), "failed", _plain(error))


def _leads_out(path: Path, top: Path) -> bool:
    """Whether it is a link to a folder or to somewhere outside ``top``."""
    target = Path(os.path.realpath(path))
    return path.is_symlink() and (
        target.is_dir() or not target.is_relative_to(os.path.realpath(top))
    )


def _file(path: Path) -> Iterator[Found | Refused]:
    if reason := not_an_article(path.name):
        yield Refused(_name(path), "skipped", reason)
        return
    try:
        with _opened(path) as stream:
            yield from formats.find(str(path), stream)
    except (OSError, ValueError) as error:
        yield Refused(_name(path), "failed", _plain(error))


def _opened(path: Path) -> BinaryIO:
    if _name(path) != str(path):
        raise ValueError("its name is no UTF-8; rename it")
    if not S_ISREG(path.stat().st_mode):  # a pipe would never end
        raise ValueError("it is no regular file")
    return path.open("rb")


def _name(path: Path) -> str:
    """The path as text that can be stored and printed, whatever bytes the name is made of."""
    return str(path).encode("utf-8", "replace").decode()


def _plain(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"it cannot be read: {error.strerror or error}"
    return str(error)
