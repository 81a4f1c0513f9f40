"""Who does what to whom: words that trade places tell another story.

"Iran struck Israel" has every word of "Israel struck Iran". The parser tells the doer of a
deed from the one it is done to; a sentence is refused only where the cited words tell its
deed the other way round, and nowhere its own way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.engines.language import Analysis, analyse
from rag.names import mentions, name_words
from rag.stems import stems

_SAME = (
    "attack strike hit bomb bombard shell target raid shoot fire launch kill wound injure hurt harm"
    " assault ambush destroy damage",
    "accuse blame condemn",
)
"""Deeds that may be told in one another's words."""
_DEEDS = {verb: group.split()[0] for group in _SAME for verb in group.split()}
_AT = {"at", "on", "against", "upon"}
_BESIDE = {"compound", "amod", "nmod", "poss", "appos", "flat"}


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed as it is told: the verb's lemma, or that of its kind, and words for both sides."""

    verb: str
    doers: tuple[str, ...]
    done_to: tuple[str, ...]


def keeps_roles(sentence: str, cited: str) -> bool:
    """Whether no deed of the sentence is told the other way round in the cited words."""
    found = deeds(cited) if (told := deeds(sentence)) else []
    return not any(_turned(deed, found) for deed in told)


def deeds(text: str) -> list[Deed]:
    """The deeds of the text that have a doer and someone or something they are done to."""
    words = _Tree(analyse(text))
    told = (words.deed(place) for place in range(len(words.words)))
    return [deed for deed in told if deed and deed.doers and deed.done_to]


def _turned(deed: Deed, found: Sequence[Deed]) -> bool:
    same = [other for other in found if other.verb == deed.verb]
    as_told = any(_meet(deed.doers, o.doers) and _meet(deed.done_to, o.done_to) for o in same)
    other_way = any(_meet(deed.doers, o.done_to) and _meet(deed.done_to, o.doers) for o in same)
    return other_way and not as_told


def _meet(some: Sequence[str], others: Sequence[str]) -> bool:
    return any(_same(one, other) for one in some for other in others)


def _same(one: str, other: str) -> bool:
    """The same name where either has one, else the same thing."""
    if name_words(one) or name_words(other):
        return bool(name_words(one)) and mentions(name_words(other), one)
    return bool(stems(one) & stems(other))


class _Tree:
    """The words of a text and, for each, those that hang on it."""

    def __init__(self, analysis: Analysis) -> None:
        self.words = analysis.words
        self.below: list[list[int]] = [[] for _ in self.words]
        for place, word in enumerate(self.words):
            if word.head != place:
                self.below[word.head].append(place)

    def deed(self, place: int) -> Deed | None:
        """The deed that a verb, or a noun such as 'attack', tells."""
        word = self.words[place]
        kind = _DEEDS.get(word.lemma, word.lemma)
        if word.pos == "VERB":
            doers, done_to = self._of_verb(place)
        elif word.pos == "NOUN" and word.lemma in _DEEDS:
            beside = self._on(place, "poss", "compound", "amod")
            doers = [*(at for at in beside if self._is_name(at)), *self._behind(place, {"by"})]
            done_to = self._behind(place, _AT)
        else:
            return None
        return Deed(kind, tuple(map(self._name, doers)), tuple(map(self._name, done_to)))

    def _of_verb(self, place: int) -> tuple[list[int], list[int]]:
        """Who does it and whom it is done to; a verb without a subject has that of its head."""
        passive = self._on(place, "nsubjpass")
        if passive:
            return [i for at in self._on(place, "agent") for i in self._on(at, "pobj")], passive
        at = self._behind(place, _AT) if self.words[place].lemma in _DEEDS else []
        return self._subject(place), [*self._on(place, "dobj", "dative"), *at]

    def _subject(self, place: int) -> list[int]:
        """The subject; of 'which hit' what that stands for, of 'and hit' the verb before's."""
        own, word = self._on(place, "nsubj"), self.words[place]
        if word.dep == "relcl" and all(self.words[at].pos == "PRON" for at in own):
            return [word.head]
        if not own and word.dep in ("conj", "advcl") and self.words[word.head].pos == "VERB":
            return self._on(word.head, "nsubj")
        return own

    def _behind(self, place: int, prepositions: set[str]) -> list[int]:
        heads = [at for at in self._on(place, "prep") if self.words[at].lemma in prepositions]
        return [at for head in heads for at in self._on(head, "pobj")]

    def _on(self, place: int, *deps: str) -> list[int]:
        """What hangs on the word in one of these ways, and what is joined to it by 'and'."""
        own = [at for at in self.below[place] if self.words[at].dep in deps]
        return [at for first in own for at in (first, *self._joined(first))]

    def _joined(self, place: int) -> Iterator[int]:
        yield from (at for at in self.below[place] if self.words[at].dep == "conj")

    def _is_name(self, place: int) -> bool:
        return bool(name_words(self.words[place].text))

    def _name(self, place: int) -> str:
        """The word with what stands beside it and belongs to it."""
        beside = [at for at in self.below[place] if self.words[at].dep in _BESIDE]
        return " ".join(self.words[at].text for at in sorted([place, *beside]))
