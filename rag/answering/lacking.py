"""What a question is about and a sentence does not speak of: the thing, the people, the deed."""

from __future__ import annotations

import re

from rag.answering.matter import Matter
from rag.answering.meanings import deeds, speaks_of
from rag.answering.nations import (
    counts_people_of,
    counts_soldiers,
    is_anothers,
    nation_counted,
    owner_asked,
    tells_nationality,
)
from rag.answering.overview import overview
from rag.engines.language import analyse
from rag.kinds.signs import new_names
from rag.question import Asked
from rag.stems import stems

UNTOLD = "no word of "
"""How a lack begins that other words may fill than those that the rules know."""

_BODIES = ("ORG", "NORP", "GPE", "LOC", "FAC", "PERSON", "PRODUCT")
_OR = re.compile(r"(\w+) or (\w+)")
_PLAIN = ("nationality", "rank")
"""What is told in words that the rules know, if it is told."""
_STOPPED = frozenset({"ending", "intercepting"})


def lacks_matter(asked: Asked, about: Matter, sentence: str) -> str | None:
    """The thing or the deed that the question is about and the sentence does not speak of."""
    several = asked.compares or overview(asked.text)
    if (several and asked.kind != "how many") or asked.sources or asked.jointly:
        return None
    is_named = asked.kind != "who" and _is_named(asked, about, sentence)
    if about.thing and not is_named and not _is_told(asked, about.thing, sentence):
        return f"{'no ' if about.thing in _PLAIN else UNTOLD}{about.thing}"
    nation = nation_counted(asked)
    if nation and not (counts_people_of(nation, sentence) or counts_soldiers(asked.text, sentence)):
        return f"no number of {nation}"
    owner = owner_asked(asked)
    if owner and is_anothers(owner, asked.text, sentence):
        return f"no number of {owner}"
    if asked.kind == "who" and about.is_person and not _is_named(asked, about, sentence):
        return f"no name of a {about.thing}"
    wanted = about.deeds - {"agreeing"} if asked.compares else about.deeds
    missing = sorted(_untold(wanted, deeds(sentence), asked.text))
    return f"{UNTOLD}{_in_its_words(missing[0], asked.text)}" if missing else None


def _is_told(asked: Asked, thing: str, sentence: str) -> bool:
    if thing == "nationality":
        return tells_nationality(asked.text, sentence)
    return speaks_of(_without_names(asked, sentence), thing)


def _in_its_words(deed: str, question: str) -> str:
    """The deed as the question calls it: 'died' for killing."""
    called = next((w.text for w in analyse(question).words if deed in deeds(w.text)), deed)
    return deed if stems(called) == stems(deed) else f"“{called}”"


def _untold(wanted: frozenset[str], told: frozenset[str], question: str) -> frozenset[str]:
    """The deeds that are not told; of those of which either will do none, where one is told.

    What was 'stopped' was ended or intercepted; 'killed or hurt' asks for either.
    """
    joined = (deeds(pair[1]) | deeds(pair[2]) for pair in _OR.finditer(question))
    either = [pair for pair in (_STOPPED, *joined) if wanted >= pair and told & pair]
    return wanted - told.union(*either)


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
