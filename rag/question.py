"""What a question asks for: the kind of answer, the names, the years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from rag.engines.language import analyse
from rag.names import names

Kind = Literal[
    "who", "name", "when", "where", "which", "why", "how many", "how much", "how long", "how far",
    "how old", "open",
]  # fmt: skip

# A bare 'who' or 'when' asks where it opens or ends the question or what is to be told;
# elsewhere it opens a clause: 'the man who led it', 'what happened when it fell'.
_ASKING = (
    r"(?:^|[,;:?(] ?|\b(?:and|or|but|by|to|for|of|from|in|at|on|with|since|until|about|me|us|say"
    r"|said|says|know|known|clear|tell|told|explain|name|identify|reveal) )({0})\b|\b({0})\W*$"
)
_KIND_PATTERNS: dict[Kind, str] = {
    "how much": r"\bhow much (?!of|time\b|warning\b|notice\b)|\bin dollars\b|\bwhat did .+ cost\b",
    "how long": r"\bhow long\b(?! ago)|\bhow much (?:time|warning|notice)\b"
    r"|\b(?:over|within|in|during|for) what (?:period|span|length) of time\b"
    r"|\b(?:over|within|during|for) (?:what|which) (?:period|time|span|length)\b",
    "how old": r"\bhow old\b|\bwhat age\b",
    "how far": r"\bhow far\b|\bin (?:kilomet\w+|kms?|miles|met(?:re|er)s|feet)\b"
    r"|\bhow many (?:kilomet|mile|met(?:re|er))",
    "how many": r"\bhow (?:many|few|often)\b|\b(?:what|which)(?:['’]s| (?:is|was|are|were))?"
    r" (?:the )?(?:\w+ )?(?:number|toll|count|total)\b"
    r"|\b(?:wounded|injured|injury|dead|death|casualty|body|troop) (?:count|toll|tally|total)s?\b"
    r"|\bhow (?:big|large|strong) (?:is|was|are|were) (?:\w+ ){1,3}?(?:garrison|force|contingent"
    r"|deployment|presence|army|unit|crowd)s?\b",
    "name": r"\b(?:what|which)\b(?!.*\b(?:did|does|do|to)\b.*\bname\b)"
    r"(?! name (?:did|does|do|has|have|was|were) ).*\bnames?\b"
    r"|^\W*(?:please )?(?:(?:list|give|tell|show|provide)\b.{0,20}\b)?names? of\b",
    "when": _ASKING.format("when")
    + r"|\bhow long ago\b|\b(?:what|which) (?:exact )?(?:date|day|year|month|time|hour|week)\b",
    "where": _ASKING.format("where")
    + r"|\b(?:what|which) (?:place|city|town|province|country|region|state(?! department))\b"
    r"|\bwhat (?:is|was) the location\b",
    "who": _ASKING.format("who|whom|whose"),
    "why": _ASKING.format("why")
    + r"|\b(?:what|which) reasons?\b|\bhow come\b|\b(?:on|upon) (?:what|which) grounds?\b"
    r"|\bfor what (?:cause|motive)\b",
    "which": _ASKING.format("which") + r"|\bwhat (?:kind|type|sort|make|model|brand)\b",
}
# The kind whose pattern stands first in the question is the one asked for.
_KINDS = {kind: re.compile(pattern) for kind, pattern in _KIND_PATTERNS.items()}
_LETTERS = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ACCOUNTS = r"(?:account|article|outlet|piece|report|source|stor(?:y|ie)|version)s?"
# Of accounts, that is: a militia may act independently, or be independent of a government.
# In small letters: The Independent is a newspaper.
_ALONE = r"(?<!act )(?<!acted )(?<!acting )"
_INDEPENDENT = (
    rf"\b(?:(?-i:independent)|separate) {_ACCOUNTS}\b"
    rf"|\b{_ACCOUNTS}\b.*\b{_ALONE}(?-i:independent)(?:ly)?\b"
    r"|\bindependently (?:confirm|report|verif|establish|of (?:each|one) (?:an)?other)"
    rf"|\b(?:confirm|report|verif)\w* .*\b{_ALONE}independently\b"
)
_COMPARING = re.compile(
    r"\b(?:disagree|agree(?:d|s)?\b(?! to\b| that\b| [\w ]{1,40}\b(?:would|will|should|must)\b)"
    r"|differ|contradict|compare)|\bthe same\b"
    rf"|\bof one mind\b|{_INDEPENDENT}"
    r"|\b(?:accounts|articles|versions|reports|sources|outlets|figures|numbers)"
    r" (?:are|do|give|say)\b",
    re.IGNORECASE,
)
_OF_SOURCES = re.compile(
    rf"{_INDEPENDENT}|\b(?:one|single|which|whose|what|original|primary)"
    r" (?:source|origin|report(?:ing)?)s?\b"
    r"|\b(?:from|on|is|are|be|have|share|to|of) the same (?:source|origin|report(?:ing)?)s?\b"
    r"|\bthe same (?:source|origin|report) behind\b"
    r"|\b(?:source|origin)s? (?:of|for|behind) (?:the|this|that)\b.*\b(?:report|claim|figure"
    r"|account|news|story|information|count|toll|version)s?\b"
    r"|\b(?:which|what) (?:outlets?|newspapers?|news agency|agency|agencies|broadcasters?|network"
    r"|publications?|media)\b|\bfirst reported\b"
    r"|\bwho (?:reported\b(?! for\b)|is quoted|was quoted|broke the)\b"
    r"|\b(?:report|claim|figure|account|news|story|information|count|toll|version)s? (?:comes?|came"
    r"|rests?|originate[sd]?) (?:from|on|with)\b"
    r"|\bwhere (?:do|does|did) .*\b(?:report|claim|figure|account|news|story|information|count|toll"
    r"|version)s? .*\bcome from\b",
    re.IGNORECASE,
)


_BESIDES = re.compile(
    r"\b(?:besides|apart from|other than|in addition to) "
    r"(?:[^,?]{1,60},|(?:the )?(?-i:[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*))"
    r"|^\W*(?:according to|in) (?:the|an?) (?:article|piece|report|story) (?:on|about|of)"
    r" [^,?]{1,80},",
    re.IGNORECASE,
)
"""Those whom the question knows already, and what a piece is about: no sentence need name them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks for.

    Attributes:
        kind: The kind of answer it wants.
        names: The proper names in it.
        years: The years it names, as text.
        compares: Whether it asks how several accounts stand to each other.
        sources: Whether it asks where the news comes from.
        jointly: Whether several pieces are to answer together, each with some of the names.
        missing: Names of it that nothing found has.
    """

    text: str
    kind: Kind
    names: tuple[str, ...]
    years: tuple[str, ...]
    compares: bool
    sources: bool = False
    jointly: bool = False
    missing: tuple[str, ...] = ()


def in_latin_letters(text: str) -> bool:
    """Whether at least half of its words are in Latin letters; the judge reads no others."""
    words: list[str] = _LETTERS.findall(text)
    latin = sum(word[0] < "\u0250" or "\u1e00" <= word[0] < "\u1f00" for word in words)
    return 2 * latin >= len(words)


def asked(text: str) -> Asked:
    """What the stand-alone question ``text`` asks for."""
    matches = ((kind, pattern.search(text.lower())) for kind, pattern in _KINDS.items())
    found = {kind: match.start(match.lastindex or 0) for kind, match in matches if match}
    kind: Kind = min(found, key=lambda kind: found[kind]) if found else "open"
    years = tuple(_YEAR.findall(text))
    compares, sources = (bool(each.search(text)) for each in (_COMPARING, _OF_SOURCES))
    wanted = names(analyse(_BESIDES.sub(" ", text)))
    return Asked(text, kind, wanted, years, compares, sources)
