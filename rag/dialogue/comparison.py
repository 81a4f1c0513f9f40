"""A question that compares two things, as a question about each."""

from __future__ import annotations

import re

from rag.dialogue.rating import rated
from rag.when.expressions import MONTHS

_NAME = r"(?:[A-Z][\w’'-]*|(?:19|20)\d\d)(?:[ -](?:[A-Z][\w’'-]*|\d{1,4}|al-\w+))*"
_DAY = rf"(?:\d{{1,2}} )?{_NAME}"
_PAIR = re.compile(
    rf"(?P<more>(?:{_DAY}, )*)(?P<one>{_DAY}),? (?:and|with|to|from|or) "
    rf"(?:(?:the|in|at|on|of|for|with|those) ){{0,3}}(?P<other>{_DAY})"
)
_ACCOUNTS = re.compile(
    r"\b(?:accounts?|versions?|reports?|sources?|outlets?|articles?|papers?|stories|claims?)\b",
    re.IGNORECASE,
)
_IN = (
    r"(?:,? (?:in(?: terms of)?|as to|by|with regard to|regarding|when it comes to)"
    r" (?P<in>(?-i:(?![A-Z\d])).+?))?"
)
_FORMS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?:(?:how|in what (?:way|respect)s?) )?(?:do|does|did|is|are|was|were) (?P<one>.+?)"
        rf" (?:differ|compare|different) (?:from|with|to) (?P<other>.+?){_IN}",
        r"(?:(?:how|in what (?:way|respect)s?) )?(?:do|does|did|is|are|was|were) (?P<both>.+?)"
        rf" (?:differ|compare|different)(?: from (?:each|one an)other)?{_IN}",
        r"what (?:is|was|are|were) the differences?(?: in (?P<in>.+?))? between"
        r" (?:(?P<one>.+ (?:with|and) )(?P<other>the .+)|(?P<both>.+))",
        r"(?:please )?(?:compare|contrast) (?P<one>.+?) (?:with|to|against) (?P<other>.+)",
        r"(?:please )?(?:compare|contrast) (?P<both>.+)",
    )
]
_ASIDE = re.compile(
    r",? and (?:say|tell(?: me)?|name|state) who (?:gave|gives|said|says) (?:it|them)$"
)
_ORDERED = re.compile(r"(?:please )?(?:compare|contrast)\b", re.IGNORECASE)
_EVENT = re.compile(
    r"\b(?:attack|strike|raid|bombing|explosion|blast|ambush|shooting|assault|incident)s?\b"
)
_PLURAL = re.compile(r".*[^su]s(?: \w+(?:ed|wn))?")
_FOR = re.compile(r"^ for\b")
_THE = re.compile(r"^(?:the|their|its) ")
_AND = re.compile(r" and (?=the |an? )")
_BARE = re.compile(r"(?:the |an? )?\w+")
"""'the first', which says what it is with the other: 'the first and the last figure'."""
_THOSE = re.compile(r"^(?:those|that|the ones?)\b")
_ONE = re.compile(r" ones?$")
_TIME = re.compile(rf"(?:\d{{1,2}} )?(?:(?:{'|'.join(MONTHS)}) )?(?:19|20)\d\d ")
_HARM = re.compile(r"(?:number of )?casualt(?:y|ies)(?: numbers| figures)?|losses|victims")
_COUNTED = re.compile(
    r"(?P<dead>death tolls?|(?:numbers? of )?(?:dead|deaths|fatalities))(?: given)?"
    r"|(?P<hurt>(?:numbers? of )?(?:wounded|injured|injuries))"
    r"|(?:numbers?|counts?|totals?) of (?P<what>(?:(?!that|given)[\w-]+ )*?[\w-]+)"
    r"(?= (?:in|at|on|of|from|after|for)\b|$)",
    re.IGNORECASE,
)
"""What is asked for as a number: 'the number of troops', 'the death toll'."""
_HEAD = re.compile(
    r"^((?:.*?\b(?:number|count|total)s? of )?.+?) (?=(?P<at>in|at|on|of|from|after|during)\b)"
)


def compared(question: str) -> tuple[str, ...]:
    """A question about each of two or more; () where none are compared, or only accounts are."""
    bare = _ASIDE.sub("", question.strip().rstrip("?!. "))
    if _ACCOUNTS.search(bare):
        return ()
    if each := rated(bare):
        return each
    for form in _FORMS:
        if found := form.fullmatch(bare):
            told = found.groupdict()
            sides = _sides(told.get("one"), told.get("other")) or _halves(told.get("both") or "")
            asks_of = told.get("in") or _EVENT.search(bare) or _ORDERED.match(bare)
            if asks_of or any(map(_how_many, sides)):
                return tuple(_asked(side, told.get("in")) for side in sides)
    return ()


def _sides(one: str | None, other: str | None) -> tuple[str, ...]:
    if not one or not other:
        return ()
    one = re.sub(r" (?:with|and) $", "", one)
    head = _HEAD.match(one)
    other = _THOSE.sub(_TIME.sub("", head[1]) if head else "", other).strip()
    return one, _headed(head, _ONE.sub(_event_of(one), other))


def _headed(head: re.Match[str] | None, other: str) -> str:
    """The other side with what is asked of the one: 'the toll in A' and 'B', 'the B attack'."""
    if head and (re.fullmatch(_DAY, other) or (_how_many(head[1]) and not _how_many(other))):
        return f"{head[1]} {head['at']} {other}"
    return other


def _event_of(side: str) -> str:
    """What 'the one' is an instance of: the attack, if one is spoken of."""
    event = _EVENT.search(side)
    return f" {event[0]}" if event else " one"


def _halves(both: str) -> tuple[str, ...]:
    """'The A and B attacks' is the A attacks and the B attacks."""
    if pair := _PAIR.search(both):
        before, behind = both[: pair.start()], both[pair.end() :]
        several = (*filter(None, pair["more"].split(", ")), pair["one"], pair["other"])
        return tuple(f"{before}{each}{behind}" for each in several)
    if cut := _AND.search(both):
        one, other = both[: cut.start()], both[cut.end() :]
        return () if _BARE.fullmatch(one) else (one, _headed(_HEAD.match(one), other))
    return ()


def _how_many(told: str, where: str = "") -> str:
    """'the number of troops in A' as a question of how many; "" if it is no number."""
    told = _THE.sub("", told)
    found = _COUNTED.match(told)
    if not found:
        return ""
    of = found["what"] or ("people" if found["dead"] or found["hurt"] else "")
    done = "were killed" if found["dead"] else "were hurt" if found["hurt"] else "were there"
    return f"How many {of} {done}{_FOR.sub(' in', told[found.end() :])}{where}?"


def _asked(side: str, matter: str | None) -> str:
    bare = matter or side
    if numbered := _how_many(bare, f" in {side}" if matter else ""):
        return numbered
    if matter:
        matter = _THE.sub("", matter).replace(" and in ", " and ")
        if _HARM.fullmatch(matter):
            return f"How many people were killed or hurt in {side}?"
        return f"What {'were' if _PLURAL.fullmatch(matter) else 'was'} the {matter} in {side}?"
    head = _HEAD.match(side)
    if _EVENT.search(head[1] if head else side) or re.fullmatch(_DAY, side):
        return f"What happened in {side}?"
    return f"What {'were' if head and head[1].endswith('s') else 'was'} {side}?"
