"""What may be handed over: the names and sizes of files, and addresses."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from rag.reading.formats import LIMITS, ending_of, not_an_article
from rag.web.address import is_address
from store.errors import DatelineError

MOST_BYTES = 200_000_000
"""The largest file of a kind that has no smaller limit."""
MOST_ADDRESSES = 50
"""Addresses given at a time."""
LONGEST = 120
"""Characters of a file's name."""
_LONGEST_ADDRESS = 2000

# What would name a part of a source, a folder, or nothing that can be printed.
_ODD = re.compile(
    r'[\x00-\x1f\x7f-\x9f\ud800-\udfff/\\:#!?*<>|"\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+'
)


class NotTaken(DatelineError):
    """What was handed over cannot be taken, and why."""


def file_name(given: str) -> str:
    """The name that a file is kept under, without folders and odd characters.

    Raises:
        NotTaken: there is no name, or it is of no kind that is read.
    """
    last = unicodedata.normalize("NFC", re.split(r"[/\\]", given)[-1])
    name = _ODD.sub("_", last).strip(" .")
    stem, ending = PurePosixPath(name).stem, ending_of(name)
    if reason := not_an_article(name) if name else "it has no name":
        raise NotTaken(f"{_short(name)} was not taken: {reason}.")
    return f"{stem[: LONGEST - len(ending)]}{ending}"


def most_bytes(name: str) -> int:
    """How large a file of that name may be."""
    return LIMITS[ending_of(name)] or MOST_BYTES


def too_large(name: str) -> NotTaken:
    """What is said of a file that has more."""
    return NotTaken(
        f"{_short(name)} was not taken: it may have {most_bytes(name):,} bytes at most."
    )


def addresses(text: str) -> list[str]:
    """The addresses in the text, one a line or between white space, each once.

    Raises:
        NotTaken: there is none, too many, or something else among them.
    """
    found = list(dict.fromkeys(text.split()))
    if not found:
        raise NotTaken("Write an address, beginning with http:// or https://.")
    if len(found) > MOST_ADDRESSES:
        raise NotTaken(f"{len(found)} addresses came; {MOST_ADDRESSES} at a time are taken.")
    for each in found:
        if not is_address(each) or len(each) > _LONGEST_ADDRESS:
            raise NotTaken(f"{_short(each)} is no address: it must begin with http:// or https://.")
    return found


def _short(name: str) -> str:
    return repr(name if len(name) <= 80 else f"{name[:79]}…")
