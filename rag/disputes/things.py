"""The words by which news counts: people, what became of them, and weapons."""

from __future__ import annotations

import re

from rag.names import name_words

KILLED, WOUNDED, MISSING = "killed", "wounded", "missing"
TROOPS = "troops"
PEOPLE = frozenset({KILLED, WOUNDED, MISSING, "captured", TROOPS})

_HARM = {
    KILLED: "kill die dead death slay fatality perish assassinate murder",
    WOUNDED: "wound injure hurt wounded injured injury hospitalize hospitalise",
    MISSING: "miss missing",
    "captured": "capture abduct kidnap",
}
_HARMS = {lemma: harm for harm, lemmas in _HARM.items() for lemma in lemmas.split()}
ACTIVE = {"kill", "wound", "injure", "hurt", "slay", "assassinate", "murder", "capture", "abduct"}
"""Verbs whose subject does it and does not suffer it."""

_WEAPONS = {
    "rockets": "rocket katyusha",
    "missiles": "missile",
    "drones": "drone uav",
    "mortar rounds": "mortar",
    "shells": "shell",
    "bombs": "bomb",
}
WEAPONS = frozenset(_WEAPONS)
_THINGS = {lemma: thing for thing, lemmas in _WEAPONS.items() for lemma in lemmas.split()}
_THINGS |= dict.fromkeys(("troop", "serviceman"), TROOPS)
WEAPON = re.compile(r"\b(?:rocket|katyusha|missile|drone|mortar|shell|bomb)s?\b", re.IGNORECASE)
"""A word for a weapon."""

_STAGE = {
    "launched": "fire launch shoot send",
    "landed": "hit land strike fall come impact explode drop penetrate crash",
    "stopped": "intercept destroy down stop seize defuse engage remain find",
}
STAGES = {lemma: stage for stage, lemmas in _STAGE.items() for lemma in lemmas.split()}

_GROUPS = {
    "soldiers": "soldier troop serviceman service personnel airman marine sailor reservist guard",
    "civilians": "civilian resident villager passerby",
    "contractors": "contractor",
    "children": "child kid schoolchild",
    "fighters": "fighter militant militiaman gunman insurgent",
    "police": "police policeman officer",
    "journalists": "journalist reporter",
    "women": "woman",
}
UNTELLING = {lemma: group for group, lemmas in _GROUPS.items() for lemma in lemmas.split()}
TOLLS = {"number", "toll", "count", "tally", "figure", "total", "dead", "wounded", "injured"}
SOME = set(
    "more additional extra another other further seriously badly critically gravely severely"
    " lightly slightly serious grave critical each every".split()
)
"""Words that tell that only some of all are counted."""
HAPPENINGS = {"attack", "strike", "incident", "raid", "explosion", "operation", "clash", "salvo"}
NOBODY = re.compile(r"nobody|none", re.IGNORECASE)

_NATIONS = frozenset(
    name_words(
        "American Iraqi Iranian Syrian Israeli Jordanian Lebanese British French German Turkish"
        " Kurdish Russian Ukrainian Afghan Pakistani Indian Chinese Palestinian Egyptian Saudi"
        " Yemeni Danish Polish Canadian Italian Spanish Dutch Belgian Australian Emirati"
    )
)
COUNTRIES = _NATIONS | name_words(
    "Iraq Iran Syria Israel Jordan Lebanon Russia Ukraine Pakistan India Egypt Yemen Gaza Australia"
    " Europe Africa Asia Washington Tehran"
)
"""Names that stand in many pieces and tell no event from another."""


def harm_of(lemma: str) -> str:
    """What became of those who are told of by a word: "killed", "wounded" ..., or ""."""
    return _HARMS.get(lemma, "")


def thing_of(word: str) -> str:
    """What a noun counts under: "rockets" for a Katyusha, "troops"; "" for any other."""
    return _THINGS.get(word, "") or _THINGS.get(word.removesuffix("s"), "")


def nation_of(word: str) -> str:
    """The nation that a word names, folded, or ""."""
    return next(iter(sorted(name_words(word) & _NATIONS)), "")
