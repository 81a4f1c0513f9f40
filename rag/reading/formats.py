"""The table of formats: what each ending is read by, and how large it may be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import PurePath
from typing import BinaryIO

from rag.reading import archive, isolation, jsonlines, records, table
from rag.reading.plaintext import decode, front_matter
from rag.reading.raw import Found, Raw, Refused
from rag.reading.worker import READERS
from store.records import Original

MAX_BYTES = 5_000_000
"""The largest text file, line of a .jsonl and row of a .csv that is read."""

Finder = Callable[[str, BinaryIO], Iterator[Found | Refused]]


def find(source: str, stream: BinaryIO) -> Iterator[Found | Refused]:
    """What is in the file of that name, whose bytes are in the stream; nothing is read yet.

    Raises:
        ValueError: it cannot be read.
        OSError: the stream cannot.
    """
    ending = ending_of(source)
    most = LIMITS[ending]
    if most and (size := stream.seek(0, 2)) > most:
        raise ValueError(f"it has {size:,} bytes; at most {most:,} are read")
    stream.seek(0)
    yield from _FINDERS[ending](source, stream)


def read(found: Found) -> Raw:
    """The text and the fields of what was found.

    Raises:
        ValueError: it cannot be read.
    """
    if found.raw:
        return found.raw
    text, fields, fields_from = _parsed(found.original)
    return Raw(found.source, found.fingerprint, text, fields, fields_from)


def read_all(founds: Iterable[Found | Refused]) -> Iterator[tuple[Found, Raw] | Refused]:
    """Each of them read, or why it cannot be; of an archive, until its time is used up."""
    spent = Counter[str]()
    for found in founds:
        if isinstance(found, Refused):
            yield found
            continue
        try:
            with archive.timed(found.source, spent):
                raw = read(found)
        except ValueError as error:
            yield Refused(found.source, "failed", str(error))
        else:
            yield found, raw


def ending_of(name: str) -> str:
    """The ending of a file's name in small letters, with its dot."""
    return PurePath(name).suffix.lower()


def _parsed(original: Original) -> tuple[str, Mapping[str, str], str]:
    if original.ending in READERS:
        fields, text, fields_from = isolation.read(original.ending, original.data)
        return text, fields, fields_from
    if original.ending == records.ENDING:
        fields, text = jsonlines.parse(original.data)
        return text, fields, "record"
    fields, text = front_matter(decode(original.data))
    return text, fields, "front matter"


def _whole(source: str, stream: BinaryIO) -> Iterator[Found]:
    data = stream.read()
    yield Found(source, sha256(data).hexdigest(), Original(ending_of(source), data))


def _lines(source: str, stream: BinaryIO) -> Iterator[Found | Refused]:
    yield from records.find(source, jsonlines.records(stream, MAX_BYTES))


def _rows(source: str, stream: BinaryIO) -> Iterator[Found | Refused]:
    yield from records.find(source, table.records(stream, MAX_BYTES))


def _archive(source: str, stream: BinaryIO) -> Iterator[Found | Refused]:
    for name, unpack in archive.members(stream):
        inner = f"{source}!/{name}"
        if reason := not_an_article(inner):
            yield Refused(inner, "skipped", reason)
            continue
        try:
            yield from find(inner, BytesIO(unpack()))
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


_FINDERS: dict[str, Finder] = {
    **dict.fromkeys((".txt", ".md", *READERS), _whole),
    ".jsonl": _lines,
    ".csv": _rows,
    ".zip": _archive,
}
ENDINGS = tuple(_FINDERS)
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
