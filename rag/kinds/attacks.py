"""Sentences that tell of an attack, the days of these, and which was the latest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from rag.allowed import days_of
from rag.answering.meanings import things
from rag.kinds.days import without_anniversaries
from rag.kinds.tree import Tree, tree
from rag.question import Asked
from rag.quotes import FLOOR, WEAK_FLOOR, Judged
from rag.types import Quote
from rag.when.dates import events
from rag.when.expressions import TOLD_ON
from rag.when.period import Order, Period
from rag.when.timing import is_since
from store.records import Dated

EVENTS = r"attacks?|strikes?|raids?|salvos?|barrages?|bombings?|incidents?|assaults?|airstrikes?"
"""A pattern of the words for what is told as an attack."""
_ASKED = re.compile(
    rf"\b(?:latest|most recent|newest|last|first|earliest|oldest) (?:[\w-]+ ){{0,2}}?(?:{EVENTS})\b"
    rf"|\b(?:{EVENTS})\b.* (?:last|first|latest|most recent(?:ly)?)\W*$"
    r"|\bwhat (?:has )?happened (?:last|latest|most recently|first)\b",
    re.IGNORECASE,
)
_ATTACKED = re.compile(
    r"hit|strike|fire|fall|land|launch|attack|bomb|shell|shoot|target|raid|explode|kill|wound"
    r"|injure|hurt|die"
    r"|destroy|down|send|assault|assassinate|ambush|storm"
)
_MONTH = timedelta(days=31)
_BEHIND = re.compile(rf" (?:[\w-]+ ){{0,2}}(?:{EVENTS})\b", re.IGNORECASE)
_CONTRARY: dict[Order, re.Pattern[str]] = {
    "latest": re.compile(r"\b(?:first|earliest) (?:attack|strike|raid|of)\b", re.IGNORECASE),
    "earliest": re.compile(
        r"\b(?:latest|most recent|newest|previous|another"
        r"|(?:seco|thi|fou|fif|six|seven|eigh|nin|ten)(?:nd|rd|r?th) (?:one|attack|strike|raid))\b",
        re.IGNORECASE,
    ),
}
"""What says of itself that it is not the one."""
_CAME = re.compile(
    r"\b(?:came|come|comes) (?:down|under (?:fire|attack))\b"
    r"|\bbrought (?:down|rockets|missiles|drones)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\bden(?:y|ies|ied|ying)\b|\bfalse(?:ly)? (?:claim|report)", re.IGNORECASE)
_ONE_EVENT = timedelta(days=3)
"""What is told of days no further apart may be of one attack."""
_ANSWERS = FLOOR + 2.5
"""The least score, in logits, of what tells of the attack that is asked for."""
_NEAR = WEAK_FLOOR - 1.5
"""Below this score a sentence has too little to do with the question."""
_MEANS = frozenset({"attack", "rocket", "missile", "drone", "aircraft", "shell"})


def tells_an_attack(text: str) -> bool:
    """Whether a verb of the sentence says that something was attacked, and not that it may be."""
    if _DENIED.search(text):
        return False
    if _CAME.search(text):
        return True
    parsed = tree(text)
    return any(
        word.pos == "VERB" and _ATTACKED.fullmatch(word.lemma) and not _is_to_come(parsed, place)
        for place, word in enumerate(parsed.words)
    )


def day_told(quote: Quote) -> date | None:
    """The first day that the quote tells."""
    return next((each.first for each in dates_told(quote) if each.first == each.last), None)


def month_told(quote: Quote) -> date | None:
    """The first day of the first month, or few weeks, that the quote tells."""
    return next((e.first for e in dates_told(quote) if e.last - e.first <= _MONTH), None)


def names_a_dated_attack(quote: Quote) -> bool:
    """Whether it speaks of an attack behind its day: 'a December 3 attack'."""
    text = quote.article.text
    return any(_BEHIND.match(text, each.end, quote.end) for each in dates_told(quote))


def dates_told(quote: Quote) -> list[Dated]:
    """The dates that the quote tells, without those of somebody's telling or remembering."""
    text = quote.article.text
    told = without_anniversaries("", quote.text)
    return [
        each
        for each in events(quote.article)
        if quote.start <= each.start and each.end <= quote.end
        if told[each.start - quote.start] != " "
        if not TOLD_ON.search(text[: each.start]) and not is_since(quote.article, each)
    ]


def latest(asked: Asked, judged: Sequence[Judged], period: Period | None) -> list[Judged]:
    """Where the latest (or earliest) attack is asked for, what tells of it, before the rest.

    No judge of a sentence by itself can see that it is the latest: so what tells of that
    attack answers, whatever its score.
    """
    if not (period and period.order and _ASKED.search(asked.text)):
        return list(judged)
    told = sorted(_told(judged), key=lambda row: row[0], reverse=period.order == "latest")
    told = [row for row in told if not _CONTRARY[period.order].search(row[1].quote.text)]
    if not told:
        return list(judged)
    of_it = [j for day, j in told if abs(day - told[0][0]) <= _ONE_EVENT]
    raised = [replace(j, score=max(j.score, _ANSWERS)) for j in of_it]
    return [*raised, *(j for j in judged if j not in of_it)]


def _told(judged: Sequence[Judged]) -> Iterator[tuple[date, Judged]]:
    """What tells of an attack, with its day; one that tells no day is of its piece's."""
    for each in judged:
        text = each.quote.text
        is_near = each.lacks is None and each.score >= _NEAR
        if is_near and things(text) & _MEANS and tells_an_attack(text):
            piece = None if dates_told(each.quote) else days_of(each.quote.article.published)
            day = day_told(each.quote) or (piece.first if piece else None)
            if day:
                yield day, each


def _is_to_come(parsed: Tree, verb: int) -> bool:
    helpers = {parsed.words[c].text.lower() for c in parsed.children(verb, "aux")}
    return bool(helpers & {"to", "will", "would", "may", "might", "could", "can", "should"})
