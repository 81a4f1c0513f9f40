"""From scraped text to the article's own words, one paragraph a line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from rag.when.posts import is_signature

# What pages say about themselves around an article; whole lines only.
_NAVIGATION = re.compile(
    r"(?:skip to (?:main )?content|share( this)?( article| story| post)?|advertisement|read more"
    r"|comments?:?|leave a (?:comment|reply)|print|e-?mail|subscribe|sign (?:up|in)|log ?in"
    r"|(?:follow|like) us(?: on .{1,60})?|all rights reserved.{0,60}|click here.{0,60}"
    r"|(?:(?:read|see|watch) (?:more|also|next)|also read|related|don['’]t miss): .{1,150}[^.!?:]"
    r"|follow [^.!?]{1,60} on (?:instagram|facebook|twitter|youtube|telegram)\b.{0,80}"
    r"|filed under:.{1,100}|(?:more|most) (?:read|on this(?: story)?):?"
    r"|(?:copyright )?(?:©|\(c\)).{0,200}|copyright \d{4}.{0,200}|menu|search|home)",
    re.IGNORECASE,
)
# From here on a page speaks of its author or of other pages.
_TAIL = re.compile(
    r"(?:about the authors?|related (?:articles|stories|posts|news|content)|see also|filed under"
    r"|more from [^.!?]{1,60}|read (?:also|next)|you (?:may|might) also like)\s*:?",
    re.IGNORECASE,
)
# A tail too, but an article may have a heading of that name.
_UNSURE_TAIL = re.compile(r"(?:sources|related|recommended|tags)\s*:?", re.IGNORECASE)
SENTENCE_ENDS = ".!?…؟۔。！？"
"""What a sentence ends with, in the scripts that have marks for it."""
_SENTENCE_END = re.compile(rf"[{SENTENCE_ENDS}:;؛][\"'”’»)\]]*$")
_GOES_BEFORE = re.compile(  # what no heading ends with
    r"(?:,|\b(?:an?|the|in|on|at|to|of|by|for|from|with|and|or|but|as|that|than|near|against|is"
    r"|are|was|were|has|have|had|its|his|her|their|told|said))$",
    re.IGNORECASE,
)
# An abbreviation that cannot end a sentence.
_CUT_NAME = re.compile(r"\b(?:U\.S|Cdr|Gen|Lt|Col|Maj|Capt|Sgt|Mr|Mrs|Ms|Dr|Sen|Rep)\.$")
_NO_BREAK = str.maketrans("\x0b\x0c\x85\u2028\u2029", "\n" * 5)
# Controls, soft hyphens, marks without width and turns of direction. The joiners
# U+200C and U+200D stay: Persian is spelled with them.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_ROUNDS = 10


def clean(raw: str) -> str:
    """The article's own text: paragraphs joined by one blank line, no navigation.

    Lone surrogates and invisible characters go, sentences broken over lines are
    joined, and lines that belong to the page around the article are dropped.
    Cleaning what is clean changes nothing.
    """
    text = _printable(raw)
    for _ in range(_ROUNDS):  # dropping a line can bring two together; twice is nearly always all
        before, text = text, _own(text)
        if text == before:
            break
    return text


def _printable(text: str) -> str:
    """Lone surrogates cannot be stored, control characters cannot be read."""
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text.translate(_NO_BREAK)))


def _own(text: str) -> str:
    lines = [line for raw in text.splitlines() if (line := " ".join(raw.split()))]
    own = [line for line in lines if not _NAVIGATION.fullmatch(line)]
    tail = _tail(own)
    return "\n\n".join(_paragraphs([*own[:tail], *_signed(own[tail:])]))


def _signed(lines: Sequence[str]) -> list[str]:
    """The posts among the lines: what stands above a signature, and it."""
    return [line for post in pairwise(lines) if is_signature(post[1]) for line in post]


def _tail(lines: Sequence[str]) -> int:
    """Where the tail begins: a heading of one, with little prose or little at all behind it."""
    ended, tail = 0, len(lines)
    for behind, line in enumerate(reversed(lines)):
        before, is_prose = len(lines) - 1 - behind, 3 * ended > behind
        is_tail = _TAIL.fullmatch(line) and (before >= behind or not is_prose)
        if is_tail or (_UNSURE_TAIL.fullmatch(line) and not is_prose):
            tail = before
        ended += bool(_SENTENCE_END.search(line))
    return tail


def _paragraphs(lines: Sequence[str]) -> list[str]:
    """Lines of hard-wrapped text joined to paragraphs; other lines are paragraphs as they are."""
    width = sorted(map(len, lines))[3 * len(lines) // 4] if _is_hard_wrapped(lines) else None
    paragraphs: list[list[str]] = []
    for line in lines:
        if paragraphs and _goes_on(paragraphs[-1], line, width):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [" ".join(paragraph) for paragraph in paragraphs]


def _is_hard_wrapped(lines: Sequence[str]) -> bool:
    """Whether lines break where the width ends: then many of them break inside a sentence."""
    breaks = sum(not _SENTENCE_END.search(line) for line in lines[:-1])
    inside = sum(
        not _SENTENCE_END.search(line) and _opens_lower(after) for line, after in pairwise(lines)
    )
    return inside >= 3 and inside * 4 >= breaks


def _goes_on(paragraph: Sequence[str], line: str, width: int | None) -> bool:
    """Whether the paragraph goes on with the line; ``width`` is that of hard-wrapped text."""
    before = paragraph[-1]
    if _SENTENCE_END.search(before) and not _CUT_NAME.search(before):
        return False
    if _opens_lower(line):
        return True
    return width is not None and not (len(paragraph) == 1 and _is_heading(before, width))


def _is_heading(line: str, width: int) -> bool:
    """Whether a line that no sentence ends is a heading: short, and whole as it stands."""
    is_cut = _GOES_BEFORE.search(line) or _CUT_NAME.search(line)
    return 2 * len(line) < width and not is_cut


def _opens_lower(line: str) -> bool:
    return line.lstrip("\"'“‘(")[:1].islower()
