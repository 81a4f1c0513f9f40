"""The library keeps, finds, replaces and drops."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from store.errors import EmbedderMismatch, StoreError
from store.library import Library
from store.records import Filing
from tests.store.making import DIMENSIONS, EMBEDDER, assert_whole, filing, vector_of

ROCKETS = "Four rockets hit the base near the airport on Monday. Six soldiers were hurt."
FIRE = "A fire broke out in the market. The cause is not known. Nobody was hurt."


def test_kept_article_is_found_by_vector_and_by_words(library: Library) -> None:
    """What was put is found both ways as soon as put returns, and its passages are its words."""
    kept, other = filing("a.md", ROCKETS), filing("b.md", FIRE)
    library.put([kept, other])
    passage = kept.passages[0]
    (nearest, similarity), _ = library.near(vector_of(passage), 2)
    assert (nearest, round(similarity, 4)) == (passage.id, 1)
    assert [id for id, _ in library.matching("rocket", 5)] == [passage.id]
    assert library.passages([passage.id]) == [passage]
    assert library.article(kept.article.id) == kept.article


def test_similarities_are_cosines(library: Library) -> None:
    """The similarity that near gives is the cosine of the two vectors, nearest first."""
    kept = filing("a.md", ROCKETS * 3)
    library.put([kept])
    asked = np.ones(DIMENSIONS, np.float32)
    lengths = np.linalg.norm(kept.vectors, axis=1) * np.linalg.norm(asked)
    cosines = kept.vectors @ asked / lengths
    found = library.near(asked, 50)
    assert [score for _, score in found] == pytest.approx(sorted(cosines, reverse=True), abs=1e-4)


def test_everything_survives_closing(tmp_path: Path) -> None:
    """Another library on the same folder gives the same articles, ledger and hits."""
    kept = filing("a.md", ROCKETS, title="Base", published="2019-12-09")
    with Library(tmp_path, EMBEDDER, DIMENSIONS) as first:
        first.put([kept])
        before = (first.articles(), first.entries(), first.matching("soldiers", 5))
    with Library(tmp_path, EMBEDDER, DIMENSIONS) as second:
        assert (second.articles(), second.entries(), second.matching("soldiers", 5)) == before
        assert_whole(second)


def test_edited_article_replaces_the_one_its_source_gave(library: Library) -> None:
    """After a source gives another text, nothing of the earlier text is kept or found."""
    old, new = filing("a.md", ROCKETS), filing("a.md", FIRE)
    library.put([old])
    library.put([new])
    assert library.articles() == [new.article]
    assert library.matching("rockets", 5) == []
    assert library.passages([passage.id for passage in old.passages]) == []
    assert_whole(library)


def test_article_of_several_sources_is_kept_once(library: Library) -> None:
    """One text from two sources is one article of two entries; it goes with the last of them."""
    library.put([filing("a.md", ROCKETS, title="Old"), filing("b.md", ROCKETS, title="New")])
    [article] = library.articles()
    assert (article.source, article.title) == ("a.md", "New")
    assert [entry.source for entry in library.entries()] == ["a.md", "b.md"]
    library.drop(["a.md"])
    assert library.article(article.id).source == "b.md"
    library.drop(["b.md"])
    assert library.articles() == []
    assert library.matching("rockets", 5) == []
    assert_whole(library)


def test_new_title_is_searched_and_the_old_one_is_not(library: Library) -> None:
    """The newest filing's title finds the passages, though their text is unchanged."""
    library.put([filing("a.md", ROCKETS, title="Kirkuk")])
    library.put([filing("a.md", ROCKETS, title="Mosul")])
    assert library.matching("Kirkuk", 5) == []
    assert len(library.matching("Mosul", 5)) == 2


def test_other_passages_of_the_same_text_replace_the_first(library: Library) -> None:
    """An article cut anew is kept in its new passages only."""
    library.put([filing("a.md", ROCKETS, size=40)])
    anew = filing("a.md", ROCKETS, size=25)
    library.put([anew])
    assert library._catalog.ids() == {passage.id for passage in anew.passages}
    assert_whole(library)


def test_vectors_kept_need_no_embedding(library: Library) -> None:
    """Vectors come back as they were put, by passage id, and only those that are kept."""
    kept, other = filing("a.md", ROCKETS), filing("b.md", FIRE)
    library.put([kept])
    found = library.vectors([*kept.passages, *other.passages])
    assert found.keys() == {passage.id for passage in kept.passages}
    assert all((found[p.id] == vector_of(p)).all() for p in kept.passages)


def test_entries_are_told_by_source_and_collection(library: Library) -> None:
    """The ledger gives one source, one collection, or all in the order first seen."""
    one, two = filing("z.md", ROCKETS, collection="x"), filing("a.md", FIRE, collection="y")
    library.put([one, two])
    assert library.entries() == [one.entry, two.entry]
    assert library.entries("y") == [two.entry]
    assert (library.entry("z.md"), library.entry("?")) == (one.entry, None)


def test_articles_come_newest_first_and_unknown_dates_last(library: Library) -> None:
    """The order of articles is by the published date, falling."""
    dates = {"a": "2019", "b": None, "c": "2019-12-10T16:25+03:00", "d": "2019-12-09"}
    library.put([filing(name, name * 9, published=date) for name, date in dates.items()])
    assert [article.source for article in library.articles()] == ["c", "d", "a", "b"]


