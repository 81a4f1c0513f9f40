"""Files of many articles, a line or a row each: one that is broken is refused alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

from rag.jsonlines import NO_TEXT, Record
from rag.raw import Raw, Refused


def raws(
    source: str, records: Iterable[tuple[int, bytes, Record | ValueError]]
) -> Iterator[Raw | Refused]:
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
            raw = _raw(source, line, record)
            if _is_new(raw, kept):
                yield raw
        except ValueError as error:
            refused.append(Refused(f"{source}:{number}", "failed", str(error)))
    if not kept and all(fault.reason == NO_TEXT for fault in refused):
        refused = [Refused(source, "skipped", 'none of its records has a "text"')]
    yield from refused


def _raw(source: str, line: bytes, record: Record | ValueError) -> Raw:
    if isinstance(record, ValueError):
        raise record
    fields, text = record
    fingerprint = sha256(line).hexdigest()
    name = fields.get("id") or fields.get("url") or fingerprint[:16]
    return Raw(f"{source}#{name}", fingerprint, text, fields, "record")


def _is_new(raw: Raw, kept: dict[str, str]) -> bool:
    """Whether no earlier line is the same; raises where one gave its name to another text."""
    earlier = kept.setdefault(raw.source, "")
    if earlier not in ("", raw.fingerprint):
        raise ValueError(f"an earlier record has its id, {raw.source.rpartition('#')[2]!r}, too")
    kept[raw.source] = raw.fingerprint
    return not earlier
