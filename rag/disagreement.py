"""Where sources tell a fact of what is answered differently: found, numbered and said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rag.compose import Numbering, markers
from rag.disputes.answers import ABOUT
from rag.disputes.counts import Count
from rag.disputes.facts import ANSWER, WHO, WORDING, Fact, alterations, conflict, corrects, facts
from rag.stories import in_words, independent
from rag.types import Answer, Disagreement, Quote, Side
from rag.when.dates import written
from store.records import Article

_MOST = 2
"""Disagreements that are said of one answer,"""
_SIDES = 4
"""sides that are shown of one,"""
_NAMED = 2
_SUBJECTS = {WHO: "Who did it", WORDING: "One sentence"}
"""and articles that are named of one side."""
_MARKUP = re.compile(r"[\[\]*_`<>#|\\\n]+")
_COUNTS = re.compile(
    r"(?:At|No|More|Over|Up|About|Some|Around|Nearly|Almost|Roughly|Fewer|Less|One|Two|Three|Four"
    r"|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Nobody|None|Several|Dozens)\b"
)
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
) -> list[Dispute]:
    """Where one of the quotes that are ``said`` and another differ on a fact of one event.

    Args:
        wanted: What the facts that matter are about.
        said: The quotes that the answer cites, in its order.
        near: Other quotes that are near the question; their order tells nothing.
        answers: What sentences that answer give as the value that is asked for.
    """
    own = [*answers, *(fact for quote in said for fact in facts(quote, wanted))]
    others = sorted(set(near) - set(said), key=lambda q: (q.article.id, q.start, q.end))
    every = [*own, *(fact for quote in others for fact in facts(quote, wanted))] if own else []
    found: list[Dispute] = []
    for fact in own:
        against = [other for other in every if conflict(fact, other)]
        if against and not any(_is_in(each, (fact, *against)) for each in found):
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


def settled(answer: Answer, found: Sequence[Dispute]) -> tuple[Answer, str]:
    """The answer with its disagreements, and the text that tells them behind its own."""
    if not found:
        return answer, ""
    numbering, told = Numbering(answer.citations), list[Disagreement]()
    text = ""
    for dispute in found:
        told.append(_numbered(dispute, numbering))
        text += f"\n\n{_sentence(dispute, told[-1])}"
    whole = replace(
        answer,
        text=answer.text + text,
        citations=numbering.citations,
        disagreements=tuple(told),
    )
    return whole, text


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
    if not _is_later(last, earlier):
        return False
    return all(any(_updates(new, old) for new in last) for old in earlier)


def _is_later(last: Sequence[Fact], earlier: Sequence[Fact]) -> bool:
    days = [fact.published[:_DAY] for fact in (*last, *earlier)]
    known = all(len(day) == _DAY for day in days)
    return known and min(days[: len(last)]) > max(days[len(last) :])


def _updates(new: Fact, old: Fact) -> bool:
    if corrects(new, old):
        return True
    if isinstance(new.told, Count) and isinstance(old.told, Count):
        return old.told.bound == "least" and new.told.value > old.told.value
    return old.about == WHO and "unclaimed" in str(old.key)


def _numbered(dispute: Dispute, numbering: Numbering) -> Disagreement:
    sides = tuple(
        Side(
            side[0].value,
            tuple(dict.fromkeys(numbering.number(fact.quote) for fact in side)),
            max(fact.published for fact in side) or None,
        )
        for side in dispute.sides
    )
    return Disagreement(dispute.about, sides, dispute.updated, dispute.about == ANSWER)


def _sentence(dispute: Dispute, told: Disagreement) -> str:
    """The fact and its sides: "The number of wounded is told differently: five (...) [1]; ..."."""
    sides = [
        f"{_worded(told, side.value, _whose(facts))} {markers(side.citations)}"
        for side, facts in zip(told.sides, dispute.sides, strict=True)
    ]
    *before, last = dispute.sides
    ending = ""
    if dispute.updated:
        ending = ", which updates the earlier"
    elif _is_later(last, [fact for side in before for fact in side]):
        ending = ", the later piece" if len(last) == 1 else ", the later pieces"
    beginning = f"{_subject(dispute.about)} is told differently"
    if told.maybe:
        beginning = f"The articles may differ on {dispute.about}"
    return f"{beginning}: {'; '.join(sides)}{ending}."


def _worded(told: Disagreement, value: str, whose: str) -> str:
    """A side in the sentence; whole sentences are not said again, for their citations show them."""
    return whose if told.maybe else f"{_small(value)} ({whose})"


def _subject(about: str) -> str:
    if about in _SUBJECTS:
        return _SUBJECTS[about]
    if about in ABOUT.values():
        return f"The {about}"
    return f"The number of {'people ' * (about in ('killed', 'captured'))}{about}"


def _whose(side: Sequence[Fact]) -> str:
    """Who says it and when; copies and retellings of one report are told as such."""
    articles = [fact.quote.article for fact in side]
    named = [_named(article) for article in articles]
    if len(articles) > 1 and independent(articles) == 1:
        return f"{in_words(len(articles))} articles of one origin: {named[0]}"
    more = [f"and {in_words(len(named) - _NAMED)} more"] if len(named) > _NAMED else []
    return "; ".join([*dict.fromkeys(named[:_NAMED]), *more])


def _named(article: Article) -> str:
    name = _plain(article.publisher or article.heading)
    return f"{name}, {written(article.published)}"


def _small(value: str) -> str:
    """The value as it stands within a sentence: numbers and qualifiers are no names."""
    plain = _plain(value)
    return plain[:1].lower() + plain[1:] if _COUNTS.match(plain) else plain


def _plain(words: str) -> str:
    return " ".join(_MARKUP.sub(" ", words).split())
