"""A sentence that corrects the question stands where an answer would."""

from __future__ import annotations

from rag.answering.correcting import corrected
from rag.question import asked
from rag.quotes import Judged
from rag.types import Quote
from store.records import Article

TEXT = "Rockets fell on Kesh. No group has claimed them. Two Iraqis were hurt. No Syrian was hurt."


def judged(*scores: float) -> list[Judged]:
    """The sentences of the text with these scores."""
    article, at, found = Article(TEXT, "a.md"), 0, []
    for sentence, score in zip(TEXT.split(". "), scores, strict=True):
        words = sentence.rstrip(".") + "."
        start = TEXT.index(words, at)
        at = start + len(words)
        found.append(Judged(Quote(article, start, at), score, None))
    return found


def test_a_denial_is_raised() -> None:
    """Where none tells that it was claimed, that none has claimed it is said first."""
    best = corrected(asked("Why did the Red Lantern claim the rockets?"), judged(4, -7, 1, -2))[0]
    assert best.quote.text == "No group has claimed them."


def test_a_denial_of_others_changes_nothing() -> None:
    """Where another tells of the deed, a denial that names nobody asked about stays."""
    given = judged(4, -7, 1, -2)
    assert corrected(asked("How many Iraqis were hurt?"), given) == given


def test_a_denial_of_those_who_are_named() -> None:
    """Nobody of those who are asked about was hurt: that stands first, others do not count."""
    best = corrected(asked("How many Syrians were hurt at Kesh?"), judged(4, -7, 1, -2))[0]
    assert best.quote.text == "No Syrian was hurt."


def test_nothing_denied() -> None:
    """A question that takes nothing for granted leaves all as it is."""
    assert corrected(asked("What fell on Kesh?"), judged(4, -7, 1, -2)) == judged(4, -7, 1, -2)
