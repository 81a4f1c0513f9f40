"""Whose words a sentence of an article reports, though it may only say 'he'.

The subject of a verb of saying speaks. 'He' is who spoke, or acted, in the nearest sentence
before it that has a person for its subject. Words inside a quotation that goes on are of
whoever its end names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rag.engines.language import Word
from rag.kinds.tree import Tree, tree
from rag.names import name_words
from rag.quotations import is_quoted, whole_quotation
from rag.sayings import SUBJECTS, TELLING, called, person, sayings
from rag.sentences import sentences
from rag.types import Quote

_OFFICE = re.compile(
    r"(?:(?:[A-Z][\w’'-]*\.?|(?:spokes|press|deputy|chief|minister|secretary|official|commander"
    r"|general|foreign|defen[cs]e|prime|envoy)\w*) )+$"
)
_LONGEST = 120
"""Characters; of a longer phrase the parser is wrong that it is a subject."""
_ACCORDING = re.compile(r"\baccording to ([^,.;]+)", re.IGNORECASE)
_HE = ("he", "she")
_BACK = 4
"""Sentences before 'he' in which he may be named,"""
_REACH = 1_500
"""in so many characters."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the name as it is written, and where 'he' stands for it in the sentence.

    Attributes:
        name: "" where somebody speaks who has none.
        pronoun: Offsets into the sentence of the word that stands for the name, or None.
    """

    name: str
    pronoun: tuple[int, int] | None = None


def speaker(quote: Quote) -> Speaker | None:
    """Who speaks in the quote; None where nobody does, or it cannot be told who."""
    parsed = tree(quote.text)
    for verb, subject in sayings(parsed):
        word = parsed.words[subject]
        if name := person(parsed, subject) or called(parsed, subject):
            return Speaker(name)
        if word.text.lower() in _HE:
            return _he(quote, parsed, word)
        if parsed.words[verb].dep == "ROOT":
            return Speaker("")
    return _of_the_quotation(quote)


def tellers(sentence: str) -> list[str]:
    """The phrases for all who say something in it, with their offices: 'Iran's envoy Ana Ruiz'."""
    parsed = tree(sentence)
    subjects = (_with_office(parsed, subject) for _, subject in sayings(parsed, TELLING))
    return [*(s for s in subjects if len(s) <= _LONGEST), *_ACCORDING.findall(sentence)]


def _with_office(parsed: Tree, subject: int) -> str:
    """The phrase of a subject, with the office before it, which the parser may have cut off."""
    places = parsed.phrase(subject, without=("relcl", "ccomp", "advcl"))
    start, end = parsed.span(places)
    office = _OFFICE.search(parsed.text, 0, start)
    return parsed.text[office.start() if office else start : end]


def speakers(sentence: str) -> list[str]:
    """Who is named in it as saying something; there may be several, or none."""
    parsed = tree(sentence)
    named = (person(parsed, s) or called(parsed, s) for _, s in sayings(parsed))
    return [name for name in named if name_words(name)]


def _he(quote: Quote, parsed: Tree, pronoun: Word) -> Speaker | None:
    """Whom 'he' stands for: the one person named before it, in the sentence or in an earlier one.

    A name within quotation marks is of somebody who is spoken of.
    """
    people = {
        e.text
        for e in parsed.analysis.entities
        if e.label == "PERSON" and e.end <= pronoun.start and not is_quoted(parsed.text, e.start)
    }
    if people:
        return Speaker(people.pop()) if len(people) == 1 else None
    before = _named_before(quote)
    at = pronoun.start, pronoun.start + len(pronoun.text)
    return Speaker(before, at) if before else None


def _named_before(quote: Quote) -> str:
    """The person who is the subject of the nearest sentence before that has one for it."""
    text = quote.article.text
    start = max(0, quote.start - _REACH)
    spans = sentences(text[start : quote.start])[-_BACK:]
    for first, last in reversed(spans):
        parsed = tree(text[start + first : start + last])
        subjects = [at for at, word in enumerate(parsed.words) if word.dep in SUBJECTS]
        subjects += (subject for _, subject in sayings(parsed))
        names = [name for at in subjects if (name := person(parsed, at))]
        if len(set(names)) == 1:
            return names[0]
        if names or parsed.analysis.has("PERSON"):
            return ""
    return ""


def _of_the_quotation(quote: Quote) -> Speaker | None:
    """Who speaks in the last sentence of the quotation that the quote is a part of."""
    whole = whole_quotation(quote)
    first, last = sentences(whole.text)[-1] if whole != quote else (0, 0)
    if whole.start + last <= quote.end:
        return None
    found = speaker(Quote(quote.article, whole.start + first, whole.start + last))
    return Speaker(found.name) if found and found.name else None
