"""What was told first, and is told as no longer held; and what is only told as possible."""

from __future__ import annotations

import re

_PAST = re.compile(
    r"\bhad (?:said|reported|listed|put|been put|told|counted|spoken)\b"
    r"|\b(?:first|initial|earlier|previous) (?:\w+ )?(?:statement|message|report|count|figure|toll)"
    r"s?\b"
    r"|\b(?:initially|at first|originally|previously)\b",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(
    r"\b(?:might|may|could) (?:(?:also|soon|yet|still|even) )*"
    r"(?:be|send|deploy|add|go|have|move|leave)\b"
    r"|\b(?:weigh|consider|contemplat|debat|discuss)(?:s|es|ed|ing)? (?:whether|\w+ing)\b"
    r"|\bunder consideration\b",
    re.IGNORECASE,
)
_ASKS_FIRST = re.compile(
    r"\b(?:first|initial(?:ly)?|earl(?:y|ier|iest)|previous(?:ly)?|original(?:ly)?)\b",
    re.IGNORECASE,
)


def is_superseded(text: str) -> bool:
    """Whether a sentence tells what an earlier statement or count had said."""
    return bool(_PAST.search(text))


def is_possible(text: str) -> bool:
    """Whether it tells of what may be or is considered, and not of what is or was."""
    return bool(_POSSIBLE.search(text))


def asks_first(question: str) -> bool:
    """Whether it asks for what was told first."""
    return bool(_ASKS_FIRST.search(question))
