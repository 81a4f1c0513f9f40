"""An answer's text as HTML: paragraphs, lists, bold words and citation marks.

Only these four are read from its Markdown; everything else stays the characters
it is, so no tag, link or image of an answer is ever rendered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby

from ui.escape import safe

Mark = Callable[[int], str | None]
"""HTML for the citation of a number, or None where the answer has no such citation."""

_BLOCK = re.compile(r"\n[ \t]*\n+")
_BULLET = re.compile(r"[ \t]*[-*•][ \t]+")
_BOLD = re.compile(r"\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*")
_MARKER = re.compile(r"[ \t]?\[([1-9]\d{0,3})\]")


def prose(text: str, mark: Mark) -> str:
    """The text as blocks of HTML, with ``[n]`` replaced by ``mark(n)`` where it gives one."""
    blocks = _BLOCK.split(text.strip())
    return "".join(html for block in blocks if block for html in _block(block, mark))


def inline(text: str, mark: Mark) -> str:
    """One run of text: escaped, then bold words and citation marks put in."""

    def marked(match: re.Match[str]) -> str:
        return mark(int(match[1])) or match[0]

    bold = _BOLD.sub(r"<strong>\1</strong>", safe(text))
    return _MARKER.sub(marked, bold)


def _block(block: str, mark: Mark) -> Iterator[str]:
    for bulleted, lines in groupby(block.split("\n"), key=lambda line: bool(_BULLET.match(line))):
        if bulleted:
            items = (inline(_BULLET.sub("", line, count=1), mark) for line in lines)
            yield "<ul>" + "".join(f'<li dir="auto">{item}</li>' for item in items) + "</ul>"
        else:
            yield '<p dir="auto">' + "\n".join(inline(line, mark) for line in lines) + "</p>"
