"""A question that compares two things, as a question about each."""

from __future__ import annotations

import re

from rag.when.expressions import MONTHS

_NAME = r"(?:[A-Z][\w’'-]*|(?:19|20)\d\d)(?:[ -](?:[A-Z][\w’'-]*|\d{1,4}|al-\w+))*"
_DAY = rf"(?:\d{{1,2}} )?{_NAME}"
_PAIR = re.compile(
    rf"(?P<more>(?:{_DAY}, )*)(?P<one>{_DAY}),? (?:and|with|to|from|or) "
    rf"(?:(?:the|in|at|on|of) ){{0,2}}(?P<other>{_DAY})"
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
_DEAD, _WHEN = "How many people were killed in {}?", "When was {}?"
_RATES = {"deadlier": _DEAD, "bloodier": _DEAD, "first": _WHEN, "earlier": _WHEN, "later": _WHEN}
_RATED = re.compile(
    rf"which (?:\w+ ){{0,2}}?(?P<by>{'|'.join(_RATES)})(?P<when>(?: in [^,:]+)?)[,:]"
    r" (?P<one>.+?),? or (?P<other>.+)",
    re.IGNORECASE,
)
"""'Which was deadlier, the raid on A or the raid on B?'"""
_THE = re.compile(r"^(?:the )?", re.IGNORECASE)
_ORDERED = re.compile(r"(?:please )?(?:compare|contrast)\b", re.IGNORECASE)
_EVENT = re.compile(
    r"\b(?:attack|strike|raid|bombing|explosion|blast|ambush|shooting|assault|incident)s?\b"
)
_AND = re.compile(r" and (?=the |an? )")
_THOSE = re.compile(r"^(?:those|that|the ones?)\b")
_ONE = re.compile(r" ones?$")
_TIME = re.compile(rf"(?:\d{{1,2}} )?(?:(?:{'|'.join(MONTHS)}) )?(?:19|20)\d\d ")
_HARM = re.compile(r"(?:number of )?casualt(?:y|ies)(?: numbers| figures)?|losses|victims")
_HEAD = re.compile(r"^(.+?) (?=(?:in|at|on|of|from|after|during)\b)")


def compared(question: str) -> tuple[str, ...]:
    """A question about each of two or more; () where none are compared, or only accounts are."""
    bare = question.strip().rstrip("?!. ")
    if _ACCOUNTS.search(bare):
        return ()
    if rated := _RATED.fullmatch(bare):
        return _rated(rated)
    for form in _FORMS:
        if found := form.fullmatch(bare):
            told = found.groupdict()
            sides = _sides(told.get("one"), told.get("other")) or _halves(told.get("both") or "")
            if told.get("in") or _EVENT.search(bare) or _ORDERED.match(bare):
                return tuple(_asked(side, told.get("in")) for side in sides)
    return ()


def _rated(found: re.Match[str]) -> tuple[str, ...]:
    """What is rated of each side, at the time that is told of both."""
    asks = _RATES[found["by"].lower()]
    sides = (_THE.sub("the ", side) for side in found.group("one", "other"))
    return tuple(asks.format(side + found["when"]) for side in sides)


def _sides(one: str | None, other: str | None) -> tuple[str, ...]:
    if not one or not other:
        return ()
    one = re.sub(r" (?:with|and) $", "", one)
    head = _HEAD.match(one)
    other = _THOSE.sub(_TIME.sub("", head[1]) if head else "", other).strip()
    return one, _ONE.sub(_event_of(one), other)


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
        return both[: cut.start()], both[cut.end() :]
    return ()


def _asked(side: str, matter: str | None) -> str:
    if matter:
        matter = re.sub(r"^(?:the|their|its) ", "", matter).replace(" and in ", " and ")
        if _HARM.fullmatch(matter):
            return f"How many people were killed or hurt in {side}?"
        return f"What {'were' if matter.endswith('s') else 'was'} the {matter} in {side}?"
    head = _HEAD.match(side)
    if _EVENT.search(head[1] if head else side) or re.fullmatch(_DAY, side):
        return f"What happened in {side}?"
    return f"What {'were' if head and head[1].endswith('s') else 'was'} {side}?"
