"""Questions about what certain publishers report: 'the article from X', 'as reported by Y'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rag.answering.pieces import words_about
from rag.names import mentions, name_words
from rag.question import Asked
from store.records import Article

MOST = 4
"""Publishers whose articles are looked into by themselves."""
_CAPITAL = r"(?:[A-Z]|\d+[a-z]*[A-Z])[\w.&’-]*(?:'[a-z]\w+)?"
_NAME = rf"['\"‘“]?(?P<name>(?:the |The )?{_CAPITAL}(?:(?: of | \| | - | ){_CAPITAL})*)['\"’”]?"
_PIECE = (
    r"(?:articles?|reports?|reporting|pieces?|reviews?|coverage|stor(?:y|ies)|analys[ie]s"
    r"|interview)"
)
_CONTEXTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_PIECE}(?: published)? (?:by|from|in) (?:both )?{_NAME}",
        rf"\b(?:another|other)(?: {_PIECE})? (?:by|from|in) {_NAME}",
        rf"\b(?:an?|the|both|recent|separate|and|by|in|from) {_NAME} {_PIECE}\b",
        rf"\b(?:reported|mentioned|noted|covered|discussed|published|highlighted|discussed)"
        rf" (?:by|in) (?:both )?(?:the )?{_NAME}",
        rf"\bas per {_NAME}",
        rf"\b{_NAME}['’]s? (?:\w+ )?{_PIECE}\b",
    )
)
_NEXT = re.compile(rf"(?:,? and |, )(?:another (?:by|from|in) |by |from )?{_NAME}")
_SECTION = re.compile(r" [-|–] |: ")
_DATED = re.compile(
    r"^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?$", re.IGNORECASE
)


_READ = 30_000
"""Characters of an article in which names are looked for."""
_SMALL = re.compile(r"\b[a-z]+\b")


@dataclass(frozen=True, slots=True)
class Reporters:
    """Who is asked about as reporting.

    Attributes:
        ours: Publishers of articles that are kept, as these have them.
        others: Those who are none, as the question has them.
        asked: What is asked of the pieces of each of ours.
    """

    ours: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.ours or self.others)


def reporters(question: str, publishers: Iterable[str]) -> Reporters:
    """Those whose pieces the question speaks of, among the kept ``publishers`` or not."""
    told = _told(question)
    named = {publisher: _as_told(question, told, publisher) for publisher in publishers}
    ours = {publisher: name for publisher, name in named.items() if name}
    covered = name_words(" ".join(ours).title())
    others = [name for name in told if not mentions(covered, name.title())]
    all_named = {*others, *ours.values()}
    asked = [words_about(question, name, all_named - {name}) for name in ours.values()]
    return Reporters(tuple(ours), tuple(others), tuple(asked))


def of_reporters(
    asked: Asked, told: Reporters, texts: Sequence[str], articles: Iterable[Article]
) -> Asked:
    """What is asked, where pieces of several publishers are to bear it out.

    The publishers need not be named in what they write. The other names are looked for in
    all that is found together, and one of them in a sentence that answers; a word with a
    capital that is there without one is no name. A publisher of whom nothing is kept and
    nobody speaks, or a name that is nowhere, leaves no answer.
    """
    if not told or asked.sources:
        return asked
    pieces = list(articles)
    spoken = name_words(" ".join([*texts, *(piece.title or "" for piece in pieces)]))
    found = spoken.union(*(name_words(piece.text[:_READ]) for piece in pieces))
    publishers = name_words(" ".join([*told.ours, *told.others]))
    plain = {word for text in texts for word in _SMALL.findall(text)}
    names = tuple(
        name
        for name in asked.names
        if not _is_part(name, publishers) and (mentions(found, name) or name.lower() not in plain)
    )
    missing = [name for name in told.others if not mentions(spoken, name)]
    missing += [name for name in names if not _is_there(name, found)]
    return replace(asked, names=names, jointly=True, missing=tuple(missing))


def _is_there(name: str, found: frozenset[str]) -> bool:
    """Whether at least half of the name's words are found: 'the AI Order' is told as 'AI'."""
    words = name_words(name)
    return 2 * sum(mentions(found, word.capitalize()) for word in words) >= len(words)


def _is_part(name: str, publishers: frozenset[str]) -> bool:
    return bool(name_words(name)) and name_words(name) <= publishers


def _told(question: str) -> list[str]:
    """The names that stand where a publisher's stands, and those listed with them."""
    found = []
    for context in _CONTEXTS:
        for match in context.finditer(question):
            found.append(match["name"])
            at = match.end()
            while following := _NEXT.match(question, at):
                found.append(following["name"])
                at = following.end()
    return [name for name in dict.fromkeys(found) if name_words(name) and not _DATED.match(name)]


def _as_told(question: str, told: Iterable[str], publisher: str) -> str | None:
    """The publisher's whole name, or its short one as a publisher's, if the question has it."""
    if re.search(rf"(?<!\w){re.escape(publisher)}(?!\w)", question):
        return publisher
    names = (_bare(_SECTION.split(publisher)[0]), _bare(publisher))
    return next((name for name in told if _bare(name) in names), None)


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ")
