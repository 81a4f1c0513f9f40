"""Who is said to have done it, and who denies it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rag.disputes.things import COUNTRIES
from rag.names import mentions, name_words

Stance = Literal["claimed", "blamed", "denied", "unclaimed"]

_NAME = r"(?:[A-Z][\w'’-]*)(?:[ -](?:of |in |the |al-)?[A-Z][\w'’-]*)*"
_PATTERNS: tuple[tuple[Stance, str], ...] = (
    (
        "unclaimed",
        r"\b(?:[Nn]obody|[Nn]o one|[Nn]o (?:\w+ )?(?:group|organi[sz]ation|militia|party))\b"
        r"[^.;]{0,30}\b(?:claimed|come forward|taken responsibility)\b",
    ),
    ("denied", rf"(?P<who>[Tt]he (?:militia|group)|[Ii]t|{_NAME})\b[^.;]{{0,60}}?\bdenied\b"
     r"[^.;]{0,60}?\b(?:part|role|involvement|responsib\w+|attack\w*|fired|behind|link\w*)\b"),
    ("claimed", rf"(?P<who>{_NAME})\b(?:,[^,.;]{{1,80}},)? (?:has |have |had |later )?"
     r"(?:claimed|took responsibility|taken responsibility)\b(?! that)"),
    ("blamed", rf"\b(?:blam(?:ed?|es|ing)|accus(?:ed?|es|ing)) (?:the )?(?P<who>{_NAME})"),
    ("blamed", rf"\b(?:attributed|pinned)\b[^.;]{{1,60}}\b(?:to|on) (?:the )?(?P<who>{_NAME})"),
    ("blamed", rf"\bheld (?:the )?(?P<who>{_NAME}) responsible\b"),
    ("blamed", rf"(?P<who>{_NAME}) (?:was|were|is|are) (?:behind|responsible for|to blame for)\b"),
    ("blamed", rf"(?P<who>{_NAME}), (?:which|whom|who) [^,.;]{{1,60}}\b(?:accus|blam)\w+\b"),
    ("blamed", rf"\bbore the (?:marks?|hallmarks?) of (?:the )?(?P<who>{_NAME})"),
)  # fmt: skip
_STANCES = tuple((stance, re.compile(pattern)) for stance, pattern in _PATTERNS)
_LEANS = re.compile(r"(?:[Tt]he (?:militia|group)|[Ii]t)\Z")


@dataclass(frozen=True, slots=True)
class Blame:
    """What a text says of who did it; ``text[start:end]`` says it.

    Attributes:
        who: The folded names of those it is said of; none where nobody has claimed it.
    """

    stance: Stance
    who: frozenset[str]
    start: int
    end: int


@lru_cache(maxsize=2000)
def blames(text: str, before: str = "") -> tuple[Blame, ...]:
    """All that ``text`` says of who did it, in order; doers who are nations are left out.

    Args:
        text: One sentence, or a few.
        before: What stands before it, where the militia may be named of which it speaks.
    """
    found = sorted(_found(text, before), key=lambda blame: (blame.start, blame.end))
    return tuple(found)


def oppose(one: Blame, other: Blame) -> bool:
    """Whether the one says that they did it, and the other that they did not, or others."""
    stances = {one.stance, other.stance}
    if "denied" in stances:
        return stances & {"blamed", "claimed"} != set() and _share(one.who, other.who)
    if "unclaimed" in stances:
        return "claimed" in stances
    return not _share(one.who, other.who)


def _share(one: frozenset[str], other: frozenset[str]) -> bool:
    return any(mentions(other, name.capitalize()) for name in one)


def _found(text: str, before: str) -> Iterator[Blame]:
    for stance, pattern in _STANCES:
        for match in pattern.finditer(text):
            if stance == "unclaimed":
                yield Blame(stance, frozenset(), *match.span())
            elif who := _who(match["who"], f"{before} {text[: match.start()]}"):
                yield Blame(stance, who, *match.span())


def _who(words: str, before: str) -> frozenset[str]:
    """The names; "the militia" is the last group that was blamed before."""
    if not _LEANS.match(words):
        return name_words(words) - COUNTRIES
    blamed = [found for stance, p in _STANCES if stance == "blamed" for found in p.finditer(before)]
    last = max(blamed, key=lambda found: found.start(), default=None)
    return name_words(last["who"]) - COUNTRIES if last else frozenset()
