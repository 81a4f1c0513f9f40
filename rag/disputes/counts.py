"""What a sentence counts, and how many of it there are said to be.

What a number counts hangs on the sentence's build: "four rockets wounded six" and "six
rockets wounded four" have the same words. So the parser tells what each number belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rag.disputes.things import (
    ACTIVE,
    HAPPENINGS,
    NOBODY,
    PEOPLE,
    SOME,
    STAGES,
    TOLLS,
    UNTELLING,
    WEAPON,
    WEAPONS,
    harm_of,
    nation_of,
    thing_of,
)
from rag.engines.language import Analysis, Word, analyse
from rag.numbers import numbers

Bound = Literal["exact", "about", "least", "most"]

_BEFORE: tuple[tuple[Bound, str], ...] = (
    ("least", r"at least|no (?:fewer|less) than|more than|upwards of|over|as many as"),
    ("about", r"about|some|around|roughly|nearly|almost|approximately|close to|an estimated"),
    ("most", r"up to|at most|(?:no more|fewer|less) than|under"),
)
_BOUNDS = re.compile("(?:" + "|".join(rf"(?P<{b}>{w})" for b, w in _BEFORE) + r")\s+$", re.I)
_ABOUT = 0.1
"""The share by which two numbers may differ of which one is said to be about so many."""
_NAMED = {"DATE", "TIME", "PERCENT", "MONEY", "ORDINAL", "QUANTITY", "FAC", "PRODUCT", "LAW"}
# Ranges, and numbers that are told to be wrong.
_LEFT_OUT = re.compile(
    r"\bbetween [\w,.]+ and [\w,.]+|\d[\d,.]*\s?(?:-|–|to)\s?\d[\d,.]*"
    r"|\b(?:not|rather than|instead of|up from|down from) (?:(?:the|about|some) )*[\w,.]+",
    re.IGNORECASE,
)
_STEPS = 6


@dataclass(frozen=True, slots=True)
class Count:
    """How many of something a text says there are; ``text[start:end]`` says it.

    Attributes:
        thing: What is counted: "wounded", "rockets", "troops", else the noun's lemma.
        group: Which kind of people: "soldiers", "civilians" ..., or "" where all may be meant.
        nation: Whose they are, or "".
        stage: Of weapons: "launched", "landed", "stopped" or "".
        bound: Whether so many, about so many, at least or at most so many are meant.
    """

    thing: str
    value: float
    start: int
    end: int
    group: str = ""
    nation: str = ""
    stage: str = ""
    bound: Bound = "exact"


def differ(one: Count, other: Count) -> bool:
    """Whether the two cannot both be a right count of one thing in one event.

    A part may be smaller than the whole: "two soldiers" are among "five people". What is
    told to be the least is taken as a count: news corrects "at least five" to "seven".
    """
    if one.thing != other.thing or one.value == other.value or _is_near(one, other):
        return False
    if "most" in (one.bound, other.bound):
        return False
    if _scope(one) == _scope(other):
        return True
    if _holds(one, other):
        return other.value > one.value
    return _holds(other, one) and one.value > other.value


@lru_cache(maxsize=5000)
def counts(text: str, before: str = "") -> tuple[Count, ...]:
    """What ``text`` counts, in order; dates, sums and measures are left out.

    Args:
        text: One sentence, or a few.
        before: What stands before it, which a number that stands alone may speak of.
    """
    told = analyse(text)
    taken = [(e.start, e.end) for e in told.entities if e.label in _NAMED]
    taken += [match.span() for match in _LEFT_OUT.finditer(text)]
    found = []
    for at, word in enumerate(told.words):
        if any(start <= word.start < end for start, end in taken) or _is_part(told, at):
            continue
        if word.pos == "NUM" and word.dep != "compound" and (value := _value(told, at)):
            found.append(_count(told, at, value, text, before))
        elif NOBODY.fullmatch(word.text) or _is_no(told, at):
            found.append(_count(told, at, 0.0, text, before))
    return tuple(count for count in found if count)


def _is_part(told: Analysis, at: int) -> bool:
    """Whether only some are counted: "one of them", "five more", "two seriously hurt".

    Of weapons one is told of by itself, whatever else came: "One rocket struck a jet."
    """
    noun, governor = _noun(told, at), _governor(told, _noun(told, at))
    if noun == at and _children(told, at, {"prep"}):
        return any(word.lemma == "of" for word in _children(told, at, {"prep"}))
    if told.words[at].lemma == "one" and thing_of(told.words[noun].lemma) in WEAPONS:
        return True
    near = [told.words[at + 1]] if at + 1 < len(told.words) and at + 1 != noun else []
    near += _children(told, noun, {"amod", "advmod", "det"})
    near += _children(told, governor, {"advmod"}) if governor is not None else []
    return any(word.lemma in SOME for word in near)


def _is_no(told: Analysis, at: int) -> bool:
    word = told.words[at]
    return word.lemma == "no" and word.dep == "det" and told.words[word.head].pos != "ADV"


def _value(told: Analysis, at: int) -> float | None:
    """The number that ends at the word, with the words before it that belong to it."""
    first = at
    while first and told.words[first - 1].pos == "NUM":
        first -= 1
    words = " ".join(word.text for word in told.words[first : at + 1])
    found = numbers(words)
    if words.lower() == "one":
        return 1.0
    return next(iter(found)) if len(found) == 1 else None


def _count(told: Analysis, at: int, value: float, text: str, before: str) -> Count | None:
    word, noun = told.words[at], _noun(told, at)
    thing, stage = _thing(told, noun, f"{before} {text[: told.words[noun].start]}")
    if not thing:
        return None
    first = at
    while value and first and told.words[first - 1].pos == "NUM":
        first -= 1
    start, end = told.words[first].start, word.start + len(word.text)
    bound, start = _bound(text, start)
    people = thing in PEOPLE
    group, nation = _group(told, noun) if people else ("", "")
    return Count(thing, value, start, end, group, nation, stage, bound)


def _bound(text: str, start: int) -> tuple[Bound, int]:
    match = _BOUNDS.search(text, max(0, start - 20), start)
    if match is None:
        return "exact", start
    bound: Bound = next(b for b, _ in _BEFORE if match[b])
    return bound, match.start()


def _noun(told: Analysis, at: int) -> int:
    """The place of what the number counts; of a number that stands alone its own."""
    word = told.words[at]
    return word.head if word.dep in ("nummod", "det", "quantmod") else at


def _thing(told: Analysis, noun: int, before: str) -> tuple[str, str]:
    """What is counted and, of weapons, at which stage; ("", "") where that is not told."""
    words, governor = told.words, _governor(told, noun)
    head = words[noun]
    weapon = thing_of(head.lemma)
    if weapon and weapon not in PEOPLE:
        return weapon, _stage(told, noun, governor)
    if head.lemma in HAPPENINGS:
        return head.lemma, ""
    beside = words[noun + 1 : noun + 2] if head.pos == "NUM" else ()  # "25 injured"
    near = [head, *beside, *_children(told, noun, {"amod", "acl", "relcl", "appos"})]
    if harm := next((h for word in near if (h := harm_of(word.lemma))), ""):
        return harm, ""
    if governor is not None:
        verb = words[governor]
        active = head.dep == "nsubj" and verb.lemma in ACTIVE
        if not active and (harm := harm_of(verb.lemma)):
            return harm, ""
        if not active and (harm := _complement(told, governor)):
            return harm, ""
        if head.dep not in ("nsubj", "nsubjpass") and (harm := _toll(told, governor)):
            return harm, ""
    if head.text.lower() == "one":
        return "", ""
    if head.pos == "NUM" or NOBODY.fullmatch(head.text):
        return _elided(told, noun, governor, before)
    return (weapon or head.lemma, "") if head.pos in ("NOUN", "PROPN") else ("", "")


def _elided(told: Analysis, noun: int, governor: int | None, before: str) -> tuple[str, str]:
    """A number alone counts what the words before it speak of: "... two had landed"."""
    if governor is None or told.words[noun].dep not in ("nsubj", "nsubjpass"):
        return "", ""
    stage = STAGES.get(told.words[governor].lemma, "")
    named = WEAPON.findall(before)
    told_of = thing_of(named[-1].lower()) if named else ""
    return (told_of, stage) if stage and told_of else ("", "")


def _governor(told: Analysis, noun: int) -> int | None:
    """The nearest verb that the noun hangs on."""
    at = noun
    for _ in range(_STEPS):
        up = told.words[at].head
        if up == at:
            return None
        at = up
        if told.words[at].pos in ("VERB", "AUX"):
            return at
    return None


def _children(told: Analysis, at: int, deps: set[str]) -> list[Word]:
    return [w for n, w in enumerate(told.words) if w.head == at and n != at and w.dep in deps]


def _complement(told: Analysis, governor: int) -> str:
    """The harm in "left twelve people dead" or "were left wounded"."""
    if told.words[governor].lemma not in ("leave", "be", "report", "list", "count", "say"):
        return ""
    near = _children(told, governor, {"acomp", "oprd", "xcomp", "ccomp", "amod", "attr", "advcl"})
    return next((harm for word in near if (harm := harm_of(word.lemma))), "")


def _toll(told: Analysis, governor: int) -> str:
    """The harm in "the number of wounded rose to seven"."""
    for subject in (n for n, w in enumerate(told.words) if w.head == governor):
        if told.words[subject].dep.startswith("nsubj") and told.words[subject].lemma in TOLLS:
            inside = [w for w in told.words if _under(told, w, subject)]
            return next((harm for word in inside if (harm := harm_of(word.lemma))), "")
    return ""


def _under(told: Analysis, word: Word, top: int) -> bool:
    for _ in range(_STEPS):
        if word.head == top:
            return True
        word = told.words[word.head]
    return False


def _stage(told: Analysis, noun: int, governor: int | None) -> str:
    """What became of the weapons: a verb that hangs on them tells it, else the one they hang on."""
    near = _children(told, noun, {"acl", "relcl", "amod"})
    verb = [told.words[governor]] if governor is not None else []
    found = [STAGES[w.lemma] for w in (*near, *verb) if w.lemma in STAGES]
    if not found and governor is not None and harm_of(told.words[governor].lemma):
        return "landed" if told.words[noun].dep == "nsubj" else ""
    return found[0] if found else ""


def _group(told: Analysis, noun: int) -> tuple[str, str]:
    words = list(_described(told, noun))
    group = next((g for w in words if (g := UNTELLING.get(w.lemma))), "")
    nation = next((n for w in words if (n := nation_of(w.text))), "")
    return group, nation


def _described(told: Analysis, noun: int) -> Iterator[Word]:
    """The noun, what describes it, and what it is of."""
    yield told.words[noun]
    for at, word in enumerate(told.words):
        if word.head == noun and word.dep in ("amod", "compound", "nmod", "appos"):
            yield word
        if word.head == noun and word.lemma == "of":
            inside = (n for n, inner in enumerate(told.words) if _under(told, inner, at))
            yield from (told.words[n] for n in inside if not _is_joined(told, n))


def _is_joined(told: Analysis, at: int) -> bool:
    """Whether a hyphen follows: the coalition that is US-led is not the US."""
    return any(word.text == "-" for word in told.words[at + 1 : at + 2])


def _scope(count: Count) -> tuple[str, str, str]:
    return count.group, count.nation, count.stage


def _holds(whole: Count, part: Count) -> bool:
    """Whether what the one counts may be all of which the other counts a part."""
    stages = whole.stage in ("", part.stage) or (whole.stage, part.stage) == ("launched", "landed")
    return whole.group in ("", part.group) and whole.nation in ("", part.nation) and stages


def _is_near(one: Count, other: Count) -> bool:
    if "about" not in (one.bound, other.bound):
        return False
    return abs(one.value - other.value) <= _ABOUT * max(one.value, other.value)
