"""What a source gave: its bytes, the article read from them, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from store.records import Original


@dataclass(frozen=True, slots=True)
class Raw:
    """An article as it was read: its text before cleaning and the fields it came with.

    Attributes:
        source: The file's path, with ``#id`` for a record inside a file; or the address.
        fingerprint: Changes exactly when the bytes that were read change; of a page, when its
            text or fields do, for the rest of a page is new each time.
        fields: Any of title, publisher, author, published, updated, url.
        fields_from: What gave the fields, in a word or two.
    """

    source: str
    fingerprint: str
    text: str
    fields: Mapping[str, str] = field(default_factory=dict)
    fields_from: str = "front matter"


@dataclass(frozen=True, slots=True)
class Found:
    """A source that was found, and is read only where its fingerprint is a new one.

    Attributes:
        source: As of `Raw`.
        fingerprint: As of `Raw`.
        original: Its bytes.
        raw: What was read, where the fingerprint is of that; None where it is of the bytes.
    """

    source: str
    fingerprint: str
    original: Original
    raw: Raw | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A source that gave no article, and why.

    Attributes:
        kind: "skipped" is no article at all; "failed" should have been one.
    """

    source: str
    kind: Literal["skipped", "failed"]
    reason: str
