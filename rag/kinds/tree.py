"""The parsed sentence as a tree: who does what, and what hangs on what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rag.engines.language import Analysis, Word, analyse

Span = tuple[int, int]
"""Code-point offsets into a sentence: its first character and just behind its last."""

LOOSE = ("relcl", "acl", "advcl", "prep", "appos", "ccomp", "punct")
"""How words hang on a phrase that add to it, and are no part of the name in it."""
_VERBS = ("VERB", "AUX")


@dataclass(frozen=True)
class Tree:
    """A sentence's words and how they hang together; words are told by their places."""

    text: str
    analysis: Analysis

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words, in order."""
        return self.analysis.words

    @cached_property
    def _children(self) -> dict[int, list[int]]:
        children: dict[int, list[int]] = {}
        for place, word in enumerate(self.words):
            if word.head != place:
                children.setdefault(word.head, []).append(place)
        return children

    def children(self, place: int, *deps: str) -> list[int]:
        """The words that hang directly on one; only those with one of these relations, if any."""
        found = self._children.get(place, [])
        return [child for child in found if not deps or self.words[child].dep in deps]

    def climb(self, place: int) -> Iterator[int]:
        """The words above one, the nearest first."""
        while self.words[place].head != place:
            place = self.words[place].head
            yield place

    def verb(self, place: int) -> int | None:
        """The nearest verb above a word; None where there is none."""
        return next((up for up in self.climb(place) if self.words[up].pos in _VERBS), None)

    def path(self, place: int) -> list[int]:
        """The words above one, the nearest first, up to its verb; [] where there is none."""
        verb = self.verb(place)
        above = list(self.climb(place))
        return above[: above.index(verb) + 1] if verb is not None else []

    def phrase(self, place: int, without: tuple[str, ...] = ()) -> list[int]:
        """A word and all that hangs on it, in order, but for what hangs on it so."""
        found, open_ = [], [place]
        while open_:
            at = open_.pop()
            found.append(at)
            open_ += [c for c in self.children(at) if self.words[c].dep not in without]
        return sorted(found)

    def span(self, places: list[int]) -> Span:
        """From the first to the last of these words."""
        last = self.words[max(places)]
        return self.words[min(places)].start, last.start + len(last.text)

    def at(self, offset: int) -> int | None:
        """The word that stands at an offset of the text."""
        for place, word in enumerate(self.words):
            if word.start <= offset < word.start + len(word.text):
                return place
        return None


def tree(text: str) -> Tree:
    """The text, parsed."""
    return Tree(text, analyse(text))
