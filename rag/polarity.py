"""Whether two texts say and deny the same things.

A text is cut where one clause ends and another begins; each clause of a sentence is
then held against the clause of the cited words that shares most words with it. A list
("no rockets, mortars, and drones were used") is never cut: its "no" reaches to its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rag.engines.language import analyse
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
_MAYBE_A_SEAM = re.compile(r", and\b")


def agrees(sentence: str, cited: str) -> bool:
    """Whether each clause of the sentence is negated just where the cited words are."""
    others = _clauses(cited)
    return all(_agrees(clause, others) for clause in _clauses(sentence))


def _agrees(clause: str, others: list[str]) -> bool:
    words = stems(clause)
    shared = [len(words & stems(other)) for other in others]
    nearest = [o for o, s in zip(others, shared, strict=True) if s == max(shared)]
    return any(_is_negated(other) == _is_negated(clause) for other in nearest)


def _is_negated(clause: str) -> bool:
    return bool(_NEGATION.search(clause))


def _clauses(text: str) -> list[str]:
    """The clauses that say something."""
    whole = (text[start:end] for start, end in sentences(text))
    parts = (part for sentence in whole for part in _SEAM.split(sentence))
    return [clause for part in parts for clause in _parted(part) if stems(clause)]


def _parted(part: str) -> Iterator[str]:
    """The part, cut at each ", and" that has a subject of its own on both sides."""
    subjects = [word.start for word in analyse(part).words if word.dep.startswith("nsubj")]
    start = 0
    for seam in _MAYBE_A_SEAM.finditer(part):
        before = any(start <= subject < seam.start() for subject in subjects)
        if before and any(subject > seam.end() for subject in subjects):
            yield part[start : seam.start()]
            start = seam.end()
    yield part[start:]
