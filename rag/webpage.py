"""From the bytes of a web page to its article."""

from __future__ import annotations

import codecs
from hashlib import sha256

from trafilatura import bare_extraction
from trafilatura.settings import Document

from rag.raw import Raw

# The page's own dates are read, and none is guessed from whatever looks like one.
_DATES = {"original_date": True, "extensive_search": False}


def page(data: bytes, address: str, charset: str | None) -> Raw:
    """The article of an HTML page, with what the page tells about it.

    Args:
        data: The page.
        address: Where it was found.
        charset: The character set the server told, or None.

    Raises:
        ValueError: there is no article in it.
    """
    found = bare_extraction(
        _decoded(data, charset), url=address, include_comments=False, with_metadata=True,
        date_extraction_params=_DATES,
    )  # fmt: skip
    if not isinstance(found, Document) or not (found.text or "").strip():
        raise ValueError("no article is found in the page")
    told = {
        "title": found.title,
        "author": found.author,
        "publisher": found.sitename,
        "published": found.date,
        "url": address,
    }
    fields = {name: value for name, value in told.items() if value}
    return Raw(address, sha256(data).hexdigest(), found.text or "", fields, "page")


def _decoded(data: bytes, charset: str | None) -> str | bytes:
    """Text, where the server's word for the character set is good; else the page tells."""
    try:
        return data.decode(codecs.lookup(charset or "").name)
    except (LookupError, ValueError):
        return data
