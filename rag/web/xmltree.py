"""The only door to defusedxml: the items of an XML document, with no entity and no bomb in it."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator
from io import BytesIO
from itertools import islice
from typing import Any

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

MAX_BYTES = 5_000_000
"""The largest document that is read: of the worst of that size, about 6 s and 320 MB."""
MAX_ITEMS = 50_000
"""The most that are read of a document: as many as a sitemap may have by its protocol."""

Element = Any
"""An `xml.etree.ElementTree.Element`; importing that one would open a second door."""

# What feeds are broken by most: names of HTML, bare ampersands, control characters.
_ENTITY = re.compile(
    rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|&#(?:\d+|x[0-9A-Fa-f]+);|&(?:(\w{1,32});)?", re.DOTALL
)
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_MENDED = 1_000_000  # the largest that is mended; mending makes it up to five times as large
_OF_XML = {b"amp", b"lt", b"gt", b"quot", b"apos"}


def items(data: bytes, names: Collection[str]) -> Iterator[Element]:
    """Each element of one of these names, whole; what is outside of them is passed over.

    Names have no namespace. Where the document is broken in a way that feeds often are,
    it is mended.

    Raises:
        ValueError: it is too large, no XML, or declares entities.
    """
    if len(data) > MAX_BYTES:
        raise ValueError(f"it has {len(data):,} bytes; of a list at most {MAX_BYTES:,} are read")
    try:
        yield from list(islice(_items(data.lstrip(), names), MAX_ITEMS))
    except ParseError as error:
        if len(data) > _MENDED:
            raise _broken(error) from None
        yield from _mended(data.lstrip(), names)


def local(tag: object) -> str:
    """An element's name without its namespace."""
    return str(tag).rpartition("}")[2]


def _mended(data: bytes, names: Collection[str]) -> list[Element]:
    try:
        mended = _CONTROL.sub(b"", _ENTITY.sub(_named, data))
        return list(islice(_items(mended, names), MAX_ITEMS))
    except ParseError as error:
        raise _broken(error) from None


def _broken(error: ParseError) -> ValueError:
    return ValueError(f"it is broken: no well-formed XML in line {error.position[0]}")


def _named(match: re.Match[bytes]) -> bytes:
    """A character's number for its name in HTML; an ampersand that names nothing is one."""
    written = match[0]
    if written[:1] == b"<" or written[:2] == b"&#" or match[1] in _OF_XML:
        return written
    meant = html.unescape(written.decode("utf-8", "replace"))
    return f"&#{ord(meant)};".encode() if len(meant) == 1 and match[1] else b"&amp;" + written[1:]


def _items(data: bytes, names: Collection[str]) -> Iterator[Element]:
    above: list[Element] = []
    inside = 0
    try:
        for event, element in iterparse(BytesIO(data), events=("start", "end")):
            is_item = local(element.tag) in names
            if event == "start":
                above.append(element)
                inside += is_item
                continue
            above.pop()
            inside -= is_item
            if is_item and not inside:
                yield element
            if above and not inside:  # what has been read is forgotten
                above[-1].remove(element)
    except DefusedXmlException:
        raise ValueError("it declares XML entities, which are never read") from None
    except (LookupError, UnicodeError):
        raise ValueError("its character set is not known") from None
