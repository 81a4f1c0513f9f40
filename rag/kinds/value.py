"""Where the value that a question asks for stands in a sentence: the words to set in bold.

A value that cannot be told from others like it is not marked at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from rag.kinds.comparatives import is_the_other
from rag.kinds.counts import number_asked
from rag.kinds.days import day_asked
from rag.kinds.doers import doer_asked
from rag.kinds.sites import site_asked, sites_named
from rag.kinds.tree import Span
from rag.names import name_words
from rag.question import Asked, Kind

_COUNT = (
    r"(?:\d+(?:[.,]\d+)*|an?|half an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|ninety|several)"
)
_ABOUT = r"(?:(?:about|around|nearly|almost|some|more than|less than|at least|up to|over) )?"
_UNIT = r"(?:second|minute|hour|day|night|week|month|year|decade)s?"
_RANGE = rf"{_ABOUT}{_COUNT}(?:(?: to |-|–| or ){_COUNT})?"
_MEASURES: dict[Kind, str] = {
    "how long": rf"\b{_RANGE}[ -]{_UNIT}\b(?! (?:ago|earlier|later|old))",
    "how old": r"(?<=, )\d\d(?=[,;.]| |$)|\b\d+[- ]years?[- ]old\b|(?<=aged )\d+\b"
    r"|(?<=age of )\d+\b",
    "how much": rf"{_ABOUT}[$€£]\s?\d+(?:[.,]\d+)*(?: (?:thousand|[mb]illion|trillion)\b)?"
    rf"|\b{_RANGE}(?: (?:thousand|[mb]illion|trillion))?"
    r" ?(?:%|percent|per cent|dollars?|euros?|dinars?|rials?|pounds|kg|kilos?|kilograms?|tons?"
    r"|tonnes?|lit(?:re|er)s?|barrels?)(?!\w)",
    "how far": rf"\b{_RANGE}[ -]?(?:km|kilomet(?:re|er)s?|miles?|met(?:re|er)s?|feet|yards)\b",
}
_SITES = re.compile(
    r"^\W*(?:\w+ ){0,3}?(?:which|what|list|name|enumerate)\b(?: [\w-]+){0,4}?"
    r" (?:bases|countries|cities|places|towns|sites|camps|targets)\b",
    re.IGNORECASE,
)
_NAME_THEM = re.compile(
    r"^\W*(?:please )?(?:list|name|enumerate) (?:all )?(?:the )?", re.IGNORECASE
)
_WHERE = re.compile(r"\W*(?:\w+ )?where\b", re.IGNORECASE)
_NONE = re.compile(r"(?:no|none|neither)\b", re.IGNORECASE)
_THAT = re.compile(r"^(which \w+) (?:that|which|who)\b")
_WEAPON = re.compile(
    r"\b(?:\d+ ?-?mm(?: (?:type|calibre|caliber))?|Katyushas?|F-\d+\w?|B-?\d+|[A-Z]\w+-\d+\w*"
    r"|(?:short-range |short |long-range )?(?:ballistic|cruise) missiles?"
    r"|(?:one-way |armed |explosive-laden |loaded )?(?:attack )?drones?"
    r"|(?:suicide|car|roadside|truck) bombs?|mortars?|rockets?|missiles?|artillery(?: shells)?)\b"
)
_WEAPON_ASKED = re.compile(
    r"\b(?:which|what)(?: (?:kind|sort|type)s? of)?(?: \w+)? (?P<what>weapon|rocket|missile|drone"
    r"|aircraft|plane|jet|bomber|gun|munition|arm|bomb|warplane|calib(?:re|er))s?\b",
    re.IGNORECASE,
)


def _asks_weapon(asked: Asked) -> bool:
    """Whether a weapon or its sort is asked for."""
    return bool(_WEAPON_ASKED.search(asked.text))


def value_asked(asked: Asked, text: str) -> tuple[Span, ...]:
    """Where in ``text`` the value stands that is asked for, in order; () where it is not plain."""
    finder = _FINDERS.get(asked.kind, _nothing)
    return _apart(finder(asked, text))


def names_asked(asked: Asked, text: str) -> tuple[Span, ...]:
    """All the names in ``text`` that belong in a list of what is asked for."""
    if _asks_weapon(asked):
        return tuple(match.span() for match in _WEAPON.finditer(text))
    if _SITES.search(asked.text):
        return sites_named(asked, text)
    which = _NAME_THEM.sub("which ", asked.text, count=1)
    spans = set(doer_asked(replace(asked, text=_THAT.sub(r"\1", which)), text))
    names = (text[slice(*span)] for span in spans)
    kept = {name for name in names if name_words(name) and not _NONE.match(name)}
    return _apart(span for span in spans if text[slice(*span)] in kept)


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, without those that lie in or run over an earlier, longer one."""
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


def _nothing(asked: Asked, text: str) -> tuple[Span, ...]:
    return ()


def _measure_asked(asked: Asked, text: str) -> tuple[Span, ...]:
    """The one length of time, age, sum or distance of the sentence, if the question has it not."""
    pattern = re.compile(_MEASURES[asked.kind], re.IGNORECASE)
    found = [match for match in pattern.finditer(text) if match[0] not in asked.text]
    if asked.kind == "how old" and len(found) > 1:
        found = [match for match in found if _behind_a_name(asked, text[: match.start()])]
    return (found[0].span(),) if len(found) == 1 else ()


def _behind_a_name(asked: Asked, before: str) -> bool:
    """Whether a name of the question is the last before an age."""
    return any(re.search(rf"{re.escape(name)},? $", before) for name in asked.names)


def _which_asked(asked: Asked, text: str) -> tuple[Span, ...]:
    """A weapon, a place or a group: what stands behind 'which' says what it is."""
    if _asks_weapon(asked):
        return _weapon_asked(asked, text)
    return doer_asked(asked, text) or site_asked(asked, text)


def _where_asked(asked: Asked, text: str) -> tuple[Span, ...]:
    """A place; whoever else the sentence names is none, unless 'which country' did it."""
    return site_asked(asked, text) if _WHERE.match(asked.text) else _which_asked(asked, text)


def _weapon_asked(asked: Asked, text: str) -> tuple[Span, ...]:
    known = asked.text.lower()
    found = [m for m in _WEAPON.finditer(text) if m[0].lower().removesuffix("s") not in known]
    found = [m for m in found if not is_the_other(asked.text, text, m.span())]
    named = [match for match in found if re.search(r"\d|Katyusha", match[0])] or found
    return (named[0].span(),) if len({match[0].lower() for match in named}) == 1 else ()


_FINDERS: dict[Kind, Callable[[Asked, str], tuple[Span, ...]]] = {
    "who": doer_asked,
    "name": doer_asked,
    "when": day_asked,
    "where": _where_asked,
    "which": _which_asked,
    "how many": number_asked,
    **dict.fromkeys(_MEASURES, _measure_asked),
}
