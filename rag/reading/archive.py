"""From a .zip to the files in it; nothing is unpacked to the disk."""

from __future__ import annotations

import re
import stat
import struct
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from time import monotonic
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

MOST_FILES = 10_000
"""The most files that an archive may hold."""
MOST_UNPACKED = 500_000_000
"""The most bytes that its files may have together, unpacked."""
MOST_MEMBER = 50_000_000
"""The most bytes that one of them may have, for it is unpacked into memory."""
MOST_RATIO = 100
"""How many times larger than packed a file may be; prose is 3 to 5 times, tables 20."""
MOST_SECONDS = 120
"""How long the files of one archive may take to read, together."""

_SMALL = 1_000_000
_LISTING = 4_000_000
_END = struct.Struct("<4s4H2LH")
_OUTSIDE = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:")
_INSIDE = re.compile(r"(?<=\.zip)!/", re.IGNORECASE)
_HIDDEN = re.compile(r"(?:^|/)(?:\.|__MACOSX/)")


def members(stream: BinaryIO) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The name of each file that is not hidden, and what unpacks it or raises a ValueError.

    Raises:
        ValueError: it is no archive, broken, or would be too large unpacked.
    """
    _check_listing(stream)
    try:
        archive = ZipFile(stream)
    except (BadZipFile, NotImplementedError, ValueError, struct.error):
        raise ValueError("it is no .zip, or a broken one") from None
    with archive:
        _check_sizes(archive.infolist())
        names: set[str] = set()
        for member in archive.infolist():
            name = member.filename.encode("utf-8", "replace").decode()
            if member.is_dir() or (_HIDDEN.search(name) and not _OUTSIDE.search(name)):
                continue
            yield name, partial(_unpacked, archive, member, is_new=name not in names)
            names.add(name)


@contextmanager
def timed(source: str, spent: Counter[str]) -> Iterator[None]:
    """Count the time that a source takes to read, where it is in an archive.

    Args:
        source: The name of what is read in this context.
        spent: Seconds so far by archive; the time is added to it.

    Raises:
        ValueError: its archive has had its time.
    """
    archive, *inside = _INSIDE.split(source, maxsplit=1)
    if inside and spent[archive] > MOST_SECONDS:
        raise ValueError(
            f"the files before it in its archive took over {MOST_SECONDS} seconds to read; "
            "run it again to go on with the rest"
        )
    began = monotonic()
    try:
        yield
    finally:
        spent[archive] += monotonic() - began  # type: ignore[assignment]


def _check_listing(stream: BinaryIO) -> None:
    """Refuse before it is parsed what lists more files than memory should hold."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _END.size - 65_536))
    tail = stream.read()
    at = tail.rfind(b"PK\5\6")
    if at < 0 or len(tail) - at < _END.size:
        raise ValueError("it is no .zip, or a broken one")
    _, _, _, _, count, length, _, _ = _END.unpack_from(tail, at)
    if count > MOST_FILES or length > _LISTING or tail[max(0, at - 20) :].startswith(b"PK\6\7"):
        raise ValueError(f"it holds too many files; at most {MOST_FILES:,} are read")
    stream.seek(0)


def _check_sizes(listed: list[ZipInfo]) -> None:
    """What is listed binds: a file is never unpacked beyond its size."""
    if len(listed) > MOST_FILES:
        raise ValueError(f"it holds {len(listed):,} files; at most {MOST_FILES:,} are read")
    if (total := sum(member.file_size for member in listed)) > MOST_UNPACKED:
        raise ValueError(
            f"it would have {total:,} bytes unpacked; at most {MOST_UNPACKED:,} are read"
        )
    for member in listed:
        if member.file_size > max(_SMALL, MOST_RATIO * member.compress_size):
            raise ValueError(
                f"{member.filename!r} in it would grow more than {MOST_RATIO} times unpacked"
            )


def _refused(member: ZipInfo) -> str | None:
    if _OUTSIDE.search(member.filename):
        return "its name leads out of the archive"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "it is a link, and links in archives are not followed"
    if member.flag_bits & 1:
        return "it is encrypted; pack it without a password"
    if member.filename.lower().endswith(".zip"):
        return "it is an archive in an archive; unpack it first"
    if member.file_size > MOST_MEMBER:
        return f"it has {member.file_size:,} bytes; at most {MOST_MEMBER:,} are read in an archive"
    if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return "it is packed in an uncommon way; pack it with deflate"
    return None


def _unpacked(archive: ZipFile, member: ZipInfo, *, is_new: bool) -> bytes:
    if not is_new:
        raise ValueError("an earlier file in the archive has its name")
    if reason := _refused(member):
        raise ValueError(reason)
    try:
        return archive.read(member)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise ValueError("it is broken in the archive") from None
