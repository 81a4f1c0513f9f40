"""What a page says around its text of who published it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from rag.bylines import is_web
from rag.imprints import paper

_SOURCE = re.compile(r"\s*source:\s*(?P<outlet>[^\n]{1,80})", re.IGNORECASE)
_OUTLET = re.compile(r"(?m:^)\s*\((?P<outlet>[^()\n]{2,80})\)\s*[-–—]")
_WIRE = re.compile(
    r"(?m:^)\W{0,4}[A-Z]{2}[\w .,'’/-]{0,60}\W{1,4}"
    r"\((?P<outlet>[A-Z][^()\n\d]{1,40})\)\W{0,3} ?[-–—]"
)
_ABOUT = re.compile(r"^\s*about the authors?\b", re.IGNORECASE | re.MULTILINE)
_WORKS_FOR = re.compile(
    r"\b(?:journalist|reporter|correspondent|editor|writer|producer|columnist|contributor)"
    r" (?:for|at|with) (?:the )?(?P<outlet>[A-Z]\w*(?:(?: of| the| and)? [A-Z]\w*)*)"
)
_HEAD, _SHORT = 6, 120
"""Lines at the head of a page in which its paper may stand, and characters of one."""
_ABOUT_LENGTH = 600
_DATELINE_BY = 600
"""Characters by which the dateline is over."""


def outlet(text: str) -> str | None:
    """The outlet that opens the text in brackets: '(Section | Example News) -'."""
    found = _OUTLET.search(text[:400])
    return found["outlet"].rpartition("|")[2].strip() or None if found else None


def imprint(text: str) -> str | None:
    """The paper that one of the first lines names as its own."""
    lines = [line for line in text.splitlines() if line.strip()][1:_HEAD]
    return next((named for line in lines if len(line) < _SHORT and (named := paper(line))), None)


def wire(text: str) -> str | None:
    """The agency of a dateline near the head: 'BAGHDAD, March 12 (Example Agency) -'."""
    found = _WIRE.search(text[:_DATELINE_BY])
    return paper(found["outlet"]) if found else None


def source(text: str) -> str | None:
    """The outlet of a line 'Source: …' at the head or the end; elsewhere it is a picture's."""
    lines = [line for line in text.splitlines() if line.strip()]
    found = (_SOURCE.fullmatch(line) for line in (*lines[:3], *lines[3:][-2:]))
    return next((match["outlet"] for match in found if match), None)


def employer(text: str) -> str | None:
    """The outlet for which the note about the author says that they work."""
    note = _ABOUT.search(text)
    words = " ".join(text[note.end() :][:_ABOUT_LENGTH].split()) if note else ""
    found = _WORKS_FOR.search(words)
    return found["outlet"] if found else None


def host(address: str) -> str | None:
    """The host of a web address, without its 'www.'."""
    name = urlsplit(address).hostname if is_web(address) else None
    return name.removeprefix("www.") if name else None
