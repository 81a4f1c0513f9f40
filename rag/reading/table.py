"""From a .csv file to the records in its rows; its first row names the columns."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from rag.reading.jsonlines import Record, article
from rag.reading.plaintext import decode

MOST_BROKEN = 40
"""After so many rows with wrong quotation marks the rest of the file is not read."""

_COLUMNS_PARTED_BY = ",;\t|"


def records(stream: BinaryIO, most: int) -> Iterator[tuple[int, bytes, Record | ValueError]]:
    """Each row: the line where it begins, itself as JSON, and its record or what is wrong.

    Raises:
        ValueError: it is no text, or has no columns, or too many rows are broken.
    """
    lines = decode(stream.read()).split("\n")
    separator = max(_COLUMNS_PARTED_BY, key=lines[0].count)
    columns: list[str] = []
    broken = 0
    for number, row in _rows(lines, separator, most):
        if isinstance(row, list) and not columns:
            columns = [name.strip().lower() for name in row]
            continue
        record = _record(columns, row)
        broken += isinstance(row, ValueError)
        if broken > MOST_BROKEN:
            raise ValueError(
                f"more than {MOST_BROKEN} of its rows are broken; read to line {number}"
            )
        yield number, _as_json(columns, row), record


def _rows(
    lines: Sequence[str], separator: str, most: int
) -> Iterator[tuple[int, list[str] | ValueError]]:
    """The rows that are not blank; after a broken one it goes on with the next line."""
    csv.field_size_limit(most)
    at = 0
    while at < len(lines):
        reader = csv.reader(_ended(lines, at, most), delimiter=separator, strict=True)
        row: list[str] | ValueError
        try:
            row = next(reader, [])
            size = max(1, reader.line_num)
        except (csv.Error, ValueError) as error:
            row, size = ValueError(f"the row is broken: {error}"), 1
        if isinstance(row, ValueError) or any(cell.strip() for cell in row):
            yield at + 1, row
        at += size


def _ended(lines: Sequence[str], start: int, most: int) -> Iterator[str]:
    """The lines from ``start`` on with their ends, as far as one row may go."""
    for number in range(start, len(lines)):
        most -= len(lines[number])
        if most < 0:
            raise ValueError("it is too long, or a quotation mark in it is never closed")
        yield lines[number] + "\n"


def _as_json(columns: Sequence[str], row: list[str] | ValueError) -> bytes:
    """The row as an object that `jsonlines.parse` reads; nothing where there is no row."""
    if isinstance(row, ValueError):
        return b""
    return json.dumps(dict(zip(columns, row, strict=False)), ensure_ascii=False).encode(
        "utf-8", "replace"
    )


def _record(columns: Sequence[str], row: list[str] | ValueError) -> Record | ValueError:
    if isinstance(row, ValueError):
        return row
    if len(row) != len(columns):
        return ValueError(f"the row has {len(row)} cells; {len(columns)} were expected")
    try:
        return article(dict(zip(columns, row, strict=True)))
    except ValueError as error:
        return error
