"""Whether two quotes tell of one event: the same days, the same place, no other weapon.

What a sentence does not say itself, the sentences before it in its paragraph say, and
else the head of its piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from rag.allowed import days_of
from rag.disputes.things import COUNTRIES, WEAPON, thing_of
from rag.names import mentions, name_words
from rag.sentences import sentences
from rag.stories import of_one_matter
from rag.types import Quote
from rag.when.dates import events
from rag.when.expressions import TOLD_ON
from rag.when.intervals import Interval
from store.records import Article

_BEFORE, _BEHIND = timedelta(days=3), timedelta(days=1)
"""Where no day is told: a piece reports of the days before it."""
_LONG = timedelta(days=31)
"""Words that mean more days than this tell little of when."""
_HEAD = 400
"""Characters at the head of a piece that tell what it is about."""
_NAME = r"((?:[A-Z][\w'’-]*)(?:[ -](?:[A-Z][\w'’-]*|al-[A-Z]\w*))*)"
_PLACE = re.compile(
    r"\b(?:[Aa]t|[Ii]n|[Nn]ear|[Oo]utside|[Bb]eside|[Aa]round|[Oo]n|[Tt]o|[Ii]nto"
    r"|[Ss]tr(?:ikes?|uck)|[Hh]its?|[Tt]argets?|[Tt]argeted|[Ss]helled|[Bb]ombed|[Rr]eached"
    r"|[Tt]owards?|[Cc]lose to|[Bb]etween|(?:harbour|harbor|port|base|city|town|village|outskirts"
    r"|north|south|east|west|province|district|camp|airport|quarters|embassy|suburb|area|post) of)"
    rf"\s(?:the\s|an?\s)?{_NAME}"
    rf"|{_NAME}(?= (?:salvo|attack|strike|blast|bombing|barrage|raid|base|explosion|airport))"
)
_TELLING = re.compile(r"\b(?:said|told|announced|reported|confirmed)\b[^,;.]{0,40}$")


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when a sentence plays, as far as that is told.

    Attributes:
        places: Folded names of its places, without those of countries.
        days: The days it tells of, or None where nothing is known.
        told: Whether words of the text tell the days, and not only the date of the piece.
        weapons: What it names of weapons.
    """

    places: frozenset[str]
    days: Interval | None
    told: bool
    weapons: frozenset[str]


def of_one_event(one: Quote, other: Quote) -> bool:
    """Whether two quotes tell of one event, for all that is said of its place and days.

    Where the days of one are not known, or are only those before its date, the heads of
    the two pieces must be on one matter.
    """
    first, second = setting(one), setting(other)
    if first.weapons and second.weapons and not first.weapons & second.weapons:
        return False
    if first.days and second.days and not _meet(first.days, second.days):
        return False
    placed = _of_one_place(first, second)
    if placed is False or not (_knows(one, second.places) and _knows(other, first.places)):
        return False
    if placed and first.told and second.told and _is_short(first.days) and _is_short(second.days):
        return True
    return one.article.id == other.article.id or of_one_matter(one.article, other.article)


def may_be_of_one_time(one: Quote, other: Quote) -> bool:
    """Whether pieces of one month tell of it, and no days, places or weapons in the quotes differ.

    Where the date of one is not known, nothing tells them apart.
    """
    first, second = (days_of(quote.article.published) for quote in (one, other))
    if first is None or second is None:
        return True
    if max(first.first, second.first) - min(first.last, second.last) > _LONG:
        return False
    days = [_told(quote.article, (quote.start, quote.end)) for quote in (one, other)]
    if days[0] and days[1] and not _meet(days[0], days[1]):
        return False
    tellings = (places_in, weapons_in)
    told = [(each(one.text), each(other.text)) for each in tellings]
    return all(mine & others or not (mine and others) for mine, others in told)


def _knows(quote: Quote, places: frozenset[str]) -> bool:
    """Whether the quote's piece speaks of one of the places at all."""
    words = name_words(f"{quote.article.title or ''}\n{quote.article.text}")
    return not places or any(mentions(words, name.capitalize()) for name in places)


def _of_one_place(first: Setting, second: Setting) -> bool | None:
    """None where one of them tells no place."""
    if not first.places or not second.places:
        return None
    return any(mentions(second.places, name.capitalize()) for name in first.places)


@lru_cache(maxsize=2000)
def setting(quote: Quote) -> Setting:
    """Where and when the quote plays."""
    spans = list(_context(quote))
    article = quote.article
    places = (places_in(article.text[start:end]) for start, end in spans)
    place = next((found for found in places if found), None)
    if place is None:
        place = places_in(article.title or "") or places_in(article.text[:_HEAD])
    told = next((days for span in [*spans, (0, _HEAD)] if (days := _told(article, span))), None)
    days = told or _reported(article)
    return Setting(place, days, told is not None, weapons_in(quote.text))


@lru_cache(maxsize=5000)
def places_in(text: str) -> frozenset[str]:
    """The folded names that stand where places stand, without those of countries."""
    names = " / ".join(match[1] or match[2] for match in _PLACE.finditer(text))
    return name_words(names) - COUNTRIES


def weapons_in(text: str) -> frozenset[str]:
    """The weapons that are named."""
    return frozenset(thing_of(word.lower()) for word in WEAPON.findall(text))


def _context(quote: Quote) -> Iterator[tuple[int, int]]:
    """The quote, then the sentences before it in its paragraph, the nearest first."""
    yield quote.start, quote.end
    line = quote.article.text.rfind("\n", 0, quote.start) + 1
    for start, end in reversed(sentences(quote.article.text[line : quote.start])):
        yield line + start, line + end


def _told(article: Article, span: tuple[int, int]) -> Interval | None:
    """The shortest days that are told in the span, and not as those of the telling."""
    found = [
        Interval(each.first, each.last)
        for each in events(article)
        if span[0] <= each.start and each.end <= span[1]
        if not _is_of_telling(article.text[span[0] : each.start])
    ]
    short = [days for days in found if days.last - days.first <= _LONG]
    return min(short, key=lambda days: (days.last - days.first, days.first), default=None)


def _is_of_telling(before: str) -> bool:
    return bool(TOLD_ON.search(before) or _TELLING.search(before))


def _reported(article: Article) -> Interval | None:
    """The days before the piece was published."""
    published = days_of(article.published)
    if published is None or published.last - published.first > _LONG:
        return published
    try:
        return Interval(published.first - _BEFORE, published.last + _BEHIND)
    except OverflowError:  # where the calendar ends
        return published


def _is_short(days: Interval | None) -> bool:
    return days is not None and days.last - days.first <= timedelta(days=1)


def _meet(one: Interval, other: Interval) -> bool:
    return one.first <= other.last and other.first <= one.last
