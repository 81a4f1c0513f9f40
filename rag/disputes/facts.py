"""The facts a quote tells that another may tell differently."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rag.allowed import days_of
from rag.answering.superseded import is_superseded
from rag.disputes.altered import altered
from rag.disputes.answers import ABOUT, Value, unlike, values
from rag.disputes.blame import Blame, blames, oppose
from rag.disputes.counts import Count, counts, differ
from rag.disputes.events import of_one_event, setting
from rag.disputes.things import COUNTRIES, PEOPLE, TROOPS, WEAPONS
from rag.names import name_words
from rag.numbers import numbers
from rag.question import Asked
from rag.sentences import sentences
from rag.stories import of_one_matter
from rag.types import Quote

WHO = "who did it"
WORDING = "wording"
ANSWER = "what is asked"
NEWSWORTHY = PEOPLE | WEAPONS | {WHO}
"""What is looked for though a question does not ask it by its name."""
_MONTH = 31
_DAYS = 3
_DAY = len("2019-12-10")
_PLACE_REACH = 60
_BEFORE = 400
"""Characters of a paragraph before a quote that tell what it speaks of."""
_CORRECTS = re.compile(
    r"\b(?:not|rather than|instead of|(?:up|down) from|more than the previous|previous(?:ly)?"
    r"|(?:first|initial(?:ly)?|earlier) (?:given|reported|said|put|told|count|figure|statement)"
    r"|revised|had (?:said|reported|listed|put|been put))\b",
    re.IGNORECASE,
)
_MAY_TELL = re.compile(
    r"\b(?:no|none|nobody|one|claim\w*|den\w+|blam\w+|accus\w+|attribut\w+|responsib\w+|behind"
    r"|hallmarks?|marks)\b",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"\b(?:said|says|told|according|mentioned|spoke|listed|counted|put|denied|blamed|asserted"
    r"|held|claimed|reported|accused|quoted|statement)\b"
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact that a quote tells: ``quote.text[start:end]`` is its value in words."""

    about: str
    quote: Quote
    start: int
    end: int
    told: Count | Blame | Value | str

    @property
    def value(self) -> str:
        """The words that tell it."""
        return self.quote.text[self.start : self.end]

    @property
    def key(self) -> object:
        """Equal for facts that say the same."""
        if isinstance(self.told, Count):
            return self.told.value
        if isinstance(self.told, Value):
            return self.told.numbers, self.told.names
        if isinstance(self.told, str):
            return self.told
        return self.told.stance, self.told.who

    @property
    def published(self) -> str:
        """The ISO date of its article, "" where that is not known."""
        return self.quote.article.published or ""


def facts(quote: Quote, wanted: frozenset[str]) -> Iterator[Fact]:
    """Those of the quote's facts that are about one of the ``wanted``.

    A count that the sentence tells as the one of before is nobody's side any more.
    """
    if not (numbers(quote.text) or _MAY_TELL.search(quote.text)):
        return  # spares the parser
    line = quote.article.text.rfind("\n", 0, quote.start) + 1
    before = quote.article.text[max(line, quote.start - _BEFORE) : quote.start]
    for count in counts(quote.text, before):
        past = any(is_superseded(quote.text[a:b]) for a, b in _around(quote, count))
        if count.thing in wanted and not past:
            yield Fact(count.thing, quote, count.start, count.end, count)
    for blame in blames(quote.text, before) if WHO in wanted else ():
        yield Fact(WHO, quote, blame.start, blame.end, blame)


def answers(asked: Asked, quote: Quote) -> Iterator[Fact]:
    """The value that the quote gives to the question, if there is one that is plain."""
    for start, end, value in values(asked, quote):
        yield Fact(ABOUT[asked.kind], quote, start, end, value)


def alterations(one: Quote, other: Quote) -> tuple[Fact, Fact] | None:
    """What the two tell in the same words but for one value, if they may be of one event."""
    spans = altered(one.text, other.text) if one.article.id != other.article.id else None
    if spans is None or not _of_one_telling(one, other):
        return None
    first, second = (
        Fact(WORDING, quote, *span, quote.text[slice(*span)].casefold())
        for quote, span in zip((one, other), spans, strict=True)
    )
    return first, second


def _of_one_telling(one: Quote, other: Quote) -> bool:
    days = [days_of(quote.article.published) for quote in (one, other)]
    if days[0] and days[1]:
        near = abs((days[0].first - days[1].first).days) <= _DAYS
        return near and of_one_event(one, other)
    return True


