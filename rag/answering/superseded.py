"""What was told first, and is told as no longer held."""

from __future__ import annotations

import re

_PAST = re.compile(
    r"\bhad (?:said|reported|listed|put|been put|told|counted|spoken)\b"
    r"|\b(?:first|initial|earlier|previous) (?:statement|message|report|count|figure|toll)s?\b"
    r"|\b(?:initially|at first|originally|previously)\b",
    re.IGNORECASE,
)
_ASKS_FIRST = re.compile(
    r"\b(?:first|initial(?:ly)?|earl(?:y|ier|iest)|previous(?:ly)?|original(?:ly)?)\b",
    re.IGNORECASE,
)


def is_superseded(text: str) -> bool:
    """Whether a sentence tells what an earlier statement or count had said."""
    return bool(_PAST.search(text))


def asks_first(question: str) -> bool:
    """Whether it asks for what was told first."""
    return bool(_ASKS_FIRST.search(question))
