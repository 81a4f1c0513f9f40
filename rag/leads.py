"""Questions that the articles themselves suggest, and which of them they answer.

The places and the speakers in an article's head and opening make the candidates. One is offered
only where trying it gives words of the very article that it was made from.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest

from rag.engines.language import Entity, analyse
from rag.names import name_words
from rag.types import Quote
from rag.when.dates import written
from store.records import Article

OPENING = 600
"""Characters of an article in which its matter is named."""

_OF_A_PLACE = (
    "What happened {at}{month}?",
    "Who was hurt {at}{month}?",
    "Who is blamed for the attack on {place}{month}?",
    "Which weapons were used {at}{month}?",
    "Has anyone claimed the attack on {place}{month}?",
)
_ANYWHERE = (
    "Who was hurt in the attacks?",
    "Who is blamed for the attacks?",
    "Has anyone claimed responsibility?",
    "Which weapons were used?",
)
_PLACES = ("FAC", "GPE", "LOC", "ORG")
_BEFORE = r"\b(at|in|near|on|outside|of|hits?|struck|rocked)(?: the)? "
_SAID = (
    r"\b[^.\n]{0,60}\b(?:said|told|called|blamed|described|attributed|confirmed|warned|spoke|spoken"
    r"|denied|announced|promised|acknowledged|predicted|put)\b"
)

Glimpse = Callable[[str], Quote | None]
"""The words that an answer would begin with, or None where the articles do not say."""


@dataclass(frozen=True, slots=True)
class Lead:
    """A question that an article suggests; without an article, one that suits any."""

    question: str
    article_id: str | None = None


def beginnings(articles: Sequence[Article]) -> list[Lead]:
    """Questions with which to begin, about the first articles first; a place is asked of once."""
    rows = [_leads(article, at) for at, article in enumerate(articles)]
    firsts = [row[0] for row in rows if row]
    return [*_each_name_once(firsts), *map(Lead, _ANYWHERE)]


def further(articles: Sequence[Article], asked: Collection[str]) -> list[Lead]:
    """What one may ask next of these articles, without what was asked already."""
    rows = zip_longest(*(_leads(article, at + 1) for at, article in enumerate(articles)))
    before = {_plain(question) for question in asked}
    leads = {lead.question: lead for row in rows for lead in row if lead}
    return [lead for question, lead in leads.items() if _plain(question) not in before]


def answered(
    leads: Iterable[Lead], glimpse: Glimpse, most: int, said: Collection[str] = (), tries: int = 6
) -> list[str]:
    """Those of the first ``tries`` questions that are answered, each by other words.

    Args:
        leads: The likeliest first.
        glimpse: What an answer would begin with.
        most: How many are wanted.
        said: Words that were said already; what says no more is left out.
        tries: How many are tried at most.
    """
    heard = set(said)

    def fresh() -> Iterator[str]:
        for lead in islice(leads, tries):
            quote = glimpse(lead.question)
            if quote is None or quote.text in heard:
                continue
            if lead.article_id in (None, quote.article.id):
                heard.add(quote.text)
                yield lead.question

    return list(islice(fresh(), most))


def _leads(article: Article, first: int) -> list[Lead]:
    """What may be asked of one article, beginning with another kind of question each time."""
    text = f"{article.title or ''}. {article.text[:OPENING]}"
    entities = [e for e in analyse(text).entities if _names_one(e.text)]
    kinds = _OF_A_PLACE[first % len(_OF_A_PLACE) :] + _OF_A_PLACE[: first % len(_OF_A_PLACE)]
    month = _month(article.published)
    of_place = [
        kind.format(at=f"{at} {place}", place=place, month=month)
        for place, at in _places(text, entities)[:1]
        for kind in kinds
    ]
    of_people = [f"What did {person} say{month}?" for person in _speakers(article, entities)[:1]]
    questions = [*of_place[:1], *of_people, *of_place[1:]]
    return [Lead(question, article.id) for question in questions]


def _places(text: str, entities: Iterable[Entity]) -> list[tuple[str, str]]:
    """Where the article says that things are, most told first, each with 'at' or 'in'.

    The parser takes many a base for a group; what something is 'of' is one, what it is at is none.
    """
    named = Counter(e.text for e in entities if e.label in _PLACES)
    sure = {e.text for e in entities if e.label in ("GPE", "LOC", "FAC")}
    found = [(name, re.search(_BEFORE + re.escape(name), text)) for name, _ in named.most_common()]
    towns = {e.text for e in entities if e.label in ("GPE", "LOC")}
    at = [
        (name, "in" if name in towns else "at")
        for name, match in found
        if match and (name in sure or match[1] != "of")
    ]
    return sorted(at, key=lambda place: place[1])


def _speakers(article: Article, entities: Iterable[Entity]) -> list[str]:
    """The people, by their full names, of whom the article says that they said something."""
    people = dict.fromkeys(e.text for e in entities if e.label == "PERSON" and " " in e.text)
    return [name for name in people if re.search(re.escape(name) + _SAID, article.text)]


def _names_one(text: str) -> bool:
    """Whether it names one place or person; neither a dateline in capitals nor the states do."""
    words = name_words(text)
    return bool(words) and "usa" not in words and not text.isupper() and text[0].isupper()


def _each_name_once(leads: Iterable[Lead]) -> Iterator[Lead]:
    """The leads without those on a place that an earlier one is on."""
    seen: set[str] = set()
    for lead in leads:
        names = name_words(lead.question)
        if not names & seen:
            seen |= {name for name in names if not name.isdigit()}
            yield lead


def _month(published: str | None) -> str:
    """' in August 2024', or less where less is known."""
    return f" in {written(published[:7])}" if published else ""


def _plain(question: str) -> str:
    return " ".join(question.casefold().split())
