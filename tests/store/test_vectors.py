"""The vector index holds what it is given, in any number, and its stand-in gives the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from store.errors import IndexBroken
from store.exact import nearest
from store.vectors import VectorIndex

ROWS = {
    f"{n:016x}": row.astype(np.float32)
    for n, row in enumerate(np.random.default_rng(7).normal(size=(6000, 8)))
}
NAME = "dateline_test-model"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VectorIndex]:
    """An index of 6,000 vectors: more than Chroma takes or gives at once."""
    opened = VectorIndex(tmp_path_factory.mktemp("vectors"), NAME)
    opened.open()
    opened.put(ROWS)
    yield opened
    opened.close()


def test_more_rows_than_chroma_takes_at_once_are_held(index: VectorIndex) -> None:
    """All the ids are listed and told held, and ids it never had are not."""
    assert index.ids() == ROWS.keys()
    assert index.held([*ROWS, "f" * 16]) == ROWS.keys()


def test_every_vector_finds_itself(index: VectorIndex) -> None:
    """No row is lost, and rows it never had are."""
    assert index.lost(ROWS) == 0
    assert index.lost({"f" * 16: -next(iter(ROWS.values()))}) == 1


def test_more_hits_than_there_are_or_than_chroma_gives(index: VectorIndex) -> None:
    """Any number may be asked for; 5,000 at most come, nearest first."""
    scores = [score for _, score in index.search(ROWS["0" * 16], 100_000)]
    assert len(scores) == 5000
    assert scores == sorted(scores, reverse=True)


def test_exact_search_gives_the_same_hits(index: VectorIndex) -> None:
    """The stand-in for a broken index finds the same nearest, with the same similarity."""
    for asked in list(ROWS.values())[:20]:
        exact, indexed = nearest(ROWS, asked, 5), index.search(asked, 5)
        assert [id for id, _ in exact] == [id for id, _ in indexed]
        assert [s for _, s in exact] == pytest.approx([s for _, s in indexed], abs=1e-5)


def test_exact_search_of_nothing_is_empty() -> None:
    """No vectors, or none asked for, give no hits."""
    assert nearest({}, ROWS["0" * 16], 5) == nearest(ROWS, ROWS["0" * 16], 0) == []


def test_put_replaces_and_drop_removes(tmp_path: Path) -> None:
    """A second vector of an id is the only one that is found, until it is dropped."""
    index = VectorIndex(tmp_path, NAME)
    index.open()
    first, second = ROWS["0" * 16], -ROWS["0" * 16]
    index.put({"a": first})
    index.put({"a": second})
    [(found, similarity)] = index.search(second, 5)
    assert (found, round(similarity, 4)) == ("a", 1)
    index.drop(["a", "never there"])
    assert (index.ids(), index.search(second, 5)) == (set(), [])
    index.close()


def test_another_model_of_the_same_length_begins_empty(tmp_path: Path) -> None:
    """Vectors of an earlier model of this catalog are gone when the next one opens."""
    for name in (NAME, "dateline_test-other", NAME):
        index = VectorIndex(tmp_path, name)
        index.open()
        assert index.ids() == set()
        index.put({"a": ROWS["0" * 16]})
        index.close()


def test_closed_index_is_broken(tmp_path: Path) -> None:
    """Whatever Chroma raises, or does not catch, comes as IndexBroken."""
    index = VectorIndex(tmp_path, NAME)
    with pytest.raises(IndexBroken):
        index.search(ROWS["0" * 16], 5)
