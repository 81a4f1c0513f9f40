"""A write that was set aside is invisible until it is made live, and is then whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import staging
from store.library import Library
from store.records import Filing
from tests.store.making import DIMENSIONS, EMBEDDER, assert_whole, filing, vector_of

OLD = filing("a.md", "Rockets hit the base. " * 5, title="Old")
NEW = [filing("a.md", "A fire broke out. " * 5, title="New"), filing("b.md", "It is quiet. " * 5)]


def _stage(library: Library, filings: list[Filing]) -> None:
    with library._database.transaction() as db:
        staging.stage(db, filings)


def test_staged_write_is_not_seen(library: Library) -> None:
    """Though the indexes have it already, no hit, passage, article or entry is of it."""
    library.put([OLD])
    _stage(library, NEW)
    library._indexes.add(library._catalog.staged_vectors(), library._catalog.staged_words())
    passage = NEW[0].passages[0]
    assert library.matching("fire", 5) == []
    assert {id for id, _ in library.near(vector_of(passage), 99)} == {p.id for p in OLD.passages}
    assert library.passages([passage.id]) == []
    assert library.articles() == [OLD.article]
    assert library.entries() == [OLD.entry]


@pytest.mark.parametrize("indexed", [False, True])
def test_interrupted_write_is_finished_at_the_next_start(tmp_path: Path, indexed: bool) -> None:
    """Whether or not the indexes had it, what was set aside is live after reopening."""
    with Library(tmp_path, EMBEDDER, DIMENSIONS) as library:
        library.put([OLD])
        _stage(library, NEW)
        if indexed:
            catalog = library._catalog
            library._indexes.add(catalog.staged_vectors(), catalog.staged_words())
    with Library(tmp_path, EMBEDDER, DIMENSIONS) as library:
        assert {a.id for a in library.articles()} == {kept.article.id for kept in NEW}
        assert library.matching("rockets", 5) == []
        assert_whole(library)


def test_of_one_source_filed_twice_the_last_counts(library: Library) -> None:
    """Within a batch, a later filing of a source replaces the earlier one whole."""
    library.put([OLD, NEW[0]])
    assert library.articles() == [NEW[0].article]
    assert_whole(library)


def test_only_what_changed_is_written_to_the_indexes(library: Library) -> None:
    """Of a batch that is kept already, nothing is embedded, indexed or read back again."""
    library.put([OLD])
    _stage(library, [OLD, NEW[1]])
    new = {passage.id for passage in NEW[1].passages}
    assert library._catalog.staged_vectors().keys() == new
    assert library._catalog.staged_words().keys() == new


def test_dropping_forgets_a_write_that_was_set_aside(tmp_path: Path) -> None:
    """A source that was dropped does not come back with an interrupted write of it."""
    with Library(tmp_path, EMBEDDER, DIMENSIONS) as library:
        library.put([OLD])
        _stage(library, NEW)
        library.drop(["a.md"])
    with Library(tmp_path, EMBEDDER, DIMENSIONS) as library:
        assert library.articles() == []
        assert_whole(library)
