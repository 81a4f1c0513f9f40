"""From a path to the raw articles in it, each with its fingerprint.

What is found is `Raw`; what is not an article, or cannot be read, is `Refused`:
one bad source never stops the rest of its batch.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO

from rag.jsonlines import NO_TEXT, lines, parse
from rag.plaintext import decode, front_matter
from rag.raw import Raw, Refused

__all__ = ["ENDINGS", "MAX_BYTES", "Raw", "Refused", "walk"]

MAX_BYTES = 5_000_000
"""The largest text file, and the longest line of a .jsonl, that is read."""

ENDINGS = (".txt", ".md", ".jsonl")
_ABOUT_FILES = {"readme", "license", "licence", "changelog", "contributing", "notice"}


def walk(path: Path) -> Iterator[Raw | Refused]:
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


def _folder(top: Path) -> Iterator[Raw | Refused]:
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


def _file(path: Path) -> Iterator[Raw | Refused]:
    if reason := _not_an_article(path):
        yield Refused(_name(path), "skipped", reason)
        return
    try:
        with _opened(path) as stream:
            yield from _records(path, stream) if _is_jsonl(path) else [_text(path, stream)]
    except (OSError, ValueError) as error:
        yield Refused(_name(path), "failed", _plain(error))


def _not_an_article(path: Path) -> str | None:
    if path.stem.lower() in _ABOUT_FILES:
        return "it tells about the folder and is no article"
    if path.suffix.lower() not in ENDINGS:
        return f"its ending is none of {', '.join(ENDINGS)}"
    return None


def _is_jsonl(path: Path) -> bool:
    return path.suffix.lower() == ".jsonl"


def _opened(path: Path) -> BinaryIO:
    if _name(path) != str(path):
        raise ValueError("its name is no UTF-8; rename it")
    if not S_ISREG(path.stat().st_mode):  # a pipe would never end
        raise ValueError("it is no regular file")
    return path.open("rb")


def _text(path: Path, stream: BinaryIO) -> Raw:
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        size = path.stat().st_size
        raise ValueError(f"it has {size:,} bytes; at most {MAX_BYTES:,} are read")
    fields, text = front_matter(decode(data))
    return Raw(str(path), sha256(data).hexdigest(), text, fields)


def _records(path: Path, stream: BinaryIO) -> Iterator[Raw | Refused]:
    kept: dict[str, str] = {}
    refused = []
    for number, line in enumerate(lines(stream, MAX_BYTES), 1):
        try:
            if line.strip() and (raw := _record(path, line)) and _is_new(raw, kept):
                yield raw
        except ValueError as error:
            refused.append(Refused(f"{path}:{number}", "failed", _plain(error)))
    if not kept and all(fault.reason == NO_TEXT for fault in refused):
        refused = [Refused(str(path), "skipped", 'none of its records has a "text"')]
    yield from refused


def _record(path: Path, line: bytes) -> Raw:
    if len(line) > MAX_BYTES:
        raise ValueError(f"the line is longer than {MAX_BYTES:,} bytes")
    fields, text = parse(line)
    fingerprint = sha256(line).hexdigest()
    name = fields.get("id") or fields.get("url") or fingerprint[:16]
    return Raw(f"{path}#{name}", fingerprint, text, fields, "record")


def _is_new(raw: Raw, kept: dict[str, str]) -> bool:
    """Whether no earlier line is the same; raises where one gave its name to another text."""
    earlier = kept.setdefault(raw.source, "")
    if earlier not in ("", raw.fingerprint):
        raise ValueError(f"an earlier record has its id, {raw.source.rpartition('#')[2]!r}, too")
    kept[raw.source] = raw.fingerprint
    return not earlier


def _name(path: Path) -> str:
    """The path as text that can be stored and printed, whatever bytes the name is made of."""
    return str(path).encode("utf-8", "replace").decode()


def _plain(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"it cannot be read: {error.strerror or error}"
    return str(error)
