"""From a PDF to its text: the only door to pypdf."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import DependencyError, LimitReachedError

FIELDS_FROM = "document properties"
MOST_PAGES = 300
"""The longest document that is read."""

_CUT_WORD = re.compile(r"(\w*[^\W\d_])-\n([^\W\d_]\w*)")
# What a program calls a document that nobody named.
_NO_TITLE = re.compile(r"\W*(?:untitled|document\d*|microsoft word\b.*|.*\.\w{2,5}|)\W*", re.I)
_EDGE = 2


def read(data: bytes) -> tuple[dict[str, str], str]:
    """The fields and the text, page after page.

    A PDF's own dates tell when the file was made and not when the article was
    published, and are not read.

    Raises:
        ValueError: it is encrypted, too long, or has no text.
    """
    reader = _opened(data)
    if (count := len(reader.pages)) > MOST_PAGES:
        raise ValueError(f"it has {count:,} pages; at most {MOST_PAGES} are read")
    text = _whole_words("\n".join(_own_lines(_pages(reader))))
    if not text.strip():
        raise ValueError("there is no text in it; if it is a scan, recognise its text first")
    return _fields(reader), text


def _opened(data: bytes) -> PdfReader:
    """What opens without a password, be it encrypted or not."""
    try:
        reader = PdfReader(BytesIO(data))
        is_open = not reader.is_encrypted or bool(reader.decrypt(""))
    except DependencyError:
        is_open = False
    if not is_open:
        raise ValueError("it is encrypted; save it without a password")
    return reader


def _pages(reader: PdfReader) -> list[str]:
    try:
        return [page.extract_text() for page in reader.pages]
    except LimitReachedError:
        raise ValueError("what is packed in it would grow too large, unpacked") from None


def _fields(reader: PdfReader) -> dict[str, str]:
    told = reader.metadata
    fields = {"title": told and told.title, "author": told and told.author}
    return {
        name: str(value)
        for name, value in fields.items()
        if value and not (name == "title" and _NO_TITLE.fullmatch(str(value)))
    }


def _own_lines(pages: Sequence[str]) -> list[str]:
    """The lines of all pages without the heads and feet that most pages share."""
    paged = [[line.strip() for line in page.splitlines() if line.strip()] for page in pages]
    seen = Counter(form for lines in paged for form in {_form(line) for line in _edges(lines)})
    shared = {form for form, count in seen.items() if count > 2 and 2 * count > len(paged)}
    return [
        line
        for lines in paged
        for number, line in enumerate(lines)
        if not (_form(line) in shared and not _EDGE <= number < len(lines) - _EDGE)
    ]


def _edges(lines: Sequence[str]) -> list[str]:
    return [*lines[:_EDGE], *lines[-_EDGE:]]


def _form(line: str) -> str:
    """The line with its numbers made alike: 'Page 3 of 9' is 'Page 4 of 9'."""
    return re.sub(r"\d+", "0", line)


def _whole_words(text: str) -> str:
    """Words divided at a line's end put together, but for those hyphenated elsewhere, too."""

    def joined(match: re.Match[str]) -> str:
        hyphenated = f"{match[1]}-{match[2]}"
        return hyphenated if hyphenated in text or match[2][0].isupper() else match[1] + match[2]

    return _CUT_WORD.sub(joined, text)
