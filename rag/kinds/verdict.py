"""Whether a sentence plainly answers a question with yes or no.

It does where it tells of the same deed, by and to the same, of the same time, and neither
doubts it nor only reports that somebody claims it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from rag.kinds.senses import same_sense, senses, things
from rag.kinds.tree import Tree, tree
from rag.names import mentions, name_words
from rag.numbers import numbers
from rag.question import Asked
from rag.stems import stems

Verdict = Literal["Yes", "No"]

_ASKS = re.compile(
    r"(?:(?:and|but|so|then) )?(?:was|were|is|are|did|do|does|has|have|had)\b(?!n['’]t)",
    re.IGNORECASE,
)
_DOUBTED = re.compile(
    r"\b(?:may|might|could|would|should|if|whether|unclear|unknown|alleg\w+|assert\w+|accus\w+"
    r"|den(?:y|ied|ies)|disput\w+|suspect\w*|apparently|possibl\w+|likely|probabl\w+|reportedly"
    r"|threat\w+|vow\w*|plan\w*|expect\w*|warn\w*|believ\w+|seem\w*|rumou?r\w*|to be|had claimed"
    r"|claim(?:s|ed) (?:that|to)|not yet|attempt\w*|tried|fail\w*)\b",
    re.IGNORECASE,
)
_ANY = re.compile(r"\b(?:any(?:one|body|thing)?|someone|somebody|there)\b", re.IGNORECASE)
_NONE = re.compile(r"\b(?:no|none|nobody|nothing|neither|no one)\b", re.IGNORECASE)
# The parser takes 'Did Iran fire missiles' for a thing that did; 'Iran fired missiles' it knows.
_FIRED = re.compile(
    r"^did (.+?) (fire|bomb|attack|strike|hit|raid|shell|target|launch|claim|blame|report|shoot)\b",
    re.IGNORECASE,
)
_ONLY = re.compile(r"\b(?:only|alone|sole)\b", re.IGNORECASE)
"""That somebody was hit does not tell whether nobody else was."""
_HOW = re.compile(r"(?<!on)(?<!real)(?<!actual)ly$", re.IGNORECASE)
_PAST = {"strike": "struck", "hit": "hit", "shoot": "shot"}
_TIME = re.compile(
    r"\b(?:(?:19|20)\d\d|January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b"
)
_BEHIND = re.compile(
    r"(?:was|is|were|are) (.+?) (?:behind|responsible|involved|to blame)\b", re.IGNORECASE
)
_ACTS = frozenset({"attacking", "killing", "hurting", "destroying", "claiming"})
_SUFFERING = ("die", "perish")
"""Verbs whose subject is the one it happens to."""
_BEARING = ("suffer", "sustain", "receive")
"""Verbs that tell little without their object: 'suffered injuries'."""


@dataclass(frozen=True, slots=True)
class _Deed:
    """What was done, by whom and to whom, and whether it is said that it was not."""

    words: str
    doer: str
    patient: str
    negated: bool


def asks_whether(asked: Asked) -> bool:
    """Whether the question is one of yes or no."""
    is_one = asked.kind == "open" and not asked.compares and not asked.sources
    is_one = is_one and not _ONLY.search(asked.text)
    return is_one and bool(_ASKS.match(asked.text)) and " or " not in asked.text


def asks_of_doer(asked: Asked) -> bool:
    """Whether it is asked if somebody named did an attack: 'Did Iran fire?', 'Was Iran behind?'."""
    if not asks_whether(asked):
        return False
    if behind := _BEHIND.match(asked.text):
        return bool(name_words(behind[1]))
    deeds = _deeds(tree(_FIRED.sub(_in_the_past, asked.text)))
    return bool(deeds and senses(deeds[0].words) & _ACTS and name_words(deeds[0].doer))


def verdict(asked: Asked, text: str) -> Verdict | None:
    """Yes or no, if the sentence plainly says so; ``text`` begins with the day of its piece."""
    if not asks_whether(asked) or _DOUBTED.search(text):
        return None
    question = tree(_FIRED.sub(_in_the_past, asked.text))
    deeds = _deeds(question)
    if not deeds or _asks_of_words(question):
        return None
    if not _of_the_time(asked.text, text) or not _names_are_in(asked, text):
        return None
    if not _manners(question) <= stems(text):
        return None
    answers = {_said(deeds[0], deed) for deed in _deeds(tree(text))} - {None}
    return answers.pop() if len(answers) == 1 else None


def _asks_of_words(question: Tree) -> bool:
    """Whether what somebody said or thought is asked about: what it was is told in many ways."""
    return any(word.dep == "ccomp" for word in question.words)


def _manners(question: Tree) -> frozenset[str]:
    """The stems of the words that tell how: 'seriously' of 'Was anyone seriously hurt?'."""
    how = (word.text for word in question.words if word.dep == "advmod" and _HOW.search(word.text))
    return stems(" ".join(how))


def _in_the_past(found: re.Match[str]) -> str:
    verb = found[2].lower()
    return f"{found[1]} {_PAST.get(verb, verb.removesuffix('e') + 'ed')}"


def _of_the_time(question: str, text: str) -> bool:
    return set(_TIME.findall(question)) <= set(_TIME.findall(text))


def _names_are_in(asked: Asked, text: str) -> bool:
    told = name_words(text)
    return numbers(_TIME.sub("", asked.text)) <= numbers(text) and all(
        mentions(told, name) for name in asked.names if not _TIME.search(name)
    )


def _said(wanted: _Deed, told: _Deed) -> Verdict | None:
    """What a deed that is told says to the one that is asked about; None if it is another."""
    if not same_sense(wanted.words, told.words):
        return None
    is_told = "claiming" in senses(wanted.words) and _ANY.fullmatch(wanted.doer)
    same = _same(wanted.doer, told.doer) and (is_told or _same(wanted.patient, told.patient))
    if not same:
        return None
    return "No" if told.negated else "Yes"


def _same(wanted: str, told: str) -> bool:
    """Whether one party is the other, or one of those that 'any' asks for."""
    if not wanted:
        return True
    rest = _ANY.sub("", wanted).strip()
    if rest != wanted and not rest:
        return bool(told)
    if name_words(rest) and mentions(name_words(told), rest):
        return True
    return bool(told) and bool(
        stems(rest) & stems(told) if name_words(rest) else same_sense(rest, told)
        or things(rest) & things(told)
    )  # fmt: skip


def _deeds(parsed: Tree) -> list[_Deed]:
    """The deeds of a sentence, the main one first."""
    found = []
    for place, word in enumerate(parsed.words):
        if word.pos == "VERB" and word.dep != "amod":
            found.append((word.dep != "ROOT", place, _deed(parsed, place)))
    return [deed for *_, deed in sorted(found, key=lambda row: row[:2])]


def _deed(parsed: Tree, verb: int) -> _Deed:
    passive = bool(parsed.children(verb, "auxpass", "nsubjpass"))
    subjects = parsed.children(verb, "nsubj", "nsubjpass")
    if not subjects and parsed.words[verb].dep == "conj":
        subjects = parsed.children(parsed.words[verb].head, "nsubj")
    objects = parsed.children(verb, "dobj", "obj")
    for more in parsed.children(verb, "xcomp") if not objects else ():
        objects = parsed.children(more, "dobj", "obj")
    agents = [c for by in parsed.children(verb, "agent") for c in parsed.children(by, "pobj")]
    words = [verb, *parsed.children(verb, "prt", "xcomp")]
    doers, patients = (agents, subjects) if passive else (subjects, objects)
    if parsed.words[verb].lemma in _BEARING and objects:
        words += objects
        if senses(_phrases(parsed, objects)) & {"hurting", "killing"}:
            doers, patients = [], subjects
    if parsed.words[verb].lemma in _SUFFERING:
        doers, patients = [], subjects
    told = " ".join(f"{parsed.words[p].text} {parsed.words[p].lemma}" for p in words)
    doer, patient = _phrases(parsed, doers), _phrases(parsed, patients)
    negated = bool(parsed.children(verb, "neg") or _NONE.search(f"{doer} {patient}"))
    return _Deed(told, doer, patient, negated)


def _phrases(parsed: Tree, heads: list[int]) -> str:
    """The words of the phrases, without what only tells more of them."""
    places = [p for head in heads for p in parsed.phrase(head, ("relcl", "acl", "appos", "punct"))]
    return " ".join(parsed.words[place].text for place in places)
