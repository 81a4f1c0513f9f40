"""Whether a sentence holds the kind of thing that is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from rag.answering.denial import denies
from rag.answering.matter import Matter, matter, nouns
from rag.answering.meanings import deeds, speaks_of
from rag.answering.metonyms import is_spoken_of
from rag.answering.nations import (
    counts_people_of,
    counts_soldiers,
    nation_counted,
    tells_nationality,
)
from rag.answering.reactions import acts, reacting
from rag.engines.language import analyse
from rag.kinds.signs import lacks_kind, new_names
from rag.names import mentions, name_words
from rag.question import Asked
from rag.stems import stems
from store.records import Article

_BODIES = ("ORG", "NORP", "GPE", "LOC", "FAC", "PERSON", "PRODUCT")
_MISSING = 2
_LONG = 1_000
"""Characters of an article that says so much that what is not in it is not told."""
_STOPPED = frozenset({"ending", "intercepting"})
_AIR_STRIKE = re.compile(r"\bair ?(?:strike|raid)", re.IGNORECASE)
_STRIKE = re.compile(r"strike|\braid|\bbomb", re.IGNORECASE)
_REPORTS = re.compile(r"\b(?:report|say|tell|write|claim|rest|rely|draw|get|take)\b")


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
    words = name_words(around)
    absent = [n for n in asked.names if not is_spoken_of(words, n, asked.text)]
    absent = [*asked.missing, *absent]
    if absent and (asked.missing or not asked.jointly or len(absent) == len(asked.names)):
        return f"no mention of {absent[0]}"
    about = matter(asked.text, asked.kind)
    if _AIR_STRIKE.search(asked.text) and not _STRIKE.search(around):
        return "no word of air strikes"
    if (name := reacting(asked.text)) and not acts(name, asked.text, sentence):
        return f"no word of what {name} did"
    if not stems(about.office) <= stems(around):
        return f"no mention of the {about.office}"
    if denies(asked, about, sentence):
        return None
    return lacks_kind(asked, sentence) or _lacks_matter(asked, about, sentence)


def unspoken(asked: Asked, article: Article) -> str | None:
    """Why nothing of the article answers: two of the question's nouns are nowhere in it.

    One may be told in other words; a stampede at a funeral is told with one of these. A few
    lines leave out too much for that to be told of them.
    """
    if asked.compares or asked.sources or asked.jointly or len(article.text) < _LONG:
        return None
    missing = _nouns_not_in(article.text, asked.text)
    return f"no word of {missing[0]}" if len(missing) >= _MISSING else None


@lru_cache(maxsize=200)
def _nouns_not_in(text: str, question: str) -> list[str]:
    """Of a whole article; many sentences of one are judged one after the other."""
    return [noun for noun in nouns(question) if not deeds(noun) and not speaks_of(text, noun)]


def of_sources(asked: Asked, articles: Iterable[Article]) -> Asked:
    """A question about sources, without the names of those whose articles it asks about.

    Where one of them is a publisher of the ``articles``, and others of these have none
    that is known, every name that stands before the verb is taken for a publisher's.
    """
    if not asked.sources:
        return asked
    publishers = [article.publisher for article in articles]
    known = name_words(" ".join(filter(None, publishers)))
    ours = {name for name in asked.names if mentions(known, name)}
    if ours and None in publishers:
        ours |= {name for name in asked.names if mentions(_reporting(asked.text), name)}
    return replace(asked, names=tuple(name for name in asked.names if name not in ours))


def _reporting(question: str) -> frozenset[str]:
    """The names before the verb: of those who are asked about as reporting."""
    verb = _REPORTS.search(question)
    return name_words(question[: verb.start()]) if verb else frozenset()


def _lacks_matter(asked: Asked, about: Matter, sentence: str) -> str | None:
    """The thing or the deed that the question is about and the sentence does not speak of."""
    if asked.compares or asked.sources or asked.jointly:
        return None
    is_named = asked.kind != "who" and _is_named(asked, about, sentence)
    if about.thing and not is_named and not _is_told(asked, about.thing, sentence):
        return f"no word of {about.thing}"
    nation = nation_counted(asked)
    is_counted = counts_people_of(nation, sentence) or counts_soldiers(asked.text, sentence)
    if nation and not is_counted:
        return f"no word of {nation}"
    if asked.kind == "who" and about.is_person and not _is_named(asked, about, sentence):
        return f"no name of a {about.thing}"
    missing = sorted(_untold(about.deeds, deeds(sentence)))
    return f"no word of {_in_its_words(missing[0], asked.text)}" if missing else None


def _is_told(asked: Asked, thing: str, sentence: str) -> bool:
    if thing == "nationality":
        return tells_nationality(asked.text, sentence)
    return speaks_of(_without_names(asked, sentence), thing)


def _in_its_words(deed: str, question: str) -> str:
    """The deed as the question calls it: 'died' for killing."""
    called = next((w.text for w in analyse(question).words if deed in deeds(w.text)), deed)
    return deed if stems(called) == stems(deed) else f"“{called}”"


def _untold(wanted: frozenset[str], told: frozenset[str]) -> frozenset[str]:
    """The deeds that are not told; what was 'stopped' was ended or intercepted, either will do."""
    either = _STOPPED if wanted >= _STOPPED and told & _STOPPED else frozenset[str]()
    return wanted - told - either


def _without_names(asked: Asked, sentence: str) -> str:
    """The sentence without the question's names, where an office is asked for.

    'Central Command' names no commander.
    """
    if asked.kind != "who":
        return sentence
    for name in asked.names:
        sentence = sentence.replace(name.removeprefix("the "), " ")
    return sentence


def _is_named(asked: Asked, about: Matter, sentence: str) -> bool:
    """Whether a name that the question does not give may be that of the person or body."""
    if not (about.is_person or about.is_body):
        return False
    if about.is_person and re.search(rf"\b(?i:{about.thing}) [A-Z]", sentence):
        return True
    labels = ("PERSON",) if about.is_person else _BODIES
    return bool(new_names(asked, analyse(sentence), labels))