def test_article_that_is_gone_is_named(library: Library) -> None:
    """Reading an article that is not kept raises a StoreError that names it."""
    with pytest.raises(StoreError, match="0123456789abcdef"):
        library.article("0123456789abcdef")


def test_another_embedder_is_refused_with_the_mending_command(tmp_path: Path) -> None:
    """A folder of another model's vectors opens only for a rebuild, even at equal length."""
    kept = filing("a.md", ROCKETS)
    with Library(tmp_path, EMBEDDER, DIMENSIONS) as library:
        library.put([kept])
    with pytest.raises(EmbedderMismatch) as refusal:
        Library(tmp_path, "other", DIMENSIONS)
    for part in (EMBEDDER, "other", "python ingest.py --rebuild"):
        assert part in str(refusal.value)


def test_embedder_of_an_empty_folder_may_change(tmp_path: Path) -> None:
    """Where no vector is kept, there is nothing that another model could contradict."""
    Library(tmp_path, EMBEDDER, DIMENSIONS).close()
    Library(tmp_path, "other", 5).close()


def test_interrupted_rebuild_loses_no_article(tmp_path: Path) -> None:
    """Under a new model the articles stay, are found by words, and are listed until put again."""
    kept, other = filing("a.md", ROCKETS), filing("b.md", FIRE)
    with Library(tmp_path, "old", DIMENSIONS) as library:
        library.put([kept, other])
    Library(tmp_path, EMBEDDER, DIMENSIONS, rebuild=True).close()
    with Library(tmp_path, EMBEDDER, DIMENSIONS) as library:
        assert {article.source for article in library.unembedded()} == {"a.md", "b.md"}
        assert library.near(vector_of(kept.passages[0]), 5) == []
        assert len(library.matching("hurt", 5)) == 2
        library.put([kept])
        assert [article.source for article in library.unembedded()] == ["b.md"]
        library.put([other])
        assert library.unembedded() == []
        assert_whole(library)


def test_rebuild_under_the_same_embedder_keeps_every_vector(tmp_path: Path) -> None:
    """A rebuild that was interrupted and is begun again embeds nothing twice."""
    kept = filing("a.md", ROCKETS)
    with Library(tmp_path, EMBEDDER, DIMENSIONS) as library:
        library.put([kept])
    with Library(tmp_path, EMBEDDER, DIMENSIONS, rebuild=True) as library:
        assert len(library.vectors(kept.passages)) == len(kept.passages)


def _faulty() -> list[Filing]:
    good = filing("a.md", ROCKETS)
    nowhere, broken = good.vectors.copy(), good.vectors.copy()
    nowhere[0], broken[0] = 0, np.nan
    return [
        replace(good, entry=replace(good.entry, article_id="f" * 16)),
        replace(good, passages=filing("b.md", FIRE).passages, vectors=good.vectors),
        replace(good, passages=(replace(good.passages[0], end=3), *good.passages[1:])),
        replace(good, vectors=good.vectors[:1]),
        replace(good, vectors=good.vectors[:, :5]),
        replace(good, vectors=nowhere),
        replace(good, vectors=broken),
        filing("a.md", ROCKETS, title="half \ud83d"),
        replace(good, entry=replace(good.entry, source="\udcff.md")),
    ]


@pytest.mark.parametrize("faulty", _faulty())
def test_faulty_filing_is_refused_and_changes_nothing(library: Library, faulty: Filing) -> None:
    """A filing whose parts do not fit is refused before anything of its batch is written."""
    kept = filing("b.md", FIRE)
    library.put([kept])
    with pytest.raises(StoreError):
        library.put([filing("c.md", "Another one."), faulty])
    assert library.articles() == [kept.article]
    assert_whole(library)


def test_vector_of_another_length_is_refused(library: Library) -> None:
    """A question embedded by another model is told so, rather than answered at random."""
    with pytest.raises(StoreError, match="embedding model"):
        library.near(np.ones(DIMENSIONS + 1, np.float32), 5)


def test_article_without_passages_is_kept(library: Library) -> None:
    """An article may have no passage at all."""
    kept = filing("a.md", "")
    library.put([kept])
    assert library.articles() == [kept.article]
    assert_whole(library)


def test_nothing_to_find_is_no_error(library: Library) -> None:
    """An empty library, an empty question and k=0 give no hits."""
    assert library.near(np.ones(DIMENSIONS, np.float32), 5) == []
    assert library.matching("rockets", 5) == []
    library.put([filing("a.md", ROCKETS)])
    assert library.near(np.ones(DIMENSIONS, np.float32), 0) == []
    assert library.matching("", 5) == library.matching("rockets", 0) == []
    library.put([])
    library.drop([])
    assert_whole(library)


def test_offsets_count_code_points(library: Library) -> None:
    """Text outside the basic plane, of many scripts and with NULs comes back exactly."""
    kept = filing("a.md", "🚀 Ракета\x00 упала. 東京で爆発。 قتل شخصان. e\u0301 🚀🚀" * 5, size=7)
    library.put([kept])
    ids = [passage.id for passage in reversed(kept.passages)]
    assert library.passages(ids) == list(reversed(kept.passages))


def test_closed_library_says_so(tmp_path: Path) -> None:
    """After close, which may be called twice, a read raises a plain error."""
    library = Library(tmp_path, EMBEDDER, DIMENSIONS)
    library.close()
    library.close()
    with pytest.raises(StoreError, match="closed"):
        library.articles()
