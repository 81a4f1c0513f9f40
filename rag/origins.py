"""Where a piece, or a sentence of it, says that its news comes from.

Only what is told is kept: a name of an outlet counts where the words beside it say
that it reported, or was told ("told Reuters", "CNN reports", "(AP) -"), and a name of
an office where it made a statement.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from rag.outlets import OFFICIAL, OUTLET, is_official, official_name, outlet_name
from rag.sentences import sentences
from store.records import Article, Attribution

_ADVERB = r"(?:also|first|earlier|later|previously|exclusively|separately|then|has|have|had|\w+ly)"
_BEFORE = re.compile(
    r"(?:\b(?:tells?|told|telling|informed|according\sto|citing|quoting|cited|quoted|quotes|cites"
    r"|(?:spoke|spoken|speaking|talked|talking|confirmed|statement|remarks|comments)\s(?:to|with)"
    r"|confirmed\s[^.\n]{1,60}\sto"
    r"|(?:reported|quoted|obtained|reviewed|seen|cited|published|revealed|broadcast|aired)\sby"
    r"|interview\s(?:with|on|to|for|by)|reports?\s(?:by|from|in|on)|sources?\sof)\s"
    r"|\bsource:\s*)"
    r"(?:(?:both|the|a|an|state|public|local|Kurdish|Iranian|Iraqi|US|news|agency|network|daily"
    r"|broadcaster|newspaper|channel|website)\s){0,4}"
    r"(?-i:(?:[A-Z]\w*\s){1,3}and\s(?:the\s)?)?\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:\s(?:news\sagency|newspaper|television|satellite\schannel))?"
    r"(?:,?\sand\s(?:the\s)?(?:[A-Z]\w*\s?){1,4})?"
    rf"(?:,[^,.\n]{{1,80}},)?(?:\s{_ADVERB})*\s?"
    r"(?:\b(?:reports?|reported|reporting|said|says|wrote|writes|called|calls|quoted|quotes|cited"
    r"|cites|revealed|published|noted|learned|confirmed|put|estimated|described|aired"
    r"|broke\sthe\s(?:news|story)|spoke\s(?:to|with))\b(?!\sfor\sduty)"
    r"|['’]s\s(?:own\s)?(?:\w+\s)?(?:reports?|reporting|sources?|correspondents?|account|story)\b"
    r"|(?:interviews?|investigation|correspondents?|reporter)\b)"
)
_DATELINE = re.compile(r"\)\s?(?:[-–—]|[A-Z])")
_PLACE = re.compile(r"(?:\A|\n)[^\n(.]{0,50}\(\Z")
_SOURCE = re.compile(r"\b(?:Source|Credit|Via):\s*(?P<name>[A-Z][^\n.;|]{1,60}?)\s*(?=$|[\n.;|])")
_STATEMENTS = (
    re.compile(
        r"\bstatements?\s(?:issued\s|released\s|made\s|posted\s)?(?:by|from)\s(?:the\s|an?\s)?"
        rf"(?P<name>{OFFICIAL})"
    ),
    re.compile(
        rf"(?P<name>{OFFICIAL})\s(?:said|says|announced|confirmed|stated|added)(?:\s\w+)?\sin\s"
        r"(?:an?|its)\s(?:\w+\s){0,2}(?:statement|communiqu[ée]|press\srelease)"
    ),
    re.compile(
        rf"\b[Ii]n\sa\s(?:\w+\s)?statement,?\s(?:the\s)?(?P<name>{OFFICIAL})\s(?:said|announced)"
    ),
    re.compile(rf"\b[Aa]ccording\sto\s(?:the\s|an?\s)?(?P<name>{OFFICIAL})"),
)
# What was named before: "told the network", "the same report said".
_AGAIN = re.compile(
    r"\b(?:(?:told|tells?|according\sto|by)\sthe\s(?:same\s)?(?:network|broadcaster|news\sagency"
    r"|newspaper|paper|channel|report)\b(?!\s[A-Z])"
    r"|[Tt]he\s(?:same\s)?(?:network|broadcaster|news\sagency|newspaper|paper|channel|report)\s"
    r"(?:also\s|had\s)?(?:said|says|reported|reports|quoted|added)\b)"
)
_SAME_STATEMENT = re.compile(r"\b[Aa]ccording\sto\sthe\s(?:same\s)?statement\b|\bsame\sstatement\b")
_REACH = 120
"""Characters before an outlet's name in which the words that make it an origin may begin."""
_LEAD = 3
"""Sentences that are a piece's lead."""
_SHORTEST = 6
"""Words; a shorter sentence is a heading or a line of credits."""


