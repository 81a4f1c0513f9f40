"""What is said where no chat model writes: the best sentence, then what adds to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from rag.allowed import days_of
from rag.answering.overview import overview
from rag.disputes.altered import altered
from rag.kinds.leading import led, values
from rag.kinds.telling import asks_what_happened, in_time, listed, lists, told_on
from rag.kinds.verdict import verdict
from rag.marking import marked
from rag.names import name_words
from rag.numbers import numbers
from rag.question import Asked
from rag.quotations import whole_quotation
from rag.quotes import ADDING_FLOOR, FLOOR, WEAK_FLOOR, Judged
from rag.stems import stems
from rag.surroundings import is_elsewhere
from rag.types import Claim, Quote, Support
from rag.when.dates import written
from rag.wording import dated, readable, with_antecedent, with_correction_behind

_DAYS_OF_AN_EVENT = timedelta(days=14)
"""Pieces further apart that say the same words say them of different things."""
_SURE = 1.0
"""From this score on a sentence may add though only its article's head names what is asked for."""
_NEARLY = 2.0
"""Where the first has the value asked for: logits below it, down to which one without adds."""


@dataclass(frozen=True, slots=True)
class _Measure:
    """How many sentences, how far below the best in logits, and the least of one that adds."""

    most: int
    slack: float
    floor: float


_DIRECT = _Measure(3, 3.0, ADDING_FLOOR)
_OPEN = _Measure(4, 3.0, ADDING_FLOOR)
_LISTING = _Measure(24, 8.0, WEAK_FLOOR)
_COMPARING = _Measure(6, 6.0, WEAK_FLOOR)
_ALL = _Measure(6, 6.0, -2.0)
"""Where all articles are to be heard on a matter."""


def choose(asked: Asked, judged: Sequence[Judged]) -> list[Claim]:
    """The sentences that answer, the most direct first; [] if none does.

    What several articles say is said once, with a citation of each. A question that
    compares accounts gets more of them, and weaker ones.
    """
    fit = [j for j in judged if j.lacks is None and not _is_of_elsewhere(asked, j.quote)]
    if not fit or fit[0].score < FLOOR:
        return []
    best, fit = fit[0].score, led(asked, fit)
    measure = _measure(asked)
    least = max(best - measure.slack, measure.floor)
    adding = [j for j in fit[1:] if j.score >= (least if j.direct else max(least, _SURE))]
    if measure is _DIRECT and values(asked, fit[0]):
        adding = [j for j in adding if j.score >= best - _NEARLY or values(asked, j)]
    groups = _grouped([fit[0].quote, *(j.quote for j in adding)])
    claims = _claims(groups[: measure.most])
    if lists(asked) and (items := listed(asked, claims))[0].item:
        return items
    if asks_what_happened(asked):
        more = told_on(claims[0]) if len(claims) == 1 else None
        claims = [*in_time(claims), *([more] if more else [])]
    first, *others = _told_apart(claims[: _measure(asked, listing=False).most])
    read = next((j.value for j in fit if j.quote.overlaps(first.quotes[0])), "")
    return [_answering(asked, first, read), *others]


def _is_of_elsewhere(asked: Asked, quote: Quote) -> bool:
    """Whether a number or a time is asked of one place, and the quote tells of another."""
    return asked.kind in ("how many", "when") and is_elsewhere(asked, quote)


def _measure(asked: Asked, *, listing: bool = True) -> _Measure:
    if overview(asked.text):
        return _ALL
    if asked.compares:
        return _COMPARING
    if listing and lists(asked):
        return _LISTING
    return _OPEN if asked.kind == "open" else _DIRECT


def _answering(asked: Asked, claim: Claim, read: str) -> Claim:
    """The claim with yes or no before it, or the value marked, where it is plain."""
    if said := verdict(asked, dated(claim.quotes[0])):
        return replace(claim, lead=f"**{said}.** {claim.lead}")
    return replace(claim, bold=marked(asked, claim.text, read))


def _told_apart(claims: Sequence[Claim]) -> list[Claim]:
    """The claims a paragraph each, and with their days before them where known ones differ."""
    days = [claim.quotes[0].article.published for claim in claims]
    differ = len(set(filter(None, days))) > 1
    leads = [f"{written(day)}: " if day and differ else "" for day in days]
    return [
        replace(claim, apart=number > 0, lead=lead)
        for number, (claim, lead) in enumerate(zip(claims, leads, strict=True))
    ]


def _grouped(quotes: Sequence[Quote]) -> list[list[Quote]]:
    """The quotes in their order, those that say the same in one group, one of each article."""
    groups: list[list[Quote]] = []
    for quote in quotes:
        same = next((group for group in groups if _say_the_same(group[0], quote)), None)
        if same is None:
            groups.append([quote])
        elif quote.article not in [other.article for other in same]:
            same.append(quote)
    return groups


def _say_the_same(one: Quote, other: Quote) -> bool:
    """Whether two sentences tell the same: their numbers and names, or nearly all words."""
    if numbers(one.text) != numbers(other.text) or not _of_one_time(one, other):
        return False
    if altered(one.text, other.text):
        return False
    names, others = name_words(one.text), name_words(other.text)
    if numbers(one.text) and 2 * len(names & others) >= len(names | others):
        return True
    words, more = stems(one.text), stems(other.text)
    return len(words & more) >= 0.6 * min(len(words), len(more))


def _of_one_time(one: Quote, other: Quote) -> bool:
    """Whether both pieces may tell of one event: 'nobody was hurt' is said of many."""
    first, second = (days_of(quote.article.published) for quote in (one, other))
    if first is None or second is None:
        return True
    apart = max(first.first, second.first) - min(first.last, second.last)
    return apart <= _DAYS_OF_AN_EVENT


def _claims(groups: Iterable[Sequence[Quote]]) -> list[Claim]:
    """A claim for each group; no sentence is said twice, though one may lean on another."""
    claims: list[Claim] = []
    for group in groups:
        said = [claim.quotes[0] for claim in claims]
        wide = with_correction_behind(whole_quotation(with_antecedent(group[0])))
        quote = group[0] if any(map(wide.overlaps, said)) else wide
        if not any(map(quote.overlaps, said)):
            claims.append(_claim((quote, *group[1:])))
    return claims


def _claim(quotes: Sequence[Quote]) -> Claim:
    text = readable(quotes[0])
    support: Support = "quoted" if text == quotes[0].text else "verified"
    return Claim(text, tuple(quotes), support)
