"""Where a sentence names who did what the question tells of, or to whom it was done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rag.engines.language import Entity
from rag.kinds.attackers import is_of_another
from rag.kinds.part import WHO, fillers, part_asked
from rag.kinds.senses import same_sense, senses, things
from rag.kinds.tree import LOOSE, Span, Tree, tree
from rag.names import mentions, name_words
from rag.question import Asked

_NAMED = ("PERSON", "ORG", "NORP", "GPE", "FAC", "PRODUCT", "WORK_OF_ART", "LOC")
_PERSONS = re.compile(
    r"\bwho(?:m|se)?\b|\b(?:official|officer|commander|general|minister|spokes\w+|person"
    r"|man|woman|leader|president|senator)s?\b",
    re.IGNORECASE,
)
_WHO_IS = re.compile(
    r"\W*who(?:['’]s| is| was) (?:(?:[A-Z][\w'’-]*|al|bin|ibn|abu|de|van|el)[ -]?)+\W*$"
)
"""It asks about somebody whom it names: nobody else is the answer."""
_ACTING = ("nsubj", "nsubjpass", "appos")
_SORT = re.compile(
    r"\b(?:which|what) (?:[\w-]+ ){0,2}?(group|militia|organi[sz]ation|party|faction|agency|outlet"
    r"|network|company)s?\b",
    re.IGNORECASE,
)
_SOMEBODY = frozenset({"people", "bodies"})
_WHO_ARE = re.compile(r"\W*who (?:are|were)\b", re.IGNORECASE)
"""It asks about several: one name that happens to be there is not theirs."""
_ADJECTIVES = ("GPE", "NORP")
_MORE = re.compile(r"(?: (?:al-)?[A-Z][\w’'-]+)*")
_OF_A_BODY = re.compile(r" of (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*")
"""'Members of the Harbour Guard': 'members' alone says nothing."""
_ARTICLE = re.compile(r"\W*(?:the )?", re.IGNORECASE)
_LONGEST = 60
"""Characters; a longer phrase is no name to be put in bold."""


def doer_asked(asked: Asked, text: str) -> tuple[Span, ...]:
    """Those who are asked for; () where the sentence does not plainly name them."""
    if not WHO.search(asked.text) and asked.kind != "name":
        return ()
    parsed = tree(text)
    part, verb = part_asked(asked.text)
    new = list(_new_names(parsed, asked))
    if called := _called(asked.text, text, new):
        return called
    for place in _matching(parsed, verb) if verb else ():
        if part == "doer" and is_of_another(asked, parsed, place):
            continue
        if spans := [_names_in(parsed, head, new) for head in fillers(parsed, place, part)]:
            told = dict.fromkeys(span for row in spans for span in row)
            return tuple(span for span in told if not _is_given(asked, text[slice(*span)]))
    is_known = senses(verb) or _WHO_IS.match(asked.text) or _WHO_ARE.match(asked.text)
    if asked.kind == "name" or is_known or not _PERSONS.search(asked.text):
        return ()
    persons = [(e.start, e.end) for e in new if e.label == "PERSON" and _acts(parsed, e)]
    return tuple(persons) if len(persons) == 1 else ()


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


def _matching(parsed: Tree, verb: str) -> Iterator[int]:
    """The verbs of the sentence that tell of what the question's verb tells."""
    for place, word in enumerate(parsed.words):
        if word.pos == "VERB" and same_sense(word.text, verb):
            yield place


def _names_in(parsed: Tree, head: int, new: Iterable[Entity]) -> list[Span]:
    """The new names in a phrase; where there is none, the phrase itself if it tells of some."""
    start, end = parsed.span(parsed.phrase(head, without=LOOSE))
    owners = [parsed.words[place].start for place in parsed.children(head, "poss")]
    within = [e for e in new if e.start < end and start < e.end]
    found = [e for e in within if not any(e.start <= owner < e.end for owner in owners)]
    inside = any(e.start <= parsed.words[head].start < e.end for e in found)
    if inside and parsed.children(head, "nummod") and end - start <= _LONGEST:
        return [(start + _article(parsed.text[start:end]), end)]
    if found and (inside or end - start > _LONGEST or found[0].label not in _ADJECTIVES):
        return [(e.start, e.end) for e in found]
    start += _article(parsed.text[start:end])
    if apposed := [
        _name_at(parsed, place, new)
        for place in parsed.children(head, "appos")
        if parsed.words[place].pos == "PROPN"
    ]:
        return apposed
    if of := _OF_A_BODY.match(parsed.text, end):
        end = of.end()
    is_some = parsed.words[head].pos == "PROPN" or bool(things(parsed.words[head].text) & _SOMEBODY)
    return [(start, end)] if is_some and end - start <= _LONGEST else []


def _name_at(parsed: Tree, place: int, new: Iterable[Entity]) -> Span:
    """The new name that the word is part of, or its phrase, where the parser knows no name."""
    at = parsed.words[place].start
    known = next(((e.start, e.end) for e in new if e.start <= at < e.end), None)
    return known or parsed.span(parsed.phrase(place, without=LOOSE))


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
