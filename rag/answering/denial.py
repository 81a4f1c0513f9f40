"""Sentences that deny what a question takes for granted: 'No group has claimed it' and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rag.answering.matter import Matter
from rag.answering.meanings import deeds, speaks_of
from rag.engines.language import Analysis, analyse
from rag.names import mentions, name_words
from rag.question import Asked
from rag.sentences import sentences

_CLAUSE = re.compile(
    r"[;:]\s|[.!?][\"'”’]?\s+(?=[A-Z\"“])|, (?:but|although|though|while|and|whereas)\b|\bbut\b"
)
_NOBODY = re.compile(
    r"\b(?:nobody|no ?-?one|none(?! other)|no (?:other )?(?:\w+ ){0,2}?(?:group|organi[sz]ation"
    r"|militia|faction|person|people|casualties|injuries|deaths|victims|party)|without)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"(?<!, )\b(?:not|never|neither|nor|no|silent|spared|unhurt|unharmed|unscathed"
    r"|den(?:y|ied|ies))\b|n['’]t\b",
    re.IGNORECASE,
)
_REACH = re.compile(r"(?:(?!, (?:the|an?|[A-Z]))\W+[\w'’-]+){0,9}")
"""The words behind a negation that it may deny, up to where a clause of another begins."""
_TELLING = re.compile(
    r"\W+(?:(?:yet|been|be|immediately|directly|publicly|even|have|has) )*"
    r"(?:comment|confirm|sa(?:y|id)\b|clear|know|disclos|address|discuss|mention|specif|elaborat"
    r"|respond|repl)\w*",
    re.IGNORECASE,
)
"""What is not said is not denied: 'has not commented on the killing'."""
_PARTLY = re.compile(
    r"\b(?:most|many|some|several|few) of (?:which|whom|them|those|these)\b"
    r"|\b(?:nobody|no ?-?one|none|not)\b(?: \w+){0,2} (?:badly|seriously|gravely|severely)\b",
    re.IGNORECASE,
)
"""What is denied of some, or to a degree, is not denied: 'in most of which nobody was hurt'."""
_REST = re.compile(r", (?:which|who|when|where)\b")
_DENIES = re.compile(r"\bden(?:y|ied|ies)\b|\bsilent\b", re.IGNORECASE)
_SPARED = re.compile(r"\bspared\b", re.IGNORECASE)
_NO_THING = re.compile(r"\b(?:no|not any) (?P<thing>(?:[\w'’-]+ ){0,3}?[\w'’-]+)\b")
_PARTIES = ("nsubj", "nsubjpass", "dobj", "poss")
_ALSO_DENIED = {"killing": "hurting"}
"""Who was not even hurt was not killed."""


def denies(asked: Asked, about: Matter, sentence: str) -> bool:
    """Whether a clause of the sentence says that what is asked about was not, or not said.

    Of several sentences only the last is looked at.
    """
    last = sentences(sentence)[-1:]
    return any(
        _denies(asked, about, clause)
        for start, end in last
        for clause in _clauses(sentence[start:end])
    )


def is_of_all(asked: Asked, about: Matter, sentence: str) -> bool:
    """Whether the denial is of everybody: 'nobody', and not of those alone that are asked about."""
    clauses = (clause for clause in _clauses(sentence) if _denies(asked, about, clause))
    return not any(named(asked, clause) or _has_none(about, clause) for clause in clauses)


def _denies(asked: Asked, about: Matter, clause: str) -> bool:
    if not (_NOBODY.search(clause) or _NOT.search(clause)) or _PARTLY.search(clause):
        return False
    told = _told(asked, clause)
    if about.denied & {"commenting", "claiming"} and _is_silent(asked, clause):
        return True
    wanted = about.denied - {"commenting"}
    wanted |= {_ALSO_DENIED[deed] for deed in wanted & set(_ALSO_DENIED)}
    if "naming" in told & wanted and not _is_unnamed(asked, about, clause):
        return False
    if not told & wanted:
        return _has_none(about, clause)
    if _is_of_another(asked, about, clause):
        return False
    return bool(_NOBODY.search(clause)) or _of_those(asked, clause)


def _is_of_another(asked: Asked, about: Matter, clause: str) -> bool:
    """Whether it denies the harm of others: of troops to one who asks of civilians, or of a man."""
    nothing = _NO_THING.search(clause)
    if asked.kind == "how many" and about.thing and nothing and not _NOBODY.search(clause):
        return not speaks_of(nothing["thing"], about.thing)
    if not about.denied & {"killing", "hurting"}:
        return False
    people = _harmed(analyse(asked.text))
    told = name_words(_REST.split(clause, maxsplit=1)[0])
    return bool(people) and not any(mentions(told, name) for name in people)


def _harmed(question: Analysis) -> list[str]:
    """The surnames of those whom the question speaks of as harmed, or as harming."""
    people = [e for e in question.entities if e.label == "PERSON"]
    return [
        e.text.split()[-1]
        for e in people
        if any(e.start <= w.start < e.end and w.dep in _PARTIES for w in question.words)
    ]


def _told(asked: Asked, clause: str) -> frozenset[str]:
    """The deeds of the clause; to deny is to claim nothing, and who is spared is not struck.

    Who did it, and whether, is answered by that nobody says so; when, or how many, is not.
    """
    more = {"claiming", "striking"} if _DENIES.search(clause) else set[str]()
    more |= {"striking"} if _SPARED.search(clause) else set()
    reach = (
        (asked.kind not in ("who", "open") and _TELLING.match(clause, negation.end()))
        or _REACH.match(clause, negation.end())
        for negation in _negations(clause)
    )
    return frozenset(more).union(*(deeds(after[0]) for after in reach if after))


def _negations(clause: str) -> Iterator[re.Match[str]]:
    yield from _NOBODY.finditer(clause)
    yield from _NOT.finditer(clause)


def _is_silent(asked: Asked, clause: str) -> bool:
    silent = re.search(r"\bnot (?:yet )?comment|\bno comment|\bsilent\b|declined to", clause)
    return bool(silent and named(asked, clause))


def _is_unnamed(asked: Asked, about: Matter, clause: str) -> bool:
    """Whether those whose name is asked for are not named, and not some others."""
    theirs = about.thing and speaks_of(clause, about.thing)
    return bool(theirs or named(asked, clause) or re.search(r"\bno names?\b", clause))


def _of_those(asked: Asked, clause: str) -> bool:
    """Whether the clause is of somebody whom the question names, or of one whom it calls 'he'.

    That one denied it does not correct who asks which of all did it.
    """
    if asked.kind in ("who", "which") and (denied := _DENIES.search(clause)):
        clause = clause[: denied.start()]
    return bool(named(asked, clause)) or bool(re.search(r"\b(?:he|she|it|they)\b", clause, re.I))


def named(asked: Asked, text: str) -> set[str]:
    """The names of the question that the text mentions."""
    words = name_words(text)
    return {name for name in asked.names if mentions(words, name)}


def _has_none(about: Matter, clause: str) -> bool:
    """Whether it says that there is none of the thing: 'kept no troops there'."""
    if not about.thing or not about.deeds:
        return False
    nothing = _NO_THING.search(clause)
    return bool(nothing) and speaks_of(str(nothing and nothing["thing"]), about.thing)


def _clauses(sentence: str) -> Iterator[str]:
    yield from filter(None, _CLAUSE.split(sentence))
