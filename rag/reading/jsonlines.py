"""From a .jsonl file to its lines, and from a line to a text and its fields."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from rag.reading.plaintext import decode

Record = tuple[dict[str, str], str]
"""The fields of an article and its text."""
UPDATED = ("updated", "modified", "datemodified", "date_modified", "updated_at", "last_updated")
"""The names, in small letters, under which the date of the last change is looked for."""
FIELDS = ("id", "title", "publisher", "author", "published", "url", *UPDATED)
"""What is read of a record beside its text."""
NO_TEXT = 'it is no article: an object with a "text" was expected'
"""Why a record that is another thing gives nothing."""


def lines(stream: BinaryIO, most: int) -> Iterator[bytes]:
    """The lines without their ends; of one longer than ``most`` only ``most + 1`` bytes."""
    while line := stream.readline(most + 1):
        rest = line
        while len(rest) > most and not rest.endswith(b"\n"):
            rest = stream.readline(most + 1)
        yield line.rstrip(b"\r\n")


def records(stream: BinaryIO, most: int) -> Iterator[tuple[int, bytes, Record | ValueError]]:
    """Each line that is not blank: its number, its bytes, and its record or what is wrong."""
    for number, line in enumerate(lines(stream, most), 1):
        if len(line) > most:
            yield number, line, ValueError(f"the line is longer than {most:,} bytes")
        elif line.strip():
            yield number, line, _parsed(line)


def _parsed(line: bytes) -> Record | ValueError:
    try:
        return parse(line)
    except ValueError as error:
        return error


def parse(line: bytes) -> tuple[dict[str, str], str]:
    """The fields of the record in a line, and its text.

    Raises:
        ValueError: it is no JSON, or no object with a "text".
    """
    try:
        record = json.loads(decode(line))
    except json.JSONDecodeError as error:
        message = f"it is no JSON: {error.msg} at character {error.pos}"
        raise ValueError(message) from None
    except RecursionError:
        raise ValueError("it is no article: its JSON is nested too deep") from None
    return article(record)


def article(record: object) -> tuple[dict[str, str], str]:
    """The fields of a record that has been parsed, and its text.

    Raises:
        ValueError: it is no object with a "text".
    """
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise ValueError(NO_TEXT)
    told = {str(key): value for key, value in record.items()}
    if "dateModified" in told:  # as schema.org writes it
        told.setdefault("datemodified", told["dateModified"])
    fields = {key: _written(told.get(key)) for key in FIELDS}
    return {key: value for key, value in fields.items() if value}, record["text"]


def _written(value: object) -> str:
    """A string or number as text, several of them joined by commas; anything else is nothing."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_written, value)))
    is_plain = isinstance(value, str | int | float) and not isinstance(value, bool)
    text = str(value).encode("utf-8", "ignore").decode() if is_plain else ""
    return " ".join(text.split())
