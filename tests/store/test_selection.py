"""Articles are chosen by date and publisher, and searched by every vector they have."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.library import Library
from store.records import Filing
from tests.store.making import DIMENSIONS, filing, vector_of

DATES = {
    "year": "2019",
    "month": "2019-12",
    "day": "2019-12-09",
    "time": "2019-12-10T16:25+03:00",
    "later": "2020-01-03",
    "none": None,
}
PUBLISHERS = {"year": "Reuters", "month": "REUTERS Staff", "day": "Straße am Ort"}


def _dated(source: str) -> Filing:
    made = filing(source, f"The report of {source}. " * 5, published=DATES[source])
    return replace(made, article=replace(made.article, publisher=PUBLISHERS.get(source)))


FILINGS = [_dated(source) for source in DATES]
SOURCE_OF = {kept.article.id: kept.entry.source for kept in FILINGS}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, "year month day time later none"),
        ({"since": "2019-12-10"}, "year month time later"),
        ({"since": "2020"}, "later"),
        ({"until": "2019-12-09"}, "year month day"),
        ({"until": "2019-12-10"}, "year month day time"),
        ({"since": "2019-12", "until": "2019-12"}, "year month day time"),
        ({"as_of": "2019-12-31"}, "year month day time"),
        ({"as_of": "2018"}, ""),
        ({"as_of": "2019-12-09", "until": "2020"}, "year month day"),
        ({"publisher": "reuters"}, "year month"),
        ({"publisher": "STRASSE"}, "day"),
        ({"publisher": "reuters", "since": "2019-12"}, "year month"),
        ({"publisher": "%"}, ""),
    ],
)
def test_articles_of_a_time_and_a_publisher(
    library: Library, asked: dict[str, str], expected: str
) -> None:
    """Dates compare at the precision both have; an unknown date is out where one is asked."""
    library.put(FILINGS)
    found = {SOURCE_OF[id] for id in library.articles_within(**asked)}
    assert found == set(expected.split())


def test_counts_and_dates_need_no_text(library: Library) -> None:
    """Size, extent and the dates of some articles are told, of an empty library, too."""
    assert (library.size(), library.extent()) == (0, (None, None))
    library.put(FILINGS)
    assert (library.size(), library.extent()) == (6, ("2019", "2020-01-03"))
    assert library.published([*SOURCE_OF, "f" * 16]) == {
        id: DATES[source] for id, source in SOURCE_OF.items()
    }


def test_publishers_are_named_once(library: Library) -> None:
    """Each of those that published an article, and none for what has no publisher."""
    assert library.publishers() == []
    library.put(FILINGS)
    assert library.publishers() == sorted(PUBLISHERS.values())


def test_articles_by_id_and_their_passages(library: Library) -> None:
    """Many articles come in one reading, without those that are gone; passages up to a number."""
    library.put(FILINGS)
    one, two = FILINGS[:2]
    asked = [one.article.id, two.article.id]
    assert library.articles_of([*asked, "f" * 16]) == {
        one.article.id: one.article,
        two.article.id: two.article,
    }
    passages = {p.id for kept in (one, two) for p in kept.passages}
    assert set(library.passages_of(asked, 99)) == passages
    assert len(library.passages_of(asked, 3)) == 3
    assert library.passages_of([], 99) == []


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.sets(st.sampled_from(list(SOURCE_OF))), st.integers(0, 40), st.integers(0, 99))
def test_nearest_of_some_articles_is_exact(
    library: Library, ids: set[str], k: int, seed: int
) -> None:
    """The nearest passages of some articles are those of all, without the others."""
    library.put(FILINGS)
    asked = np.random.default_rng(seed).normal(size=DIMENSIONS).astype(np.float32)
    cosines = {
        p.id: float(vector_of(p) @ asked / np.linalg.norm(vector_of(p)) / np.linalg.norm(asked))
        for kept in FILINGS
        for p in kept.passages
        if p.article_id in ids
    }
    found = library.nearest_of(ids, asked, k)
    assert len(found) == min(k, len(cosines))
    assert [score for _, score in found] == pytest.approx(
        sorted(cosines.values(), reverse=True)[:k], abs=1e-5
    )
    assert all(score == pytest.approx(cosines[id], abs=1e-5) for id, score in found)


def test_nearest_of_compares_more_than_a_portion(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Vectors read in portions give the hits that one reading gives."""
    library.put(FILINGS)
    asked = np.ones(DIMENSIONS, np.float32)
    whole = library.nearest_of(SOURCE_OF, asked, 7)
    monkeypatch.setattr("store.selection.PORTION", 4)
    assert [id for id, _ in library.nearest_of(SOURCE_OF, asked, 7)] == [id for id, _ in whole]
