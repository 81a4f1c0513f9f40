"""What happened, and lists: sentences in the order of time, each thing once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from rag.allowed import days_of
from rag.kinds.attacks import EVENTS, dates_told, day_told, tells_an_attack
from rag.kinds.value import names_asked
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
    rf"(?:(?:please |can you |could you )?(?:list|name|enumerate)\b.*?|(?:which|what) (?:\w+ )?)"
    rf"\b(?:(?P<events>(?:{EVENTS})(?<=s))|(?P<things>{_THINGS}))\b",
    re.IGNORECASE,
)
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
    """The first claim, which tells the event; then the others as their pieces came out."""
    return [*claims[:1], *sorted(claims[1:], key=_published)]


def told_on(claim: Claim) -> Claim | None:
    """The sentence behind the claim's in its paragraph, as a claim; None if there is none."""
    quote = claim.quotes[0]
    line = quote.article.text.find("\n", quote.end)
    behind = quote.article.text[quote.end : line if line >= 0 else None]
    for start, end in sentences(behind)[:1]:
        following = Quote(quote.article, quote.end + start, quote.end + end)
        text = readable(following)
        return Claim(text, (following,), "quoted" if text == following.text else "verified")
    return None


def listed(asked: Asked, claims: Sequence[Claim]) -> list[Claim]:
    """The claims as items of a list, each thing once; as they are where one is left.

    Events are in the order of time, each behind its day; things in the order of the claims.
    """
    items = list(_events(claims) if lists(asked) == "events" else _things(asked, claims))
    return items if len(items) > 1 else list(claims)


def _events(claims: Sequence[Claim]) -> Iterator[Claim]:
    """One claim for each day; one that tells no day of its own is of the days before its piece."""
    happened = [claim for claim in claims if tells_an_attack(claim.text)]
    days: dict[date, tuple[str, Claim]] = {}
    for claim in happened:
        if own := day_told(claim.quotes[0]):
            days.setdefault(own, ("", claim))
    for claim in happened:
        piece = days_of(claim.quotes[0].article.published)
        if dates_told(claim.quotes[0]) or not piece or piece.precision != "day":
            continue
        if not any(timedelta(0) <= piece.first - day <= _REPORTED for day in days):
            days[piece.first] = ("reported ", claim)
    for day, (reported, claim) in sorted(days.items()):
        lead = f"- {reported.capitalize()}{written(day.isoformat())}: "
        yield replace(claim, lead=lead, apart=True, item=True)


def _things(asked: Asked, claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims that name something which no earlier one names, the names in bold."""
    seen: set[str] = set()
    for claim in claims:
        spans = names_asked(asked, claim.text)
        named = {span: claim.text[slice(*span)].lower().removesuffix("s") for span in spans}
        if new := tuple(span for span, name in named.items() if name not in seen):
            seen |= set(named.values())
            yield replace(claim, lead="- ", bold=new, apart=True, item=True)


def _published(claim: Claim) -> tuple[str, int]:
    quote = claim.quotes[0]
    return quote.article.published or "9999", quote.start
