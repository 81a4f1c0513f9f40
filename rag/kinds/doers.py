"""Where a sentence names who did what the question tells of, or to whom it was done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rag.engines.language import Entity, Word
from rag.kinds.senses import same_sense, senses, things
from rag.kinds.targets import MEANS, is_of_another
from rag.kinds.tree import Span, Tree, tree
from rag.names import mentions, name_words
from rag.question import Asked

_NAMED = ("PERSON", "ORG", "NORP", "GPE", "FAC", "PRODUCT", "WORK_OF_ART", "LOC")
_WHO = re.compile(
    r"\b(?:who|whom|whose|(?:which|what) (?:[\w-]+ ){0,2}?(?:group|militia|organi[sz]ation|party"
    r"|faction|force|agency|outlet|network|company|official|officer|commander|general|minister"
    r"|spokes\w+|person|man|woman|leader|president|senator|state department official|country"
    r"|government|army|military|unit|fighters|people)s?)\b",
    re.IGNORECASE,
)
_PERSONS = re.compile(
    r"\bwho(?:m|se)?\b|\b(?:official|officer|commander|general|minister|spokes\w+|person"
    r"|man|woman|leader|president|senator)s?\b",
    re.IGNORECASE,
)
_WHO_IS = re.compile(
    r"\W*who(?:['’]s| is| was) (?:(?:[A-Z][\w'’-]*|al|bin|ibn|abu|de|van|el)[ -]?)+\W*$"
)
"""It asks about somebody whom it names: nobody else is the answer."""
_SUBJECTS, _OBJECTS = ("nsubj",), ("dobj", "nsubjpass", "obj")
_ACTING = ("nsubj", "nsubjpass", "appos")
_SORT = re.compile(
    r"\b(?:which|what) (?:[\w-]+ ){0,2}?(group|militia|organi[sz]ation|party|faction|agency|outlet"
    r"|network|company)s?\b",
    re.IGNORECASE,
)
_LOOSE = ("relcl", "acl", "advcl", "prep", "appos", "ccomp", "punct")
_RELATIVE = ("which", "that")
_SOMEBODY = frozenset({"people", "bodies"})
_ADJECTIVES = ("GPE", "NORP")
_ATTACKS = frozenset({"attacking", "killing", "hurting", "destroying"})
_BLAMING = re.compile(
    r"\b(?:behind|blam\w+|claim\w*|(?<!of )responsib\w+|suspect\w*|accus\w+|carried out|attribut\w+"
    r"|den(?:y|ied|ies)|by|hallmarks?|conduct\w*|stag\w+|mount\w*|led|order\w*)\b",
    re.IGNORECASE,
)
_THEIRS = re.compile(r"\b[A-Z][\w-]+(?:['’]s|n|i) (?:[\w-]+ ){0,2}(?:attack|strike|raid|drones?)\b")
"""'Iran's attack', 'an American strike'."""
_MORE = re.compile(r"(?: (?:al-)?[A-Z][\w’'-]+)*")
_ARTICLE = re.compile(r"\W*(?:the )?", re.IGNORECASE)
_LONGEST = 60
"""Characters; a longer phrase is no name to be put in bold."""


def doer_asked(asked: Asked, text: str) -> tuple[Span, ...]:
    """Those who are asked for; () where the sentence does not plainly name them."""
    if not _WHO.search(asked.text) and asked.kind != "name":
        return ()
    parsed = tree(text)
    role, verb = _role(asked.text)
    new = list(_new_names(parsed, asked))
    if called := _called(asked.text, text, new):
        return called
    for place in _matching(parsed, verb) if verb else ():
        if role == "doer" and is_of_another(asked, parsed, place):
            continue
        if spans := [_names_in(parsed, head, new) for head in _fillers(parsed, place, role)]:
            told = dict.fromkeys(span for row in spans for span in row)
            return tuple(span for span in told if not _is_given(asked, text[slice(*span)]))
    is_known = senses(verb) or _WHO_IS.match(asked.text)
    if asked.kind == "name" or is_known or not _PERSONS.search(asked.text):
        return ()
    persons = [(e.start, e.end) for e in new if e.label == "PERSON" and _acts(parsed, e)]
    return tuple(persons) if len(persons) == 1 else ()


def names_no_doer(asked: Asked, text: str) -> bool:
    """Whether it is asked who attacked, and the sentence tells of the attack alone.

    'A strike on two facilities in September' tells by nobody's name or sort who struck.
    """
    if asked.kind != "who" or _BLAMING.search(text) or _THEIRS.search(text):
        return False
    role, verb = _role(asked.text)
    if role != "doer" or not senses(verb) & _ATTACKS:
        return False
    parsed = tree(text)
    return not any(
        _is_attack(word) and not is_of_another(asked, parsed, place) and _somebody(parsed, place)
        for place, word in enumerate(parsed.words)
    )


def _is_attack(word: Word) -> bool:
    return word.pos == "VERB" and bool(senses(word.text) & _ATTACKS)


def _somebody(parsed: Tree, verb: int) -> list[int]:
    """Those who did it; rockets and attacks are nobody, unless it is told whose."""
    doers = [p for p in _fillers(parsed, verb, "doer") if parsed.words[p].text not in _RELATIVE]
    return [p for p in doers if not things(parsed.words[p].text) & MEANS or _is_named(parsed, p)]


