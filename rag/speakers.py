"""Whose words a sentence of an article reports, though it may only say 'he'.

The subject of a verb of saying speaks. 'He' is who spoke, or acted, in the nearest sentence
before it that has a person for its subject. Words inside a quotation that goes on are of
whoever its end names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rag.engines.language import Word
from rag.kinds.tree import Tree, tree
from rag.names import name_words
from rag.quotations import is_quoted, whole_quotation
from rag.sentences import sentences
from rag.stems import stems
from rag.types import Quote

_SAYING = (
    "say tell add continue argue warn state note explain write insist stress declare announce"
    " acknowledge suggest claim deny describe predict emphasize emphasise reply respond ask call"
    " conclude caution remark observe comment testify maintain recall speak push expect vow"
).split()
_TELLING = [*_SAYING, "accuse", "blame", "condemn", "confirm", "denounce", "dismiss", "indicate",
            "pledge", "promise", "reject", "report", "threaten"]  # fmt: skip
"""What states and bodies do that people 'say'."""
_OFFICE = re.compile(
    r"(?:(?:[A-Z][\w’'-]*\.?|(?:spokes|press|deputy|chief|minister|secretary|official|commander"
    r"|general|foreign|defen[cs]e|prime|envoy)\w*) )+$"
)
_ACCORDING = re.compile(r"\baccording to ([^,.;]+)", re.IGNORECASE)
_ASKS_WHAT = re.compile(r"\W*what (?:did|does|do|has|have|had)\b", re.IGNORECASE)
_BODIES = ("ORG", "GPE", "NORP")
_HE = ("he", "she")
_LOOSE = ("relcl", "acl", "prep", "advcl")
_SUBJECTS = ("nsubj", "nsubjpass")
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
    for verb, subject in _sayings(parsed):
        word = parsed.words[subject]
        if name := _person(parsed, subject) or _called(parsed, subject):
            return Speaker(name)
        if word.text.lower() in _HE:
            return _he(quote, parsed, word)
        if parsed.words[verb].dep == "ROOT":
            return Speaker("")
    return _of_the_quotation(quote)


def tellers(sentence: str) -> list[str]:
    """The phrases for all who say something in it, with their offices: 'Iran's envoy Ana Ruiz'."""
    parsed = tree(sentence)
    subjects = [_with_office(parsed, subject) for _, subject in _sayings(parsed, _TELLING)]
    return [*subjects, *_ACCORDING.findall(sentence)]


def _with_office(parsed: Tree, subject: int) -> str:
    """The phrase of a subject, with the office before it, which the parser may have cut off."""
    places = parsed.phrase(subject, without=("relcl", "ccomp", "advcl"))
    start, end = parsed.span(places)
    office = _OFFICE.search(parsed.text, 0, start)
    return parsed.text[office.start() if office else start : end]


def speakers(sentence: str) -> list[str]:
    """Who is named in it as saying something; there may be several, or none."""
    parsed = tree(sentence)
    named = (_person(parsed, s) or _called(parsed, s) for _, s in _sayings(parsed))
    return [name for name in named if name_words(name)]


@lru_cache(maxsize=2_000)
def asked_words_of(question: str) -> str:
    """The person whose words the question asks for, as it names them; "" where it does not."""
    parsed = tree(question)
    named = [_person(parsed, subject) or _unknown(parsed, subject)
             for _, subject in _sayings(parsed)]  # fmt: skip
    return next((name for name in named if name_words(name)), "")


@lru_cache(maxsize=2_000)
def asked_words_of_body(question: str) -> str:
    """The state or body whose words the question asks for; "" where it asks for none's."""
    if not _ASKS_WHAT.match(question):
        return ""
    parsed = tree(question)
    subjects = [parsed.words[subject].start for _, subject in _sayings(parsed)]
    told = (e for e in parsed.analysis.entities if e.label in _BODIES)
    names = (e.text for e in told if any(e.start <= start < e.end for start in subjects))
    return next((name for name in names if name_words(name)), "")


@lru_cache(maxsize=2_000)
def asks_all_words_of(question: str) -> bool:
    """Whether it asks for a person's words on whatever matter: 'What did the general say?'."""
    name = asked_words_of(question)
    return bool(name) and not stems(question) - stems(f"{name} {' '.join(_SAYING)} in statement")


def _unknown(parsed: Tree, place: int) -> str:
    """The word, if it is a name of which the parser does not know what it names."""
    word = parsed.words[place]
    known = any(e.start <= word.start < e.end for e in parsed.analysis.entities)
    return word.text if word.pos == "PROPN" and not known else ""


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


def _sayings(parsed: Tree, verbs: Collection[str] = _SAYING) -> Iterator[tuple[int, int]]:
    """The verbs of saying, each with its subject."""
    for place, word in enumerate(parsed.words):
        if word.pos == "VERB" and word.lemma in verbs:
            for subject in parsed.children(place, *_SUBJECTS)[:1]:
                yield place, subject


def _person(parsed: Tree, place: int) -> str:
    """The name of the person that the word at ``place`` belongs to, or whose title it is."""
    at = parsed.words[place].start
    start, end = parsed.span(parsed.phrase(place, without=_LOOSE))
    people = [e for e in parsed.analysis.entities if e.label == "PERSON"]
    names = [e for e in people if e.start <= at < e.end] or [
        e for e in people if start <= e.start and e.end <= end
    ]
    return names[0].text.removesuffix("'s").removesuffix("’s") if len(names) == 1 else ""


def _called(parsed: Tree, place: int) -> str:
    """The phrase of a word that is a name, though of no person that the parser knows."""
    if parsed.words[place].pos != "PROPN":
        return ""
    start, end = parsed.span(parsed.phrase(place, without=_LOOSE))
    return parsed.text[start:end]


def _named_before(quote: Quote) -> str:
    """The person who is the subject of the nearest sentence before that has one for it."""
    text = quote.article.text
    start = max(0, quote.start - _REACH)
    spans = sentences(text[start : quote.start])[-_BACK:]
    for first, last in reversed(spans):
        parsed = tree(text[start + first : start + last])
        names = [
            name
            for place, word in enumerate(parsed.words)
            if word.dep in _SUBJECTS and (name := _person(parsed, place))
        ]
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