@lru_cache(maxsize=2000)
def attributions(text: str) -> tuple[Attribution, ...]:
    """All that ``text`` says of its origins, in order; offsets are code points of it."""
    named = sorted(chain(_outlets(text), _sources(text), _officials(text)), key=_place)
    found: list[Attribution] = []
    for each in sorted(chain(named, _again(text, named)), key=_place):
        if not (found and each.start < found[-1].end and each.origin == found[-1].origin):
            found.append(each)
    return tuple(found)


def origin(article: Article) -> str | None:
    """The outlet that most of a piece's sentences rest on, or None where none is told.

    It is named in the lead, or more than once; of several the most frequent, and of
    these the first. A "Source:" line stands in where no sentence names an outlet.
    """
    told = [each for each in attributions(article.text) if each.kind == "outlet"]
    spans = [s for s in sentences(article.text) if article.text[slice(*s)].count(" ") >= _SHORTEST]
    rests = [(n, each.origin) for n, span in enumerate(spans) for each in told if _in(each, span)]
    counts = Counter(name for _, name in dict.fromkeys(rests))
    lead = {name for n, name in rests if n < _LEAD}
    fit = [name for name in counts if name in lead] or [n for n in counts if counts[n] > 1]
    if fit:
        return max(fit, key=lambda name: counts[name])
    return _credited(article.text) if not counts else None


def _place(attribution: Attribution) -> tuple[int, int]:
    return attribution.start, -attribution.end


def _in(attribution: Attribution, span: tuple[int, int]) -> bool:
    return span[0] <= attribution.start < span[1]


def _outlets(text: str) -> Iterator[Attribution]:
    for match in OUTLET.finditer(text):
        start, end = match.span()
        name = outlet_name(match[0])
        head = text[max(0, start - _REACH) : start]
        after = _AFTER.match(text, end)
        if _PLACE.search(head) and (line := _DATELINE.match(text, end)):
            yield Attribution(start - 1, line.start() + 1, name, "outlet")
        elif before := _BEFORE.search(head):
            yield Attribution(start - len(head) + before.start(), end, name, "outlet")
        elif after:
            yield Attribution(start, after.end(), name, "outlet")


def _sources(text: str) -> Iterator[Attribution]:
    for match in _SOURCE.finditer(text):
        yield Attribution(match.start(), match.end("name"), outlet_name(match["name"]), "outlet")


def _officials(text: str) -> Iterator[Attribution]:
    for number, pattern in enumerate(_STATEMENTS):
        for match in pattern.finditer(text):
            known = OUTLET.fullmatch(match["name"])
            if not known and (number == 0 or is_official(match["name"])):
                yield Attribution(*match.span(), official_name(match["name"]), "official")


def _again(text: str, named: Sequence[Attribution]) -> Iterator[Attribution]:
    for kind, pattern in (("outlet", _AGAIN), ("official", _SAME_STATEMENT)):
        for match in pattern.finditer(text):
            before = [each for each in named if each.kind == kind and each.end <= match.start()]
            if before:
                yield Attribution(*match.span(), before[-1].origin, before[-1].kind)


def _credited(text: str) -> str | None:
    """Who stands in a line of credits and nowhere else."""
    return next((each.origin for each in _sources(text)), None)
