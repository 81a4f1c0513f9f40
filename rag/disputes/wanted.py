"""Which facts a question wants to know, of those that sources may tell differently."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.disputes.facts import NEWSWORTHY, WHO
from rag.disputes.things import harm_of, thing_of
from rag.engines.language import analyse
from rag.question import Asked

_COUNTED = re.compile(r"\bhow many\b|\b(?:number|toll|count|total) of\b", re.IGNORECASE)
_DOERS = re.compile(
    r"\bwho\b.*\b(?:claim\w*|blam\w+|responsib\w+|behind|carried out|did it|attack\w*|fired"
    r"|launch\w*|struck|accus\w+|den(?:y|ied))\b",
    re.IGNORECASE,
)
_YES_OR_NO = re.compile(
    r"(?:and |but )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may)\b",
    re.IGNORECASE,
)
_IN_GENERAL = re.compile(
    r"\bwhat (?:has |had )?happen\w*|\b(?:took|taken) place\b|\boccurred\b"
    r"|\bwhat (?:is|was) known\b"
    r"|\b(?:describe|summari[sz]e|tell me|details|overview|casualt(?:y|ies)|tolls?|losses)\b"
    r"|\bwhat do (?:the )?(?:articles|reports|sources|accounts) (?:say|tell)\b",
    re.IGNORECASE,
)
_NEAR = 4
"""Words behind "how many" among which the noun is that is counted."""


def wanted(parts: Sequence[Asked]) -> frozenset[str]:
    """What the facts are about that matter: what each part asks for, else what news tells most.

    A question that asks for something else, such as a place or a reason, wants none.
    """
    return frozenset().union(*(named([part]) or _newsworthy(part) for part in parts))


def named(parts: Sequence[Asked]) -> frozenset[str]:
    """What the parts ask for by name: "killed" of "how many were killed", "who did it"."""
    return frozenset().union(*map(_named, parts))


def _newsworthy(part: Asked) -> frozenset[str]:
    told = part.compares or (part.kind == "open" and _IN_GENERAL.search(part.text))
    return NEWSWORTHY if told and not part.sources else frozenset()


def _named(part: Asked) -> frozenset[str]:
    if _DOERS.search(part.text):
        return frozenset({WHO})
    counted = _COUNTED.search(part.text)
    if counted is None and not _YES_OR_NO.match(part.text):
        return frozenset()
    behind = counted.end() if counted else 0
    words = [word for word in analyse(part.text).words if word.start >= behind]
    harms = {harm for word in words if (harm := harm_of(word.lemma))}
    nouns = [word.lemma for word in words[:_NEAR] if word.pos in ("NOUN", "PROPN")]
    things = {thing_of(noun) for noun in nouns[:1] if counted}
    return frozenset(harms or things) & NEWSWORTHY
