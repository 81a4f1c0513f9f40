"""Whose people are counted: a sentence that names a country need not count its people."""

from __future__ import annotations

import re

from rag.answering.metonyms import is_spoken_of
from rag.engines.language import Word
from rag.kinds.senses import things
from rag.kinds.tree import Tree, tree
from rag.names import mentions, name_words
from rag.question import Asked
from rag.stems import stems

_COUNTED = re.compile(
    r"\bhow (?:many|few) (?:other |more )?(?P<whose>[A-Z][\w.’'-]+)(?: (?P<of>\w+))?", re.I
)
_SOLDIERS = re.compile(
    r"\b(?:soldiers?|troops?|personnel|servicem[ae]n|airm[ae]n|marines?|sailors?|reservists?)\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:their|its|his|her|our|own|them|compatriots)\b", re.IGNORECASE)
_HAS = frozenset("have keep hold station base deploy post maintain field send lose".split())
_SAID_TO_BE = ("acomp", "attr", "oprd", "conj")
_APART = ("relcl", "punct", "conj", "cc")
_LOOSE = ("relcl", "acl", "appos", "punct", "prep")


def nation_counted(asked: Asked) -> str:
    """The nation whose people the question counts: 'Americans', 'US' of 'US troops'; else ""."""
    found = _COUNTED.search(asked.text) if asked.kind == "how many" else None
    if not found or not name_words(found["whose"]):
        return ""
    of_people = "people" in things(found["of"] or "") or found["whose"].endswith("s")
    return found["whose"] if of_people else ""


def owner_asked(asked: Asked) -> str:
    """Whose the people or things are that are counted: 'Jordan' of 'does Jordan have'; else ""."""
    if asked.kind != "how many":
        return ""
    parsed = tree(asked.text)
    verbs = (at for at, word in enumerate(parsed.words) if word.lemma in _HAS)
    subjects = (parsed.words[at].text for verb in verbs for at in parsed.children(verb, "nsubj"))
    return next((name for name in subjects if name_words(name)), "")


def is_anothers(owner: str, question: str, sentence: str) -> bool:
    """Whether the sentence tells of a nation that is not asked about, and not of the owner."""
    if is_spoken_of(name_words(sentence), owner, question):
        return False
    known = name_words(question)
    nations = (e.text for e in tree(sentence).analysis.entities if e.label in ("NORP", "GPE"))
    return any(name_words(name) and not mentions(known, name) for name in nations)


def counts_people_of(nation: str, sentence: str) -> bool:
    """Whether the sentence speaks of people of that nation, and not only of the nation."""
    parsed = tree(sentence)
    people = (at for at, word in enumerate(parsed.words) if _are_people(word))
    said_to_be = (word.text for at, word in enumerate(parsed.words) if _is_said_to_be(parsed, at))
    return any(_is_of(nation, parsed, at) for at in people) or any(
        mentions(name_words(word), nation) for word in said_to_be if name_words(word)
    )


def counts_soldiers(question: str, sentence: str) -> bool:
    """Whether it speaks of soldiers of no nation, where those of one are asked about."""
    if not _SOLDIERS.search(question):
        return False
    parsed = tree(sentence)
    of_nations = _nations(parsed)
    soldiers = (at for at, word in enumerate(parsed.words) if _SOLDIERS.fullmatch(word.text))
    spans = (parsed.span(parsed.phrase(at, without=_LOOSE)) for at in soldiers)
    return any(not any(start <= n < end for n in of_nations) for start, end in spans)


def tells_nationality(question: str, sentence: str) -> bool:
    """Whether the sentence tells where those people are from whom the question speaks of."""
    asked, parsed = tree(question), tree(sentence)
    whom = stems(" ".join(word.text for word in asked.words if _are_people(word)))
    nations = _nations(parsed)
    said_to_be = (
        word.start
        for at, word in enumerate(parsed.words)
        if word.dep != "amod" and _is_said_to_be(parsed, at)
    )
    if set(nations) & set(said_to_be):
        return True
    theirs = (at for at, w in enumerate(parsed.words) if _are_people(w) and stems(w.text) & whom)
    spans = (parsed.span(parsed.phrase(at, without=_APART)) for at in theirs)
    return any(start <= nation < end for start, end in spans for nation in nations)


def _nations(parsed: Tree) -> list[int]:
    """Where the nations stand that the sentence names, as lands or as people."""
    return [e.start for e in parsed.analysis.entities if e.label in ("NORP", "GPE")]


def _is_said_to_be(parsed: Tree, at: int) -> bool:
    """How 'American' and 'British' stand in 'two were American and one British'."""
    counted = at > 0 and parsed.words[at - 1].pos == "NUM"
    return counted or parsed.words[at].dep in _SAID_TO_BE


def _are_people(word: Word) -> bool:
    """Whether it is a word for people: 'soldiers', or 'Latvians'."""
    if word.pos not in ("NOUN", "PROPN"):
        return False
    is_nation = word.text[0].isupper() and (word.start > 0 or word.pos == "PROPN")
    return "people" in things(word.text) or (is_nation and word.text.endswith("s"))


def _is_of(nation: str, parsed: Tree, at: int) -> bool:
    start, end = parsed.span(parsed.phrase(at, without=_LOOSE))
    words = parsed.text[start:end]
    return mentions(name_words(words), nation) or bool(_OWN.search(words))
