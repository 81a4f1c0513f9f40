"""Whether two texts say and deny the same things.

A text is cut where one clause ends and another begins; each clause of a sentence is
then held against the clause of the cited words that shares most words with it. In the
cited words a list ("no rockets, mortars, and drones") is never cut: its "no" reaches
to its end.
"""

from __future__ import annotations

import re

from rag.sentences import sentences
from rag.stems import stems

_NEGATION = re.compile(
    r"\b(?:not?|non[e-]|never|nobody|nothing|nowhere|neither|nor|without|cannot|hardly|barely"
    r"|den(?:y|ied|ies|ying|ials?)|fail(?:s|ed|ing|ures?)? to|refus(?:e[sd]?|ing) to"
    r"|rul(?:e[sd]?|ing) out|reject(?:s|ed|ing)?|false|untrue"
    r"|un(?:hurt|harmed|injured|scathed|damaged|true|likely))\b|n['’]t\b",
    re.IGNORECASE,
)
_SEAM = re.compile(r";|\b(?:but|although|though|while|whereas|however)\b", re.IGNORECASE)
_FINER_SEAM = re.compile(rf", and\b|{_SEAM.pattern}", re.IGNORECASE)


def agrees(sentence: str, cited: str) -> bool:
    """Whether each clause of the sentence is negated just where the cited words are."""
    others = _clauses(cited, _SEAM)
    return all(_agrees(clause, others) for clause in _clauses(sentence, _FINER_SEAM))


def _agrees(clause: str, others: list[str]) -> bool:
    words = stems(clause)
    shared = [len(words & stems(other)) for other in others]
    nearest = [o for o, s in zip(others, shared, strict=True) if s == max(shared)]
    return any(_is_negated(other) == _is_negated(clause) for other in nearest)


def _is_negated(clause: str) -> bool:
    return bool(_NEGATION.search(clause))


def _clauses(text: str, seam: re.Pattern[str]) -> list[str]:
    """The clauses that say something."""
    whole = (text[start:end] for start, end in sentences(text))
    return [clause for part in whole for clause in seam.split(part) if stems(clause)]
