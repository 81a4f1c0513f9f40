"""What happened, and lists: sentences in the order of time, each thing once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from rag.allowed import days_of
from rag.answering.orders import is_order
from rag.disputes.things import COUNTRIES
from rag.kinds.attacks import (
    EVENTS,
    dates_told,
    day_told,
    month_told,
    names_a_dated_attack,
    tells_an_attack,
)
from rag.kinds.value import names_asked
from rag.names import mentions, name_words
from rag.question import Asked
from rag.sentences import sentences
from rag.types import Claim, Quote
from rag.when.dates import written
from rag.wording import readable

_HAPPENED = re.compile(
    r"(?:(?:and |but |so )?what (?:exactly )?(?:happened|took place|occurred|is known|do we know)"
    r"|describe|tell (?:me|us)|summari[sz]e)\b",
    re.IGNORECASE,
)
_THINGS = (
    r"bases|groups|militias|organi[sz]ations|countries|cities|places|towns|sites|camps|targets"
    r"|people|persons|officials|commanders|outlets|agencies|weapons|officers|ministers"
)
_ORDER = re.compile(
    rf"(?:(?:please |can you |could you )?(?:list|name|enumerate)\b.*?|(?:which|what) (?:\w+ )?"
    rf"|(?:.{{0,30}}\b)?(?:timeline|chronology|list|overview) of\b.*?)"
    rf"\b(?:(?P<events>(?:{EVENTS})(?<=s))|(?P<things>{_THINGS}))\b",
    re.IGNORECASE,
)
_ITEMS = 12
"""Most items of a list."""
_REPORTED = timedelta(days=3)
"""A piece that tells no day of an event tells of the days before it came out."""


def asks_what_happened(asked: Asked) -> bool:
    """Whether the question wants an event told."""
    return bool(_HAPPENED.match(asked.text)) and not asked.compares


def lists(asked: Asked) -> str:
    """What a list is asked of: "events", "things" or, where none is asked for, ""."""
    found = None if asked.compares or asked.sources else _ORDER.match(asked.text)
    return str(found.lastgroup or "") if found else ""


def in_time(claims: Sequence[Claim]) -> list[Claim]:
    """The claim that tells the event, then the others as their pieces came out.

    That is the first, or what its piece tells before it of an attack.
    """
    first = next((c for c in claims if _leads_up_to(c, claims[0])), claims[0])
    return [first, *sorted((c for c in claims if c is not first), key=_published)]


def _leads_up_to(claim: Claim, first: Claim) -> bool:
    one, other = claim.quotes[0], first.quotes[0]
    is_before = one.article == other.article and one.start < other.start
    return is_before and tells_an_attack(claim.text) and not tells_an_attack(first.text)


def told_on(claim: Claim) -> Claim | None:
    """The sentence behind the claim's in its paragraph, as a claim; None if none tells on."""
    quote = claim.quotes[0]
    line = quote.article.text.find("\n", quote.end)
    behind = quote.article.text[quote.end : line if line >= 0 else None]
    for start, end in sentences(behind)[:1]:
        following = Quote(quote.article, quote.end + start, quote.end + end)
        if is_order(following.text):
            return None
        text = readable(following)
        return Claim(text, (following,), "quoted" if text == following.text else "verified")
    return None


def listed(asked: Asked, claims: Sequence[Claim]) -> list[Claim]:
    """The claims as items of a list, each thing once; as they are where one is left.

    Events are in the order of time, each behind its day; things in the order of the claims.
    """
    events = lists(asked) == "events"
    items = list(_events(_of_the_place(asked, claims)) if events else _things(asked, claims))
    return items[:_ITEMS] if len(items) > 1 else list(claims)


def _of_the_place(asked: Asked, claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims that name the places asked about; all where none does, or countries are asked."""
    places = [name for name in asked.names if not name_words(name) <= COUNTRIES]
    return [
        claim
        for claim in claims
        if all(mentions(name_words(claim.quotes[0].text), place) for place in places)
    ] or claims


def _events(claims: Sequence[Claim]) -> Iterator[Claim]:
    """One claim for each day; one that tells no day of its own is of the days before its piece."""
    happened = [claim for claim in claims if _tells_one(claim)]
    days: dict[date, tuple[str, Claim]] = {}
    for claim in happened:
        if own := day_told(claim.quotes[0]):
            days.setdefault(own, (written(own.isoformat()), claim))
    for claim in happened:
        month = None if day_told(claim.quotes[0]) else month_told(claim.quotes[0])
        if month and not any((day.year, day.month) == (month.year, month.month) for day in days):
            days[month] = (written(month.isoformat()[:7]), claim)
    for claim in happened:
        piece = days_of(claim.quotes[0].article.published)
        if dates_told(claim.quotes[0]) or not piece or piece.precision != "day":
            continue
        if not any(timedelta(0) <= piece.first - day <= _REPORTED for day in days):
            days[piece.first] = (f"Reported {written(piece.first.isoformat())}", claim)
    for _, (when, claim) in sorted(days.items()):
        yield replace(claim, lead=f"- {when}: ", apart=True, item=True)


def _tells_one(claim: Claim) -> bool:
    return tells_an_attack(claim.text) or names_a_dated_attack(claim.quotes[0])


def _things(asked: Asked, claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims that name something which no earlier one names, the names in bold."""
    seen: list[str] = []
    for claim in claims:
        named = {span: claim.text[slice(*span)] for span in names_asked(asked, claim.text)}
        if new := tuple(span for span, name in named.items() if not _is_seen(name, seen)):
            seen += named.values()
            yield replace(claim, lead="- ", bold=new, apart=True, item=True)


def _is_seen(name: str, seen: Sequence[str]) -> bool:
    """Whether one of them is the same name, or the same word, in one number or the other."""
    words = name_words(name)
    plain = name.lower().removesuffix("s")
    return any(
        plain == each.lower().removesuffix("s")
        or (words and (mentions(name_words(each), name) or words >= name_words(each) > set()))
        for each in seen
    )


def _published(claim: Claim) -> tuple[str, int]:
    quote = claim.quotes[0]
    return quote.article.published or "9999", quote.start
