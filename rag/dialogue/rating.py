"""A question which of two has more of something, as a question how much of it each has."""

from __future__ import annotations

import re

from rag.when.expressions import MONTHS

_DEAD, _WHEN = "How many people were killed {}?", "When was {}?"
_RATES = {"deadlier": _DEAD, "bloodier": _DEAD, "first": _WHEN, "earlier": _WHEN, "later": _WHEN}
_MORE = r"(?:the )?(?:more|most|larger number of|higher number of|fewer|fewest|less)"
_HARMED = r"(?P<harmed>hurt|wounded|injured|killed)"
_AT = r"(?:at|in|on|by|from|near|during|after)"
_PAIR = rf"(?P<one>{_AT} .+?),? (?:or|than) (?P<other>.+)"
_NAMED = r"[,:] (?P<one>.+?),? or (?P<other>.+)"
_FORMS = tuple(
    (re.compile(form, re.IGNORECASE), asks)
    for form, asks in (
        (
            rf"which (?:\w+ ){{0,2}}?(?P<by>{'|'.join(_RATES)})(?P<when>(?: in [^,:]+)?){_NAMED}",
            "",
        ),
        (rf"(?:were|are) there {_MORE} (?P<what>.+?) {_PAIR}", "How many {what} were there {}?"),
        (
            rf"(?:were|was) {_MORE} (?P<what>[\w -]+?) (?P<done>\w+(?:ed|rt|lt|wn|nt)) {_PAIR}",
            "How many {what} were {done} {}?",
        ),
        (
            rf"did {_MORE} (?P<what>[\w -]+?) (?P<do>die|fall|land) {_PAIR}",
            "How many {what} {do} {}?",
        ),
        (
            rf"(?:in )?which .*?\b{_HARMED} {_MORE} (?P<what>[\w -]+?){_NAMED}",
            "How many {what} were {harmed} {}?",
        ),
        (
            rf"(?:in|at) which .*?(?:were|was) {_MORE} (?P<what>[\w -]+?) (?P<done>\w+){_NAMED}",
            "How many {what} were {done} {}?",
        ),
        (
            rf"which .*?\b(?:involved|used|saw|had) {_MORE} (?P<what>[\w -]+?){_NAMED}",
            "How many {what} were there {}?",
        ),
    )
)
"""'Which was deadlier, the raid on A or the raid on B?', 'Were more people hurt at A or at B?'"""
_TIME = re.compile(
    rf" (?:in|on) (?:(?:early|late|mid-?) ?)?(?:\d{{1,2}} )?(?:(?:{'|'.join(MONTHS)})\b.*"
    r"|(?:19|20)\d\d)$"
)
_DID = {"die": "died", "fall": "fell", "land": "landed"}
_THE_ONE = re.compile(rf"^(?:that|the one) (?={_AT} )", re.IGNORECASE)
_IS_AT = re.compile(rf"{_AT}\b", re.IGNORECASE)
_OF = re.compile(r"(?:the|an?|those|its|their) ", re.IGNORECASE)


def rated(question: str) -> tuple[str, ...]:
    """How much of it each of the two has; () where it is not asked which of two has more.

    Args:
        question: Without its question mark.
    """
    for form, asks in _FORMS:
        if found := form.fullmatch(question):
            return _asked_of_each(found, asks)
    return ()


def _asked_of_each(found: re.Match[str], asks: str) -> tuple[str, ...]:
    """The question of each side, at the time that is told of both."""
    told = found.groupdict()
    asks = asks or _RATES[told["by"].lower()]
    one, other = told["one"], told["other"]
    if told.get("when"):
        one, other = one + told["when"], other + told["when"]
    elif (when := _TIME.search(other)) and not _TIME.search(one):
        one += when[0]
    words = {name: told.get(name, "") for name in ("what", "done", "harmed")}
    words["do"] = _DID.get(told.get("do", ""), "")
    return tuple(asks.format(_placed(side, asks), **words) for side in (one, other))


def _placed(side: str, asks: str) -> str:
    """The side as it stands in the question: 'in the raid on A', 'at A'; as it is for a day."""
    if asks == _WHEN:
        return side if _OF.match(side) else f"the {side}"
    side = _THE_ONE.sub("", side)
    if _IS_AT.match(side):
        return side
    return f"in {side}" if _OF.match(side) else f"at {side}"
