"""Whether a sentence holds the kind of thing that is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from rag.answering.denial import denies
from rag.answering.lacking import UNTOLD, lacks_matter
from rag.answering.matter import matter, nouns
from rag.answering.meanings import deeds, speaks_of
from rag.answering.metonyms import is_spoken_of
from rag.answering.reactions import acts, reacting
from rag.answering.superseded import asks_first, is_superseded
from rag.kinds.signs import lacks_kind
from rag.names import mentions, name_words
from rag.question import Asked
from rag.question import asked as read
from rag.stems import stems
from store.records import Article

UNNAMED = "no mention of "
"""How the lack of a name begins."""

_ROOT = 6
"""Letters that the words for a body and for who is at its head have in common,"""
_ANY_OF = ("government", "administration", "authorities", "side", "people")
"""and what anybody of a country may speak for."""
_MISSING = 2
_LONG = 1_000
"""Characters of an article that says so much that what is not in it is not told."""
_AIR_STRIKE = re.compile(r"\bair ?(?:strike|raid)", re.IGNORECASE)
_STRIKE = re.compile(r"strike|\braid|\bbomb", re.IGNORECASE)
_WORD = re.compile(r"\w")
_REPORTS = re.compile(
    r"\b(?:report|say|tell|write|claim|rest|rely|draw|get|take|give|agree|differ)\b"
)
_SOURCE_OF = re.compile(r" \(source: ")


def lacks(asked: Asked, sentence: str, around: str) -> str | None:
    """What the question asks for and the sentence does not hold, in words; None if nothing.

    Here is decided whether a sentence answers: by what is asked for, whatever its score. One
    that denies what the question takes for granted needs nothing but its names.

    Args:
        asked: What the question asks for.
        sentence: The words that would be the answer.
        around: The sentence with its neighbours and its article's title, where a
            name that it speaks of may stand.
    """
    if not _WORD.search(asked.text):
        return "nothing to answer, for the question has no words"
    words = name_words(around)
    absent = [n for n in asked.names if not is_spoken_of(words, n, asked.text)]
    absent = [*asked.missing, *absent]
    if absent and (asked.missing or not asked.jointly or len(absent) == len(asked.names)):
        return f"{UNNAMED}{absent[0]}"
    about = matter(asked.text, asked.kind)
    if lacking := _lacks_doer(asked.text, about.office, sentence, around):
        return lacking
    is_held = asks_first(asked.text) or not is_superseded(sentence)
    if is_held and denies(asked, about, sentence):
        return None
    return lacks_kind(asked, sentence) or lacks_matter(asked, about, sentence)


def _lacks_doer(question: str, office: str, sentence: str, around: str) -> str | None:
    """Who or what the question has act, where nothing is told of it."""
    if _AIR_STRIKE.search(question) and not _STRIKE.search(around):
        return "no word on air strikes"
    if (name := reacting(question)) and not acts(name, question, sentence):
        return f"no word on what {name} did"
    if body := next((noun for noun in nouns(name)[-1:] if not _is_called(noun, around)), ""):
        return f"no mention of the {body}"
    return None if stems(office) <= stems(around) else f"no mention of the {office}"


def _is_called(body: str, around: str) -> bool:
    """Whether a body is spoken of, or one who speaks for it: a ministry by its minister."""
    return body in _ANY_OF or body[:_ROOT] in around.lower()


def unspoken(asked: Asked, article: Article) -> str | None:
    """Why nothing of the article answers: two of the question's nouns are nowhere in it.

    One may be told in other words; a stampede at a funeral is told with one of these. A few
    lines leave out too much for that to be told of them.
    """
    if asked.compares or asked.sources or asked.jointly or len(article.text) < _LONG:
        return None
    missing = _nouns_not_in(article.text, asked.text)
    return f"{UNTOLD}{missing[0]}" if len(missing) >= _MISSING else None


@lru_cache(maxsize=200)
def _nouns_not_in(text: str, question: str) -> list[str]:
    """Of a whole article; many sentences of one are judged one after the other."""
    return [noun for noun in nouns(question) if not deeds(noun) and not speaks_of(text, noun)]


def of_sources(asked: Asked, articles: Iterable[Article]) -> Asked:
    """A question about sources, without the names of those whose articles it asks about.

    Where one of them is a publisher of the ``articles``, and others of these have none
    that is known, every name that stands before the verb is taken for a publisher's. Where
    accounts are compared, whole names of publishers before the verb are theirs.
    """
    if not (asked.sources or asked.compares):
        return asked
    publishers = [article.publisher for article in articles]
    known = name_words(" ".join(filter(None, publishers)))
    ours = {name for name in asked.names if mentions(known, name)}
    if not asked.sources:
        left = without_publishers(asked.text, publishers)
        return replace(asked, names=asked.names if left == asked.text else read(left).names)
    if ours and None in publishers:
        ours |= {name for name in asked.names if mentions(_reporting(asked.text), name)}
    return replace(asked, names=tuple(name for name in asked.names if name not in ours))


def without_publishers(question: str, publishers: Iterable[str | None]) -> str:
    """The question without the publishers that stand before its verb: 'Do ARVO and … give'."""
    verb = _REPORTS.search(question)
    before = question[: verb.start()] if verb else ""
    told = (name for each in filter(None, publishers) for name in _called(each))
    for name in sorted(told, key=len, reverse=True):
        before = re.sub(rf"\b(?:[Tt]he )?{re.escape(name)}\b", "they", before)
    return before + question[verb.start() :] if verb else question


def _called(publisher: str) -> Iterator[str]:
    """The names that a publisher goes by: 'ARVO' for 'ARVO News', and the source's behind it.

    A single word that is no abbreviation may be anything: 'Oslo' is no 'Oslo Post'.
    """
    for name in _SOURCE_OF.split(publisher.rstrip(")")):
        yield from (each for each in (name, name.removesuffix(" News")) if _is_whole(each))


def _is_whole(name: str) -> bool:
    return name.isupper() or " " in name.removeprefix("the ")


def _reporting(question: str) -> frozenset[str]:
    """The names before the verb: of those who are asked about as reporting."""
    verb = _REPORTS.search(question)
    return name_words(question[: verb.start()]) if verb else frozenset()
