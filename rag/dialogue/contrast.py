"""A question whether two say the same, as a question about what each of them says."""

from __future__ import annotations

import re

_ABOUT = r"(?:about|on|over|as to|regarding|concerning|of) (?P<what>.+)"
_SAY = r"(?:say|tell|claim|think|believe|give)"
_JUDGE = r"(?:judge|see|view|describe|explain|assess|rate|read)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?:do|did|does|have) (?P<both>.+? and .+?) (?:both )?{_SAY} the same"
        rf"(?: thing| story)? {_ABOUT}",
        rf"(?:do|did|does) (?P<one>.+?) {_SAY} the same(?: thing| story)? (?:as|like)"
        rf" (?P<other>.+?) {_ABOUT}",
        rf"(?:do|did|does|are|were) (?P<both>.+? and .+?) (?:dis)?agree(?:d)? {_ABOUT}",
        rf"(?:do|did|does|are|were) (?P<both>.+? and .+?) (?:of one mind|at odds) {_ABOUT}",
        rf"(?:do|did|does) (?P<both>.+? and .+?) {_JUDGE} (?P<what>.+?)"
        r" (?:(?:in )?the same way|alike|similarly|differently)",
        rf"(?:(?:in what way|how|where) )?(?:do|did|does) (?P<both>.+? and .+?) differ {_ABOUT}",
    )
)
_BOTH_SAID = re.compile(
    r"(?:compare|contrast) what (?P<one>[^,]+?) (?:said|says)(?P<when>[^,]*?),? (?:and|with|to)"
    rf" (?:what )?(?P<other>[^,]+?) (?:said|says)(?P<then>[^,]*?) {_ABOUT}",
    re.IGNORECASE,
)
"""'Compare what A said in May and what B said in June about it.'"""
_AND = " and "


def contrasted(question: str) -> tuple[str, ...]:
    """What each of the two is asked to have said; () where no two are set beside each other."""
    bare = question.strip().rstrip("?!. ")
    if compared := _BOTH_SAID.fullmatch(bare):
        sides = compared.group("one", "when"), compared.group("other", "then")
        return tuple(f"What did {who} say{when} about {compared['what']}?" for who, when in sides)
    for form in _FORMS:
        if found := form.fullmatch(bare):
            told = found.groupdict()
            both = (told.get("both") or f"{told['one']}{_AND}{told['other']}").split(_AND)
            if len(both) == 2:
                return tuple(f"What did {side} say about {told['what']}?" for side in both)
    return ()
