"""No source fills an answer alone where another answers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rag.quotes import Judged
from rag.types import Quote
from rag.voices import in_turns
from store.records import Article

LOUD = Article("One salvo fell. Two fell. Three fell. Four fell.", "loud.md")
OTHER = Article("Nothing of the kind was seen from the lighthouse.", "other.md")


def judged(article: Article, score: float, start: int = 0) -> Judged:
    """Words of an article with a score."""
    return Judged(Quote(article, start, start + 8), score, None)


def test_the_third_is_of_another_source() -> None:
    """Two sentences of the loudest source, then the best of another, then the rest."""
    loud = [judged(LOUD, 5 - n, n) for n in range(4)]
    other = judged(OTHER, 2.5)
    assert in_turns([*loud, other], [LOUD, OTHER]) == [*loud[:2], other, *loud[2:]]


def test_one_that_hardly_answers_gets_no_turn() -> None:
    """A source far below the best, or the only one, changes nothing."""
    loud = [judged(LOUD, 5 - n, n) for n in range(4)]
    for rest in ([judged(OTHER, 0.0)], []):
        assert in_turns([*loud, *rest], [LOUD, OTHER]) == [*loud, *rest]


@given(st.lists(st.tuples(st.booleans(), st.floats(-5, 9)), max_size=12))
def test_none_is_lost_and_the_best_stays(rows: list[tuple[bool, float]]) -> None:
    """It is the same sentences, and the first of them is the same."""
    rows.sort(key=lambda row: -row[1])
    before = [judged(OTHER if is_other else LOUD, s, n) for n, (is_other, s) in enumerate(rows)]
    after = in_turns(before, [LOUD, OTHER])
    assert sorted(map(id, after)) == sorted(map(id, before))
    assert after[:2] == before[:2]
