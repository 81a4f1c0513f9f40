"""From scraped text to the article's own words, one paragraph a line."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

# What pages say about themselves around an article; whole lines only.
_NAVIGATION = re.compile(
    r"(?:skip to (?:main )?content|share( this)?( article| story| post)?|advertisement|read more"
    r"|comments?:?|leave a (?:comment|reply)|print|e-?mail|subscribe|sign (?:up|in)|log ?in"
    r"|(?:follow|like) us.*|all rights reserved.*|click here.*|copyright ?©?.*|menu|search|home)",
    re.IGNORECASE,
)
# From here on a page speaks of its author or of other pages.
_TAIL = re.compile(
    r"(?:about the authors?|sources|related( articles| stories| posts| news| content)?|see also"
    r"|more from .*|read (?:also|next)|you (?:may|might) also like|recommended|tags|filed under)"
    r"\s*:?",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]]*$")
_OPENS_LOWER = re.compile(r"[\"'“‘(]?[a-z]")


def clean(raw: str) -> str:
    """The article's own text: paragraphs joined by one blank line, no navigation.

    Lone surrogates and control characters go, sentences broken over lines are
    joined, and lines that belong to the page around the article are dropped.
    """
    lines = [" ".join(line.split()) for line in _printable(raw).splitlines()]
    own = [line for line in _before_tail(lines) if not _NAVIGATION.fullmatch(line)]
    return "\n\n".join(_paragraphs([line for line in own if line]))


def _printable(text: str) -> str:
    """Lone surrogates cannot be stored, control characters cannot be read."""
    text = unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode("utf-8"))
    return "".join(c for c in text if c in "\n\r\t" or unicodedata.category(c) not in ("Cc", "Cn"))


def _before_tail(lines: list[str]) -> list[str]:
    """The lines up to the tail: a heading of one, with little prose behind it."""
    for number, line in enumerate(lines):
        if _TAIL.fullmatch(line) and (
            2 * number > len(lines) or not _is_prose(lines[number + 1 :])
        ):
            return lines[:number]
    return lines


def _is_prose(lines: list[str]) -> bool:
    return sum(bool(_SENTENCE_END.search(line)) for line in lines) * 3 > sum(map(bool, lines))


def _paragraphs(lines: list[str]) -> list[str]:
    """Lines of hard-wrapped text joined to paragraphs; other lines are paragraphs as they are."""
    wrapped = _is_hard_wrapped(lines)
    paragraphs: list[str] = []
    for line in lines:
        if paragraphs and _goes_on(paragraphs[-1], line, wrapped):
            paragraphs[-1] += " " + line
        else:
            paragraphs.append(line)
    return paragraphs


def _is_hard_wrapped(lines: list[str]) -> bool:
    """Whether lines break where the width ends: then many of them break inside a sentence."""
    breaks = sum(not _SENTENCE_END.search(line) for line in lines[:-1])
    inside = sum(
        not _SENTENCE_END.search(line) and bool(_OPENS_LOWER.match(after))
        for line, after in pairwise(lines)
    )
    return inside >= 3 and inside * 4 >= breaks


def _goes_on(before: str, line: str, wrapped: bool) -> bool:
    if _SENTENCE_END.search(before) and not _cut_name(before):
        return False
    return bool(_OPENS_LOWER.match(line)) or wrapped


def _cut_name(before: str) -> bool:
    """Whether the line ends in an abbreviation that cannot end a sentence."""
    return bool(
        re.search(r"\b(?:U\.S|Cdr|Gen|Lt|Col|Maj|Capt|Sgt|Mr|Mrs|Ms|Dr|Sen|Rep)\.$", before)
    )
