"""Files of many articles, a line or a row each: one that is broken is refused alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

from rag.reading.jsonlines import NO_TEXT, Record
from rag.reading.raw import Found, Refused
from store.records import Original

ENDING = ".json"
"""What tells that an original is one record: an object of JSON."""


def find(
    source: str, records: Iterable[tuple[int, bytes, Record | ValueError]]
) -> Iterator[Found | Refused]:
    """The articles of the file ``source``, then what is wrong with the others.

    Args:
        source: The file's name.
        records: The number of the line where each begins, its bytes, and it itself or
            why there is none.
    """
    kept: dict[str, str] = {}
    refused = []
    for number, line, record in records:
        try:
            found = _found(source, line, record)
            if _is_new(found, kept):
                yield found
        except ValueError as error:
            refused.append(Refused(f"{source}:{number}", "failed", str(error)))
    if not kept and all(fault.reason == NO_TEXT for fault in refused):
        refused = [Refused(source, "skipped", 'none of its records has a "text"')]
    yield from refused


def _found(source: str, line: bytes, record: Record | ValueError) -> Found:
    if isinstance(record, ValueError):
        raise record
    fields, _ = record
    fingerprint = sha256(line).hexdigest()
    name = fields.get("id") or fields.get("url") or fingerprint[:16]
    return Found(f"{source}#{name}", fingerprint, Original(ENDING, line))


def _is_new(found: Found, kept: dict[str, str]) -> bool:
    """Whether no earlier line is the same; raises where one gave its name to another text."""
    earlier = kept.setdefault(found.source, "")
    if earlier not in ("", found.fingerprint):
        raise ValueError(f"an earlier record has its id, {found.source.rpartition('#')[2]!r}, too")
    kept[found.source] = found.fingerprint
    return not earlier
