"""What a question asks for: the kind of answer, the names, the years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from rag.language import analyse
from rag.names import names

Kind = Literal[
    "who", "name", "when", "where", "which", "why", "how many", "how much", "how long", "how far",
    "how old", "open",
]  # fmt: skip

_KIND_PATTERNS: dict[Kind, str] = {
    "how much": r"\bhow much (?!of)|\bin dollars\b|\bwhat did .+ cost\b",
    "how long": r"\bhow long\b",
    "how old": r"\bhow old\b|\bwhat age\b",
    "how far": r"\bhow far\b|\bhow many (?:kilomet|mile|met(?:re|er))",
    "how many": r"\bhow (?:many|few)\b|\b(?:what|which) (?:(?:is|was|are|were) )?(?:the )?(?:\w+ )?"
    r"(?:number|toll|count|total)\b",
    "name": r"\b(?:what|which)\b.*\bnames?\b",
    "when": r"\bwhen\b|\b(?:what|which) (?:date|day|year|month|time|hour|week)\b",
    "where": r"\bwhere\b|\b(?:what|which) (?:place|city|town|province|country|region|state)\b",
    "who": r"\b(?:who|whom|whose)\b",
    "why": r"\bwhy\b",
    "which": r"\bwhich\b|\bwhat (?:kind|type|sort)\b",
}
# The kind whose pattern stands first in the question is the one asked for.
_KINDS = {kind: re.compile(pattern) for kind, pattern in _KIND_PATTERNS.items()}
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_COMPARING = re.compile(
    r"\b(?:(?:dis)?agree|differ|contradict|compare|independent)|\bthe same\b|\bof one mind\b"
    r"|\bseparate sources\b"
    r"|\b(?:accounts|versions|reports|sources|outlets|figures|numbers) (?:are|do|give|say)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks for.

    Attributes:
        kind: The kind of answer it wants.
        names: The proper names in it.
        years: The years it names, as text.
        compares: Whether it asks how several accounts stand to each other.
    """

    text: str
    kind: Kind
    names: tuple[str, ...]
    years: tuple[str, ...]
    compares: bool


def asked(text: str) -> Asked:
    """What the stand-alone question ``text`` asks for."""
    found = {kind: match.start() for kind, p in _KINDS.items() if (match := p.search(text.lower()))}
    kind: Kind = min(found, key=lambda kind: found[kind]) if found else "open"
    years = tuple(_YEAR.findall(text))
    return Asked(text, kind, names(analyse(text)), years, bool(_COMPARING.search(text)))
