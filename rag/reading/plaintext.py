"""From the bytes of a text file to its text, and the fields at its head."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

# The marks of UTF-32 come first: one of them begins like one of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Sets whose bytes are all ASCII, and so look like UTF-8.
_SEVEN_BIT = {"iso-2022-jp": "iso2022_jp", "iso-2022-kr": "iso2022_kr", "hz-gb-2312": "hz"}
_LINE_END = re.compile(r"\r\n?")
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
# What a line of it may be: 'key: value', blank, a comment, or a list below a key.
_FIELD_LINE = re.compile(r"[\w -]+:.*|\s*|#.*|\s+.*|- .*")


def decode(data: bytes, declared: str | None = None) -> str:
    r"""Text from bytes, its line ends ``\n``.

    By its byte order mark; as UTF-8, which other text hardly ever looks like; by the
    character set that it is ``declared`` to have, where it can have it; or as guessed.

    Raises:
        ValueError: the bytes are no text, or of no character set that can be told.
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    if encoding == "utf-8" and b"\x00" in data:
        raise ValueError("it is a binary file; text was expected")
    try:
        text = data.decode(_SEVEN_BIT.get((declared or "").lower(), encoding))
    except UnicodeDecodeError:
        text = _as_declared(data, declared or "") or _guessed(data)
    return _LINE_END.sub("\n", text)


def _as_declared(data: bytes, declared: str) -> str | None:
    """As browsers do, who take Latin-1 for Windows-1252; None where it cannot be."""
    try:
        name = codecs.lookup(declared).name
        return data.decode("cp1252" if name in ("iso8859-1", "ascii") else name)
    except (LookupError, ValueError):
        return None


def _guessed(data: bytes) -> str:
    """Windows-1252 where that gives no mess, for it is the likeliest, else the likeliest other."""
    best = from_bytes(data, cp_isolation=["cp1252"]).best() or from_bytes(data).best()
    if best is None:
        raise ValueError("its character set could not be told; save it as UTF-8")
    return str(best)


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """The ``key: value`` lines between two ``---`` at the head, and the text below them.

    Keys are in lower case. Where other lines stand between the two, they are text.
    """
    head = _FRONT_MATTER.match(text)
    lines = head[1].splitlines() if head else []
    if head is None or not all(_FIELD_LINE.fullmatch(line) for line in lines):
        return {}, text
    pairs = (line.partition(":") for line in lines if re.match(r"\w[^:]*:", line))
    return {k.strip().lower(): _unquoted(v.strip()) for k, _, v in pairs}, text[head.end() :]


def _unquoted(value: str) -> str:
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1].strip() if is_quoted else value
