"""From a path to the raw articles in it, each with its fingerprint.

What is found is `Raw`; what is not an article, or cannot be read, is `Refused`:
one bad source never stops the rest of its batch.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Literal

from charset_normalizer import from_bytes

MAX_BYTES = 5_000_000
"""The largest text file, and the longest line of a .jsonl, that is read."""

ENDINGS = (".txt", ".md", ".jsonl")
_NO_TEXT = 'it is no article: an object with a "text" was expected'
_ABOUT_FILES = {"readme", "license", "licence", "changelog", "contributing", "notice"}


@dataclass(frozen=True, slots=True)
class Raw:
    """An article as it was read: its text before cleaning and the fields it came with.

    Attributes:
        source: The file's path, with ``#id`` for a record inside a file.
        fingerprint: Changes whenever what was read changes.
        fields: Any of title, publisher, author, published, url.
        fields_from: What gave the fields, in a word or two.
    """

    source: str
    fingerprint: str
    text: str
    fields: Mapping[str, str] = field(default_factory=dict)
    fields_from: str = "front matter"


@dataclass(frozen=True, slots=True)
class Refused:
    """A source that gave no article, and why.

    Attributes:
        kind: "skipped" is no article at all; "failed" should have been one.
    """

    source: str
    kind: Literal["skipped", "failed"]
    reason: str


def walk(path: Path) -> Iterator[Raw | Refused]:
    """Everything under ``path`` (a file or a folder), in the order of its names."""
    if path.is_dir():
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                yield from _file(Path(folder) / name)
    elif path.exists():
        yield from _file(path)
    else:
        yield Refused(str(path), "failed", "there is no such file or folder")


def _file(path: Path) -> Iterator[Raw | Refused]:
    if path.name.startswith("."):
        return
    if reason := _not_an_article(path):
        yield Refused(str(path), "skipped", reason)
        return
    try:
        yield from _records(path) if path.suffix.lower() == ".jsonl" else [_text(path)]
    except (OSError, UnicodeError, ValueError) as error:
        yield Refused(str(path), "failed", _plain(error))


def _not_an_article(path: Path) -> str | None:
    if path.stem.lower() in _ABOUT_FILES:
        return "it tells about the folder and is no article"
    if path.suffix.lower() not in ENDINGS:
        return f"its ending is none of {', '.join(ENDINGS)}"
    return None


def _text(path: Path) -> Raw:
    if (size := path.stat().st_size) > MAX_BYTES:
        raise ValueError(f"it has {size:,} bytes; at most {MAX_BYTES:,} are read")
    data = path.read_bytes()
    fields, text = front_matter(decode(data))
    return Raw(str(path), sha256(data).hexdigest(), text, fields)


def _records(path: Path) -> Iterator[Raw | Refused]:
    found, refused = 0, []
    with path.open("rb") as lines:
        for number, line in enumerate(iter(lambda: lines.readline(MAX_BYTES + 1), b""), 1):
            try:
                if line.strip():
                    yield _record(path, line)
                    found += 1
            except (UnicodeError, ValueError) as error:
                refused.append(Refused(f"{path}:{number}", "failed", _plain(error)))
    if refused and not found and all(fault.reason == _NO_TEXT for fault in refused):
        refused = [Refused(str(path), "skipped", 'none of its records has a "text"')]
    yield from refused


def _record(path: Path, line: bytes) -> Raw:
    if len(line) > MAX_BYTES:
        raise ValueError(f"the line is longer than {MAX_BYTES:,} bytes")
    record = json.loads(decode(line))
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise ValueError(_NO_TEXT)
    fields = {key: str(value) for key, value in record.items() if key != "text" and value}
    name = fields.get("id") or fields.get("url") or sha256(line).hexdigest()[:16]
    return Raw(f"{path}#{name}", sha256(line).hexdigest(), record["text"], fields, "record")


def decode(data: bytes) -> str:
    """Text from bytes: UTF-8, else what charset-normalizer makes of them.

    Raises:
        ValueError: the bytes are no text.
    """
    if b"\x00" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ValueError("it is a binary file; text was expected")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(data).best()
    if best is None:
        raise ValueError("its character set could not be told; save it as UTF-8")
    return str(best)


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """The ``key: value`` lines between two ``---`` at the head, and the text below them."""
    head, fence, body = text.removeprefix("---").partition("\n---")
    if not text.startswith("---\n") or not fence:
        return {}, text
    pairs = (line.partition(":") for line in head.splitlines() if ":" in line)
    return {k.strip().lower(): v.strip().strip("\"'") for k, _, v in pairs if v.strip()}, body


def _plain(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"it is no JSON: {error.msg} at character {error.pos}"
    if isinstance(error, OSError):
        return f"it cannot be read: {error.strerror or error}"
    return str(error)
