"""Verbs of saying in a sentence, and whom their subjects name."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from rag.engines.language import Entity
from rag.kinds.tree import Tree

SAYING = (
    "say tell add continue argue warn state note explain write insist stress declare announce"
    " acknowledge suggest claim deny describe predict emphasize emphasise reply respond ask call"
    " conclude caution remark observe comment testify maintain recall speak push expect vow"
).split()
"""Whose subject speaks."""
TELLING = [*SAYING, "accuse", "blame", "condemn", "confirm", "denounce", "dismiss", "indicate",
            "pledge", "promise", "reject", "report", "threaten"]  # fmt: skip
"""What states and bodies do that people 'say'."""
SUBJECTS = ("nsubj", "nsubjpass")
"""How a subject hangs on its verb."""
_LOOSE = ("relcl", "acl", "prep", "advcl")


def sayings(parsed: Tree, verbs: Collection[str] = SAYING) -> Iterator[tuple[int, int]]:
    """The verbs of saying, each with its subject.

    Before a long title the parser may lose the subject, or take a word of the quotation for it:
    then it is the person right before the verb.
    """
    for place, word in enumerate(parsed.words):
        if word.pos == "VERB" and word.lemma in verbs:
            told = [
                at for at in parsed.children(place, *SUBJECTS) if not _is_quoted(parsed, at, place)
            ]
            for subject in (told or _person_before(parsed, place))[:1]:
                yield place, subject


def _is_quoted(parsed: Tree, subject: int, verb: int) -> bool:
    """Whether a quotation ends between the subject and its verb."""
    between = parsed.text[parsed.words[subject].start : parsed.words[verb].start]
    return between.count('"') % 2 == 1 or between.count("”") > between.count("“")


def _person_before(parsed: Tree, verb: int) -> list[int]:
    start = parsed.words[verb - 1].start if verb else -1
    return [verb - 1] if any(e.start <= start < e.end for e in _people(parsed)) else []


def _people(parsed: Tree) -> list[Entity]:
    return [e for e in parsed.analysis.entities if e.label == "PERSON"]


def person(parsed: Tree, place: int) -> str:
    """The name of the person that the word at ``place`` belongs to, or whose title it is.

    'Lund's lawyer' is not Lund.
    """
    at = parsed.words[place].start
    start, end = parsed.span(parsed.phrase(place, without=_LOOSE))
    people = _people(parsed)
    names = [e for e in people if e.start <= at < e.end] or [
        e for e in people if start <= e.start and e.end <= end and not _is_owner(parsed, e)
    ]
    return names[0].text.removesuffix("'s").removesuffix("’s") if len(names) == 1 else ""


def _is_owner(parsed: Tree, name: Entity) -> bool:
    """Whether something of the named person is spoken of."""
    words = (word for word in parsed.words if name.start <= word.start < name.end)
    return any(word.dep == "poss" for word in words)


def called(parsed: Tree, place: int) -> str:
    """The phrase of a word that is a name, though of no person that the parser knows."""
    if parsed.words[place].pos != "PROPN":
        return ""
    start, end = parsed.span(parsed.phrase(place, without=_LOOSE))
    return parsed.text[start:end]