def _around(quote: Quote, count: Count) -> Iterator[tuple[int, int]]:
    """The sentence of the quote that holds the count."""
    spans = sentences(quote.text)
    return (span for span in spans if span[0] <= count.start < span[1])


def conflict(one: Fact, other: Fact) -> bool:
    """Whether the two tell one fact of one event, and differently."""
    if one.about != other.about or not _values_conflict(one, other):
        return False
    first, second = sorted((one, other), key=_order)
    if _is_open(first, second):
        return False
    if isinstance(one.told, Value):
        return _answer_one_question(one, other)
    if one.quote.article.id == other.quote.article.id:
        return _of_two_voices(one, other) and of_one_event(one.quote, other.quote)
    if one.about == TROOPS:
        return _of_one_force(one, other)
    if corrects(second, first) and _may_be_one_event(one.quote, other.quote):
        return True
    return of_one_event(one.quote, other.quote)


def corrects(later: Fact, earlier: Fact) -> bool:
    """Whether the later one names the earlier one's number as the one that was told before."""
    if not isinstance(earlier.told, Count) or later.published[:10] < earlier.published[:10]:
        return False
    named = earlier.told.value in numbers(later.quote.text)
    return named and bool(_CORRECTS.search(later.quote.text))


def _values_conflict(one: Fact, other: Fact) -> bool:
    if isinstance(one.told, Count) and isinstance(other.told, Count):
        return differ(one.told, other.told)
    if isinstance(one.told, Blame) and isinstance(other.told, Blame):
        return oppose(one.told, other.told)
    if isinstance(one.told, Value) and isinstance(other.told, Value):
        return unlike(one.told, other.told)
    return False


def _answer_one_question(one: Fact, other: Fact) -> bool:
    """Whether two pieces answer of one event; of undated ones the question has to tell it."""
    first, second = one.quote, other.quote
    if first.article.id == second.article.id:
        return False
    if not (one.published and other.published):
        return True
    if one.about == ABOUT["when"]:
        days = [days_of(each.published) for each in (one, other)]
        near = days[0] and days[1] and abs((days[0].first - days[1].first).days) <= _DAYS
        return bool(near) and of_one_matter(first.article, second.article)
    return of_one_event(first, second)


def _is_open(first: Fact, second: Fact) -> bool:
    """Whether "at least five" leaves room for the other's number; a later piece fills it."""
    if not isinstance(first.told, Count) or not isinstance(second.told, Count):
        return False
    lower, higher = sorted((first, second), key=_number)
    later = higher is second and first.published[:_DAY] < second.published[:_DAY]
    return _bound(lower) == "least" and not later


def _number(fact: Fact) -> float:
    return fact.told.value if isinstance(fact.told, Count) else 0.0


def _bound(fact: Fact) -> str:
    return fact.told.bound if isinstance(fact.told, Count) else "exact"


def _order(fact: Fact) -> tuple[str, str, int, int]:
    return fact.published, fact.quote.article.id, fact.quote.start, fact.start


def _of_two_voices(one: Fact, other: Fact) -> bool:
    """Whether two sentences of one piece report what two others say."""
    first, second = one.quote, other.quote
    return not first.overlaps(second) and all(
        _REPORTS.search(quote.text) for quote in (first, second)
    )


def _may_be_one_event(one: Quote, other: Quote) -> bool:
    """Whether neither the days nor the places of the two tell them apart."""
    first, second = setting(one), setting(other)
    days = [each.days for each in (first, second) if each.days]
    meet = len(days) < 2 or (days[0].first <= days[1].last and days[1].first <= days[0].last)
    places = not first.places or not second.places or bool(first.places & second.places)
    return meet and places


def _of_one_force(one: Fact, other: Fact) -> bool:
    """Whether both count the troops in one country, within a month."""
    days = [days_of(each.published) for each in (one, other)]
    if not (days[0] and days[1]) or abs((days[0].first - days[1].first).days) > _MONTH:
        return False
    return bool(_country(one)) and _country(one) == _country(other)


def _country(fact: Fact) -> frozenset[str]:
    behind = fact.quote.text[fact.end : fact.end + _PLACE_REACH]
    match = re.search(r"\bin ([A-Z]\w+)", behind)
    return name_words(match[1]) & COUNTRIES if match else frozenset()
