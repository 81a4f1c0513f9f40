"""Posts from social media that stand in an article, each with a date of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from rag.when.expressions import expressions
from rag.when.resolution import resolved

# "— Example Desk (@example) January 20, 2024", the line below an embedded post.
_SIGNATURE = re.compile(
    r"^[—–-]{1,2} ?[^\n@]{1,80}\(@\w{1,30}\) (?P<date>[^\n]{6,40})$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Post:
    """The paragraph before a signature and the signature: ``text[start:end]``, and its day."""

    start: int
    end: int
    day: date


def posts(text: str) -> list[Post]:
    """The posts in the text, in order."""
    found = ((match, _full(match["date"])) for match in _SIGNATURE.finditer(text))
    return [Post(_start(text, match.start()), match.end(), day) for match, day in found if day]


def is_signature(line: str) -> bool:
    """Whether the line is what stands below a post, with its day."""
    match = _SIGNATURE.fullmatch(line)
    return bool(match and _full(match["date"]))


def _full(words: str) -> date | None:
    """The day that the words are and nothing else."""
    match expressions(words):
        case [one] if (one.start, one.end) == (0, len(words.rstrip())):
            (interval,) = resolved([one], None)
            return interval.first if interval and interval.first == interval.last else None
    return None


def _start(text: str, signature: int) -> int:
    """Where the paragraph before the signature begins."""
    end = len(text[:signature].rstrip())
    return text.rfind("\n", 0, end) + 1