def _is_named(parsed: Tree, place: int) -> bool:
    start, end = parsed.span(parsed.phrase(place, without=_LOOSE))
    return bool(name_words(parsed.text[start:end]))


def _called(question: str, text: str, new: Iterable[Entity]) -> tuple[Span, ...]:
    """The name right behind the word for what it is: 'a little-known group, X'."""
    sort = _SORT.search(question)
    behind = (
        re.compile(rf"\b{re.escape(sort[1])},?(?: named| called)? (?:the )?$", re.IGNORECASE)
        if sort
        else None
    )
    return tuple((e.start, e.end) for e in new if behind and behind.search(text[: e.start]))


def _acts(parsed: Tree, person: Entity) -> bool:
    """Whether the sentence tells what this one does or is."""
    places = (parsed.at(start) for start in range(person.start, person.end))
    return any(at is not None and parsed.words[at].dep in _ACTING for at in places)


def _role(question: str) -> tuple[str, str]:
    """Whether the doer or the one it was done to is asked for, and the verb."""
    parsed = tree(question)
    asking = _WHO.search(question)
    at = parsed.at(asking.end() - 1) if asking else None
    if at is None:
        return "doer", ""
    word = parsed.words[at]
    verb = next((p for p in (word.head, *parsed.climb(at)) if parsed.words[p].pos == "VERB"), None)
    if verb is None:
        return "doer", ""
    told = [p for p in parsed.children(verb, "ccomp") if parsed.words[p].pos == "VERB"]
    if (
        told
        and "telling" in senses(parsed.words[verb].text)
        and parsed.children(verb, "nsubj") != [at]
    ):
        verb = told[0]  # 'whom did they say had been briefed', and not 'who said that'
    passive = bool(parsed.children(verb, "auxpass"))
    subjects = [c for c in parsed.children(verb, "nsubj", "nsubjpass") if c != at]
    is_object = word.dep in _OBJECTS or passive or bool(subjects)
    return ("done to" if is_object else "doer"), _deed(parsed, verb)


def _deed(parsed: Tree, verb: int) -> str:
    """The verb; with the attack that was carried out, staged or led."""
    objects = [
        c for c in parsed.children(verb, "dobj") if "attacks" in things(parsed.words[c].text)
    ]
    return " ".join(parsed.words[place].text for place in (verb, *objects))


def _matching(parsed: Tree, verb: str) -> Iterator[int]:
    """The verbs of the sentence that tell of what the question's verb tells."""
    for place, word in enumerate(parsed.words):
        if word.pos == "VERB" and same_sense(word.text, verb):
            yield place


def _fillers(parsed: Tree, verb: int, role: str) -> list[int]:
    """The words that fill the role: the subject, what stands behind 'by', or the object."""
    if role == "done to":
        small = [c for c in parsed.children(verb, "ccomp") if parsed.words[c].pos == "ADJ"]
        held = [c for clause in small for c in parsed.children(clause, "nsubj")]
        return held or parsed.children(verb, *_OBJECTS)
    by = [c for agent in parsed.children(verb, "agent") for c in parsed.children(agent, "pobj")]
    active = not parsed.children(verb, "auxpass")
    return by or (parsed.children(verb, *_SUBJECTS) if active else [])


def _names_in(parsed: Tree, head: int, new: Iterable[Entity]) -> list[Span]:
    """The new names in a phrase; where there is none, the phrase itself if it tells of some."""
    start, end = parsed.span(parsed.phrase(head, without=_LOOSE))
    found = [e for e in new if e.start < end and start < e.end]
    inside = any(e.start <= parsed.words[head].start < e.end for e in found)
    if inside and parsed.children(head, "nummod") and end - start <= _LONGEST:
        return [(start + _article(parsed.text[start:end]), end)]
    if found and (inside or end - start > _LONGEST or found[0].label not in _ADJECTIVES):
        return [(e.start, e.end) for e in found]
    start += _article(parsed.text[start:end])
    apposed = [(e.start, e.end) for place in parsed.children(head, "appos") for e in new
               if e.start <= parsed.words[place].start < e.end]  # fmt: skip
    if apposed:
        return apposed
    is_some = parsed.words[head].pos == "PROPN" or bool(things(parsed.words[head].text) & _SOMEBODY)
    return [(start, end)] if is_some and end - start <= _LONGEST else []


def _new_names(parsed: Tree, asked: Asked) -> Iterator[Entity]:
    """The names in the sentence that the question does not give, without their article."""
    for entity in parsed.analysis.entities:
        is_name = entity.label in _NAMED and bool(name_words(entity.text))
        if is_name and not _is_given(asked, entity.text):
            start = entity.start + _article(entity.text)
            end = entity.end - (2 if entity.text.endswith(("'s", "’s")) else 0)
            more = _MORE.match(parsed.text, end) if end == entity.end else None
            end = more.end() if more else end
            yield Entity(parsed.text[start:end], entity.label, start, end)


def _is_given(asked: Asked, name: str) -> bool:
    return bool(name_words(name)) and mentions(name_words(asked.text), name)


def _article(name: str) -> int:
    """How many characters of it are no name."""
    found = _ARTICLE.match(name)
    return found.end() if found else 0
