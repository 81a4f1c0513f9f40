"""The thing that a question asks for: 'soldiers' of 'How many soldiers were hurt?'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import dropwhile

from rag.engines.language import Analysis, Word, analyse
from rag.stems import stems

_MARK = re.compile(
    r"\bhow (?:many|few)(?: more)?\b|\bhow (?:big|large|strong) (?:is|was|are|were)\b"
    r"|\b(?:what|which)(?: other)? (?:kinds?|types?|sorts?|numbers?|makes?|models?|brands?) of\b"
    r"|\bnumbers? of\b"
    r"|\b(?:what|which)(?:['’]s| (?:is|was|are|were))?\b|\bwho (?:is|was|are|were)\b",
    re.IGNORECASE,
)
_BEFORE = frozenset("of the all a an his her its their other exact first last".split())
_RUN = {"NOUN", "PROPN", "ADJ", "NUM", "PART"}
HAPPENINGS = stems(
    "attack strike raid incident assault blast explosion shooting bombing salvo barrage shelling"
    " blow act step measure decision"
)
"""What is told without being called so: 'Rockets fell' answers 'What was the attack?'"""
_EFFECT = re.compile(
    r"\b(?:effect|impact|influence|bearing)s?\b.*? on (?P<on>[^,?]+)", re.IGNORECASE
)
"""Who asks for an effect wants to read of what it was had on."""
_TARGET = re.compile(
    r"\b(?:on|against|at) (?:[\w.'’-]+ ){0,4}?(?P<target>embass(?:y|ies)|consulates?|airports?"
    r"|ships?|vessels?|tankers?|hospitals?|schools?|mosques?|convoys?|pipelines?|refiner(?:y|ies))\b",
    re.IGNORECASE,
)
"""What was attacked, where attacks are to be listed; troops and bases go by many names."""


def thing(question: str) -> str:
    """The noun that is asked for, in small letters, or "": 'soldiers' of 'How many soldiers …'."""
    mark = _MARK.search(question)
    if effect := _EFFECT.search(question):
        return _last_noun(analyse(question), effect.start("on"), effect.end("on"))
    if mark is None:
        target = _TARGET.search(question) if stems(question) & HAPPENINGS else None
        return target["target"].lower() if target else ""
    if not any(word.pos in ("AUX", "VERB") for word in analyse(question).words):
        return ""  # 'what happend there': the noun may be a verb that is misspelt
    run = _run(question, mark.end())
    nouns = [word for word in run if word.pos == "NOUN" and not is_joined(word, question)]
    return nouns[-1].text.lower() if nouns else ""


def _run(question: str, start: int) -> Iterator[Word]:
    """The words of the phrase that begins there, without its article."""
    words = (word for word in analyse(question).words if word.start >= start)
    for word in dropwhile(lambda word: word.text.lower() in _BEFORE, words):
        if word.pos not in _RUN and word.text != "-" and not is_joined(word, question):
            return
        yield word


def _last_noun(analysis: Analysis, start: int, end: int) -> str:
    nouns = [w.text for w in analysis.words if start <= w.start < end and w.pos == "NOUN"]
    return nouns[-1].lower() if nouns else ""


def is_joined(word: Word, question: str) -> bool:
    """Whether a hyphen makes it a part of another word: 'brain' of 'brain-injured'."""
    behind = question[word.start + len(word.text) :]
    return behind.startswith("-") or question[: word.start].endswith("-")
