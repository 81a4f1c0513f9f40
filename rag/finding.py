"""What is found for a question: for each thing it asks, the passages and their judged sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, islice, zip_longest

from rag.answering.correcting import corrected
from rag.answering.phrasing import plain, with_capitals
from rag.answering.reporters import MOST, Reporters, of_reporters, reporters
from rag.answering.spelling import spelled
from rag.choice import choose
from rag.dialogue.contrast import contrasted
from rag.dialogue.parts import parts
from rag.kinds.attacks import latest
from rag.kinds.telling import lists
from rag.models import Embedder
from rag.need import without_publishers
from rag.question import Asked, asked, in_latin_letters
from rag.quotes import ADDING_FLOOR, JUDGED, WEAK_FLOOR, Judged, judge
from rag.search import nearest
from rag.types import Hit, Query, Quote
from rag.voices import in_turns
from rag.when.placing import about, placed
from rag.when.timing import timely
from rag.when.years import in_a_year_told
from store.library import Library
from store.records import Article

_PASSAGES = 12
"""Passages an answer is made from."""
_LISTED = 2
"""Times as many, and as many sentences of them, where a list is asked for; of sentences also
where pieces of several publishers are to answer together."""
_OF_EACH = 4
"""Passages beside them of each publisher whose pieces are asked about."""
_FIRST = 3
"""Passages found first, of which those are shown that no judge can read."""
_UNREAD = "not been judged: only what is in Latin letters can be"
_MARKUP = re.compile(r"[\[\]*_`<>#|\\]")


@dataclass(frozen=True, slots=True)
class Part:
    """One of the questions that were asked in one, with what was found for it."""

    asked: Asked
    hits: Sequence[Hit]
    judged: Sequence[Judged]

    @property
    def text(self) -> str:
        """The part's question, as an answer may show it."""
        return _MARKUP.sub("", self.asked.text)


def found(library: Library, embedder: Embedder, query: Query) -> list[Part]:
    """What is found for each part of the question; for the whole where the parts part nothing.

    Two who are set beside each other are parts where something is found of both.
    """

    def each(texts: Iterable[str]) -> list[Part]:
        return [_found(library, embedder, replace(query, text=text)) for text in texts]

    two = contrasted(query.text)
    if two and not _is_of_publishers(query.text, library.publishers()):
        sides = each(two)
        if _differ(sides) and None not in _firsts(sides):
            return sides
    several = _without_echoes(each(parts(query.text)))
    return several if len(several) == 1 or _differ(several) else each([query.text])


def _is_of_publishers(question: str, publishers: Sequence[str]) -> bool:
    """Whether publishers are asked about: what their pieces say, or how these compare."""
    return _compares(question, publishers) or bool(reporters(question, publishers))


def _compares(question: str, publishers: Sequence[str]) -> bool:
    """Whether accounts of publishers are compared: 'Do the Post and the Gazette agree on …?'."""
    return asked(question).compares and without_publishers(question, publishers) != question


def _without_echoes(several: Sequence[Part]) -> list[Part]:
    """The parts; what answers one of them better is no answer to another that it hardly fits."""
    scores = [{j.quote: j.score for j in part.judged} for part in several]

    def echoes(judged: Judged) -> bool:
        others = (each.get(judged.quote, judged.score) for each in scores)
        return judged.score < ADDING_FLOOR and judged.score < max(others)

    def told(part: Part) -> Part:
        return replace(part, judged=[j for j in part.judged if not echoes(j)])

    return list(map(told, several))


def _differ(several: Sequence[Part]) -> bool:
    """Whether the parts' answers differ; where none is answered, or all alike, they do not."""
    return len(set(_firsts(several))) > 1


def _firsts(several: Sequence[Part]) -> list[Quote | None]:
    """What comes first in the answer to each part; None where it has none."""
    best = [next(iter(choose(part.asked, part.judged)), None) for part in several]
    return [claim.quotes[0] if claim else None for claim in best]


def place(library: Library, embedder: Embedder, query: Query) -> Query:
    """The query with the time its text asks about, for which an event may have to be found."""

    def find(query: Query, k: int) -> list[Hit]:
        return nearest(library, embedder, query, k)

    def is_reached(day: date) -> bool:
        return bool(library.articles_within(since=day.isoformat()))

    query = in_a_year_told(query, find, library.article, is_reached)
    return placed(query, find, library.article)


def _found(library: Library, embedder: Embedder, query: Query) -> Part:
    query = place(library, embedder, replace(query, text=plain(query.text)))
    publishers = library.publishers()
    is_compared = _compares(query.text, publishers)
    told = Reporters() if is_compared else reporters(query.text, publishers)
    times = _LISTED if lists(asked(query.text)) else 1
    hits = _near(library, embedder, query, told, times * _PASSAGES)
    texts = [hit.text for hit in hits]
    text = with_capitals(spelled(query.text, texts), texts)
    wanted = about(asked(text), query.period)
    articles = library.articles_of({hit.article_id for hit in hits})
    wanted = of_reporters(wanted, told, texts, articles.values())
    if not in_latin_letters(query.text):
        return Part(wanted, hits, unjudged(hits, articles))
    most = JUDGED * (_LISTED if wanted.jointly else times)
    in_time = timely(judged(wanted, hits, articles, most), query.period)
    return Part(wanted, hits, latest(wanted, in_time, query.period))


def judged(
    asked: Asked, hits: Sequence[Hit], articles: Mapping[str, Article], most: int = JUDGED
) -> list[Judged]:
    """The hits' likeliest sentences, ``most`` of them and some denials, best first.

    What corrects the question leads, and no voice fills the list.
    """
    return in_turns(corrected(asked, judge(asked, hits, articles, most)), articles.values())


def _near(
    library: Library, embedder: Embedder, query: Query, told: Reporters, most: int
) -> list[Hit]:
    """The nearest passages, and of each publisher that is asked about the nearest of its own."""
    hits = nearest(library, embedder, query, most)
    if query.publisher is None:
        for publisher, text in islice(zip(told.ours, told.asked, strict=True), MOST):
            own = replace(query, publisher=publisher, text=text)
            hits += nearest(library, embedder, own, _OF_EACH)
    return list({hit.passage.id: hit for hit in hits}.values())


def merged(parts: Sequence[Part]) -> list[Hit]:
    """The passages found for the parts, in turns, each once."""
    rows = chain.from_iterable(zip_longest(*(part.hits for part in parts)))
    return list({hit.passage.id: hit for hit in rows if hit}.values())


def unjudged(hits: Sequence[Hit], articles: Mapping[str, Article]) -> list[Judged]:
    """The passages as they were found, where no judge can read the question or them."""
    quotes = [Quote(articles[hit.article_id], hit.start, hit.end) for hit in hits]
    return [Judged(quote, WEAK_FLOOR, _UNREAD) for quote in quotes]


def nearest_judged(parts: Sequence[Part], articles: Mapping[str, Article]) -> list[Judged]:
    """What is nearest: what was found first and no judge can read, then the judged by score."""
    unread = [hit for hit in merged(parts)[:_FIRST] if not in_latin_letters(hit.text)]
    ranked = sorted((j for part in parts for j in part.judged), key=lambda j: -j.score)
    seen = [j for j in ranked if in_latin_letters(j.quote.text)]
    return [*unjudged(unread, articles), *seen] if seen else ranked
