"""The table of formats: what each ending is read by, and how large it may be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import PurePath
from typing import BinaryIO

from rag import jsonlines
from rag.plaintext import decode, front_matter
from rag.raw import Raw, Refused
from rag.reading import archive, isolation, records, table
from rag.reading.worker import READERS

MAX_BYTES = 5_000_000
"""The largest text file, line of a .jsonl and row of a .csv that is read."""

Reader = Callable[[str, BinaryIO], Iterator[Raw | Refused]]


def read(source: str, stream: BinaryIO) -> Iterator[Raw | Refused]:
    """What is in the file of that name, whose bytes are in the stream.

    Raises:
        ValueError: it cannot be read.
        OSError: the stream cannot.
    """
    ending = ending_of(source)
    most = LIMITS[ending]
    if most and (size := stream.seek(0, 2)) > most:
        raise ValueError(f"it has {size:,} bytes; at most {most:,} are read")
    stream.seek(0)
    yield from _READERS[ending](source, stream)


def ending_of(name: str) -> str:
    """The ending of a file's name in small letters, with its dot."""
    return PurePath(name).suffix.lower()


def _text(source: str, stream: BinaryIO) -> Iterator[Raw]:
    data = stream.read()
    fields, text = front_matter(decode(data))
    yield Raw(source, sha256(data).hexdigest(), text, fields)


def _apart(source: str, stream: BinaryIO) -> Iterator[Raw]:
    data = stream.read()
    fields, text, fields_from = isolation.read(ending_of(source), data)
    yield Raw(source, sha256(data).hexdigest(), text, fields, fields_from)


def _lines(source: str, stream: BinaryIO) -> Iterator[Raw | Refused]:
    yield from records.raws(source, jsonlines.records(stream, MAX_BYTES))


def _rows(source: str, stream: BinaryIO) -> Iterator[Raw | Refused]:
    yield from records.raws(source, table.records(stream, MAX_BYTES))


def _archive(source: str, stream: BinaryIO) -> Iterator[Raw | Refused]:
    for name, unpack in archive.members(stream):
        inner = f"{source}!/{name}"
        if reason := not_an_article(inner):
            yield Refused(inner, "skipped", reason)
            continue
        try:
            yield from read(inner, BytesIO(unpack()))
        except ValueError as error:
            yield Refused(inner, "failed", str(error))


_ABOUT_FILES = {"readme", "license", "licence", "changelog", "contributing", "notice"}


def not_an_article(name: str) -> str | None:
    """Why a file of that name is passed over, or None."""
    if PurePath(name).stem.lower() in _ABOUT_FILES:
        return "it tells about the folder and is no article"
    if ending_of(name) not in ENDINGS:
        return f"its ending is none of {', '.join(ENDINGS)}"
    return None


_READERS: dict[str, Reader] = {
    ".txt": _text,
    ".md": _text,
    **dict.fromkeys(READERS, _apart),
    ".jsonl": _lines,
    ".csv": _rows,
    ".zip": _archive,
}
ENDINGS = tuple(_READERS)
"""Every ending that is read."""
LIMITS = {
    ".txt": MAX_BYTES,
    ".md": MAX_BYTES,
    ".html": 10_000_000,
    ".htm": 10_000_000,
    ".pdf": 50_000_000,
    ".docx": 50_000_000,
    ".eml": 25_000_000,
    ".jsonl": None,
    ".csv": 50_000_000,
    ".zip": 200_000_000,
}
"""The most bytes a file of each ending may have; a .jsonl is read line by line, without end."""
