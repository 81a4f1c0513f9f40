"""Questions for what several articles say on one matter: 'What do the reports say about …?'."""

from __future__ import annotations

import re

_ARTICLES = (
    r"(?:the|these|your|all|all the) (?:(?:various|different|several|\d{4}) )?"
    r"(?:articles|reports|sources|pieces|papers|outlets|stories|accounts|texts)"
)
_SAY = r"(?:say|tell(?: us| me)?|report|write|mention|describe|record|have to say)"
_ABOUT = re.compile(
    rf"\W*what (?:do|did) {_ARTICLES} (?:all )?{_SAY}(?: about| of| on)? (?P<matter>[^?]+)",
    re.IGNORECASE,
)
_WHICH = re.compile(
    rf"\W*(?:what|which) (?P<matter>[^?]+?) (?:do|did) {_ARTICLES} {_SAY}", re.IGNORECASE
)


def overview(question: str) -> str:
    """The matter on which all articles are to be heard; "" where the question asks otherwise."""
    found = _ABOUT.match(question) or _WHICH.fullmatch(question.rstrip("?. "))
    return found["matter"].strip() if found else ""
