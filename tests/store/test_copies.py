"""Articles that may be copies are told by their bands, and the links between them are kept."""

from __future__ import annotations

from dataclasses import replace

from store.library import Library
from store.records import Filing
from tests.store.making import filing


def _banded(source: str, *bands: bytes, text: str | None = None) -> Filing:
    return replace(filing(source, text or f"The report of {source}."), bands=bands)


ONE, TWO, THREE = _banded("1", b"a", b"b"), _banded("2", b"b", b"b"), _banded("3", b"c")
IDS = one, two, three = [kept.article.id for kept in (ONE, TWO, THREE)]


def test_articles_that_share_a_band_are_alike(library: Library) -> None:
    """Alike is symmetric, never oneself, and knows live articles only."""
    library.put([ONE, TWO, THREE])
    assert [library.alike(id) for id in IDS] == [[two], [one], []]
    assert library.alike("f" * 16) == []
    library.drop(["2"])
    assert library.alike(one) == []


def test_ungrouped_articles_are_those_not_compared(library: Library) -> None:
    """An article is listed until it is grouped, with or without copies, and not put again."""
    library.put([ONE, TWO, THREE])
    assert {article.id for article in library.ungrouped()} == set(IDS)
    library.group(one, [two])
    library.group(three, [])
    assert [article.id for article in library.ungrouped()] == [two]
    library.put([ONE, THREE])
    assert [article.id for article in library.ungrouped()] == [two]


def test_links_are_symmetric_and_among_those_asked(library: Library) -> None:
    """A link is seen from both ends, once, and only where both ends are asked for."""
    library.put([ONE, TWO, THREE])
    library.group(two, [one, three])
    library.group(one, [two])
    assert library.copies_of(two) == sorted([one, three])
    assert library.copies_of(one) == library.copies_of(three) == [two]
    assert library.copies(IDS) == sorted((min(two, id), max(two, id)) for id in (one, three))
    assert library.copies([one, three]) == []


def test_links_go_with_their_articles(library: Library) -> None:
    """What is dropped or not live is no copy of anything."""
    library.put([ONE, TWO])
    library.group(one, [two, one, three])
    library.group(three, [one])
    assert library.copies_of(one) == [two]
    library.drop(["2"])
    assert library.copies_of(one) == []
    for table in ("copies", "compared", "bands"):
        rows = library._database.rows(f"SELECT article_id FROM {table}")
        assert {id for (id,) in rows} <= {one}


def test_article_of_other_bands_is_compared_anew(library: Library) -> None:
    """Where an article is sketched otherwise, its links are forgotten and it is ungrouped."""
    library.put([ONE, TWO, THREE])
    for id in IDS:
        library.group(id, [])
    library.group(one, [two])
    library.put([replace(ONE, bands=(b"c",))])
    assert [article.id for article in library.ungrouped()] == [one]
    assert library.copies(IDS) == []
    assert library.alike(one) == [three]
