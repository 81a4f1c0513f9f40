"""Where a sentence names the place that is asked for."""

from __future__ import annotations

import re

from rag.disputes.things import COUNTRIES
from rag.kinds.senses import same_sense
from rag.kinds.tree import Span, Tree, tree
from rag.names import mentions, name_words
from rag.question import Asked

_NAMED = ("GPE", "LOC", "FAC", "ORG", "PERSON")
_IN = re.compile(
    r"\b(?:in|at|near|on|into|inside|outside|from|to|of|around|beside|hit|hits|struck|strike"
    r"|targeted|targeting) (?:the |an? )?(?:[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
_BEARING = re.compile(r"\b(?:north|south|east|west)\w* of (?:the )?$", re.IGNORECASE)
_PLACES = re.compile(
    r"^(?:to |from |in |at |on )?(?:which|what)(?: \w+)? (?P<what>base|place|city|town|country"
    r"|province|state|region|site|camp|airport|outpost|post|countrie|citie|target)(?P<many>s?)\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\bwhere (?:in|inside|within|on|at)\b", re.IGNORECASE)
_REGION = re.compile(r"['’]s\b| (?:province|region|north|south|east|west|border)\b|,? Iraq\b|-")
_LANDS = re.compile(r"\b(?:countries|cities|towns|places)\b", re.IGNORECASE)
_COUNTRIES = re.compile(r"\bcountries\b", re.IGNORECASE)
_LAND = re.compile(
    r"\b(?:in|to|from|of|into) (?:the )?(?:(?:north|south|east|west|centr)\w*(?:ern|al)? )?$",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"(?:air ?)?(?:base|field|port|camp|post|outpost|barracks|embassy|facility)s?", re.IGNORECASE
)
_WHERE = re.compile(r"\bwhere\b", re.IGNORECASE)
_AGAIN = re.compile(r"^,? (?!and)(?:in|at|a|an|the|north|south|east|west|near|beside)\b|^,")


def site_asked(asked: Asked, text: str) -> tuple[Span, ...]:
    """The place; () where it is not plain, or where several are asked for."""
    sort = _PLACES.search(asked.text)
    if not sort and not _WHERE.search(asked.text):
        return ()
    if (sort and sort["many"]) or _WITHIN.search(asked.text):
        return ()
    parsed = tree(text)
    found = [span for span in _sites(parsed, asked) if _IN.search(text[: span[0]])]
    near = [span for span in found if not _BEARING.search(text[: span[0]])] or found
    near = [span for span in near if _of_the_event(parsed, span[0], asked.text)]
    is_one = len(near) == 1 or all(_leads_on(text, near[0], other) for other in near[1:])
    return (near[0],) if near and is_one else ()


def sites_named(asked: Asked, text: str) -> tuple[Span, ...]:
    """All the new places that the words of the question's deed lead to, for a list of them."""
    parsed = tree(text)
    return tuple(
        span
        for span in _sites(parsed, asked)
        if _is_of_the_sort(asked.text, text[slice(*span)])
        and _is_led_to(parsed, span, in_land=bool(_LANDS.search(asked.text)))
        and _of_the_event(parsed, span[0], asked.text)
        and _stands_alone(parsed, span)
    )


def _is_of_the_sort(question: str, name: str) -> bool:
    """Whether it is a country where those are asked for, and none where sites are."""
    if _COUNTRIES.search(question):
        return name_words(name) <= COUNTRIES
    return bool(_LANDS.search(question)) or not name_words(name) <= COUNTRIES


def _is_led_to(parsed: Tree, span: Span, in_land: bool) -> bool:
    """Whether the words before the name say that it is where something is."""
    before = parsed.text[: _first_of_row(parsed, span[0])]
    leads = _IN.search(before) and not _BEARING.search(before)
    is_land = bool(_LAND.search(before))
    return bool(leads) and is_land == in_land and not _REGION.match(parsed.text, span[1])


def _first_of_row(parsed: Tree, start: int) -> int:
    """Where the first of the names stands that this one is listed with: 'in Iraq and Syria'."""
    at = parsed.at(start)
    while at is not None and parsed.words[at].dep == "conj":
        at, start = parsed.words[at].head, parsed.words[parsed.words[at].head].start
    return start


def _stands_alone(parsed: Tree, span: Span) -> bool:
    """Whether the name is no mere part of another: not 'US' in 'US forces'."""
    at = parsed.at(span[1] - 1)
    if at is None:
        return False
    of_a_site = _SITE.fullmatch(parsed.words[parsed.words[at].head].text)
    if parsed.words[at].dep in ("compound", "nmod", "poss") and of_a_site:
        at = parsed.words[at].head
    return parsed.words[at].dep in ("pobj", "dobj", "nsubjpass", "conj", "appos")


def _sites(parsed: Tree, asked: Asked) -> list[Span]:
    """The new names of the sentence that may be places, without their article."""
    known, found = name_words(asked.text), []
    for entity in parsed.analysis.entities:
        given = mentions(known, entity.text) or (
            entity.label == "PERSON" and known & name_words(entity.text)
        )
        if entity.label in _NAMED and name_words(entity.text) and not given:
            article = re.match(r"the ", entity.text, re.IGNORECASE)
            found.append((entity.start + (4 if article else 0), entity.end))
    return found


def _of_the_event(parsed: Tree, start: int, question: str) -> bool:
    """Whether the words that the place hangs on, up to their verb, tell of what is asked."""
    at = parsed.at(start)
    path = parsed.path(at) if at is not None else []
    if not path:
        return False
    told = [*path, *parsed.children(path[-1], "prt")]
    return same_sense(" ".join(parsed.words[place].text for place in told), question)


def _leads_on(text: str, one: Span, other: Span) -> bool:
    """Whether the second only says where the first is: 'Al Asad, in western Iraq'."""
    return 0 < other[0] - one[1] <= 25 and bool(_AGAIN.match(text[one[1] : other[0]]))
