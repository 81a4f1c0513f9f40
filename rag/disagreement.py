"""Where sources tell a fact of what is answered differently."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rag.disputes.counts import Count
from rag.disputes.facts import ANSWER, WHO, Fact, alterations, conflict, corrects, facts
from rag.types import Quote

_MOST = 2
"""Disagreements that are said of one answer,"""
_SIDES = 4
"""and sides that are shown of one."""
_DAY = len("2019-12-10")


@dataclass(frozen=True, slots=True)
class Dispute:
    """A fact that is told differently, before its citations have numbers.

    Attributes:
        sides: The facts that say the same, one an article; the oldest side first.
        updated: Whether the last side is plainly an update of those before it.
    """

    about: str
    sides: tuple[tuple[Fact, ...], ...]
    updated: bool


def disputes(
    wanted: frozenset[str],
    said: Sequence[Quote],
    near: Iterable[Quote],
    answers: Sequence[Fact] = (),
    *,
    once: bool = False,
) -> list[Dispute]:
    """Where one of the quotes that are ``said`` and another differ on a fact of one event.

    Args:
        wanted: What the facts that matter are about.
        said: The quotes that the answer cites, in its order.
        near: Other quotes that are near the question; their order tells nothing.
        answers: What sentences that answer give as the value that is asked for.
        once: Whether one event is asked about: of each thing the first dispute is its.
    """
    own = [*answers, *(fact for quote in said for fact in facts(quote, wanted))]
    others = sorted(set(near) - set(said), key=lambda q: (q.article.id, q.start, q.end))
    every = [*own, *(fact for quote in others for fact in facts(quote, wanted))] if own else []
    found: list[Dispute] = []
    for fact in own:
        against = [other for other in every if conflict(fact, other)]
        known = any(_is_in(d, (fact, *against)) or (once and d.about == fact.about) for d in found)
        if against and not known:
            found.append(_dispute(fact, against, every))
    reworded = (each for quote in said if (each := _altered(quote, [*said, *others])))
    found += [d for d in reworded if not any(_overlap(d, each) for each in found)][:1]
    return found[:_MOST]


def _altered(quote: Quote, others: Iterable[Quote]) -> Dispute | None:
    """The sentences that are the quote but for another value in one place."""
    pairs = [pair for other in others if (pair := alterations(quote, other))]
    if not pairs:
        return None
    (own, first), sides = pairs[0], dict[object, list[Fact]]()
    for mine, other in pairs:
        if (mine.start, mine.end) == (own.start, own.end):
            sides.setdefault(other.key, []).append(other)
    every = [(own,), *(_one_each(side) for side in sides.values())]
    ordered = sorted(every[:_SIDES], key=_latest)
    return Dispute(first.about, tuple(ordered), updated=False)


def _overlap(one: Dispute, other: Dispute) -> bool:
    """Whether both have facts of one quote."""
    quotes = [{fact.quote for side in each.sides for fact in side} for each in (one, other)]
    return bool(quotes[0] & quotes[1])


def _is_in(dispute: Dispute, facts: Iterable[Fact]) -> bool:
    """Whether it has one of the facts, or some that say the same of their event."""
    shown = [fact for side in dispute.sides for fact in side]
    return any(one.quote == fact.quote and one.key == fact.key for one in shown for fact in facts)


def opposition(sides: Iterable[Quote]) -> Dispute:
    """The dispute of quotes that may answer the question in opposed ways, the oldest first."""
    facts = ((Fact(ANSWER, quote, 0, _whole(quote), quote.text),) for quote in sides)
    return Dispute(ANSWER, tuple(sorted(facts, key=_latest)), updated=False)


def _whole(quote: Quote) -> int:
    """The length of the quote without its full stop."""
    return len(quote.text.rstrip(". "))


def _dispute(fact: Fact, against: Sequence[Fact], every: Sequence[Fact]) -> Dispute:
    """The fact's side and those against it, each with all that say the same of that event."""
    sides: dict[object, list[Fact]] = {}
    for one in (fact, *against):
        sides.setdefault(one.key, []).append(one)
    for other in every:
        if other.about == fact.about and other.key in sides:
            opposed = against if other.key == fact.key else [fact]
            if any(conflict(other, one) for one in opposed):
                sides[other.key].append(other)
    shown = list(sides.values())[:_SIDES]
    ordered = sorted((_one_each(side) for side in shown), key=lambda side: _latest(side))
    return Dispute(fact.about, tuple(ordered), _is_update(ordered))


def _one_each(side: Iterable[Fact]) -> tuple[Fact, ...]:
    """The first fact of each article, the oldest article first."""
    first: dict[str, Fact] = {}
    for fact in side:
        first.setdefault(fact.quote.article.id, fact)
    return tuple(sorted(first.values(), key=lambda f: (f.published, f.quote.article.id)))


def _latest(side: Sequence[Fact]) -> tuple[str, str, int]:
    last = max(side, key=lambda fact: (fact.published, fact.quote.article.id))
    return last.published, last.quote.article.id, last.quote.start


def _is_update(sides: Sequence[Sequence[Fact]]) -> bool:
    """Whether the last side is of a later day, and corrects or completes the others."""
    *before, last = sides
    earlier = [fact for side in before for fact in side]
    if not is_later(last, earlier):
        return False
    return all(any(_updates(new, old) for new in last) for old in earlier)


def is_later(last: Sequence[Fact], earlier: Sequence[Fact]) -> bool:
    """Whether all pieces of a side are of a later day than the others', as far as is known."""
    days = [fact.published[:_DAY] for fact in (*last, *earlier)]
    known = all(len(day) == _DAY for day in days)
    return known and min(days[: len(last)]) > max(days[len(last) :])


def _updates(new: Fact, old: Fact) -> bool:
    if corrects(new, old):
        return True
    if isinstance(new.told, Count) and isinstance(old.told, Count):
        return old.told.bound == "least" and new.told.value > old.told.value
    return old.about == WHO and "unclaimed" in str(old.key)
