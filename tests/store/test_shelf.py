"""The list of articles is sorted, searched and cut into pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.library import Library
from store.shelf import Order
from tests.store.making import filing

KNOWN = {
    "/a/one.md": ("Ölbrand am Hafen", "Straße am Ort", "2019-12-09", 60),
    "/a/two.md": ("ambush on the road", None, "2021", 40),
    "/b/three.md": ("Zeal", "Herald", None, 80),
    "/b/four.md": (None, "herald", "2020-01", 20),
}


@pytest.fixture
def shelf(library: Library) -> Library:
    """A library with those four articles, taken in in that order."""
    for source, (title, publisher, published, length) in KNOWN.items():
        made = filing(source, source.ljust(length, "."), title=title, published=published)
        library.put([replace(made, article=replace(made.article, publisher=publisher))])
    return library


@pytest.mark.parametrize(
    ("order", "falling", "expected"),
    [
        ("added", False, "one two three four"),
        ("added", True, "four three two one"),
        ("title", False, "two three one four"),
        ("title", True, "one three two four"),
        ("publisher", False, "three four one two"),
        ("published", False, "one four two three"),
        ("published", True, "two four one three"),
        ("source", True, "three four two one"),
        ("length", False, "four two one three"),
    ],
)
def test_it_is_sorted(shelf: Library, order: Order, falling: bool, expected: str) -> None:
    """By each column, both ways; small letters as large ones, and the unknown last."""
    rows = shelf.listed(order=order, falling=falling)
    assert " ".join(row.source.split("/")[-1][:-3] for row in rows) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("HERALD", 2),
        ("ölBRAND", 1),
        ("strasse", 1),
        ("/b/", 2),
        ("100%", 0),
        ("", 4),
        ("' OR 1", 0),
    ],
)
def test_it_is_searched(shelf: Library, words: str, expected: int) -> None:
    """In titles, publishers and sources; the words are words and nothing else."""
    assert shelf.listing(words) == len(shelf.listed(words)) == expected


def test_pages_join_to_the_whole(shelf: Library) -> None:
    """Each article is on one page, in the order of the whole."""
    pages = [shelf.listed(order="publisher", first=first, most=1) for first in range(5)]
    assert [row for page in pages for row in page] == shelf.listed(order="publisher")


def test_a_line_tells_what_is_kept(shelf: Library) -> None:
    """How long it is, where it comes from, and how many give it or are like it."""
    again = filing("/c/again.md", "/a/one.md".ljust(60, "."), title="Other", published="2019")
    shelf.put([again])
    ids = [row.article_id for row in shelf.listed()]
    shelf.group(ids[0], [ids[1]])
    first = shelf.listed(most=1)[0]
    assert (first.title, first.published, first.length) == ("Other", "2019", 60)
    assert (first.source, first.sources, first.copies) == ("/a/one.md", 2, 1)
    assert first.embedded
    assert shelf.listing("again.md") == 1


def test_an_article_without_a_title_is_listed_by_its_first_words(library: Library) -> None:
    """They are in one line, and cut at a word; one word alone is cut where it is too long."""
    texts = {"/a.md": "A drone\n\nstruck the port. " * 9, "/b.md": "x" * 200, "/c.md": "Two boats."}
    library.put([filing(source, text, title=None) for source, text in texts.items()])
    titles = [row.title for row in library.listed()]
    assert titles[0] == "A drone struck the port. A drone struck the port. A drone struck the…"
    assert titles[1] == "x" * 72 + "…"
    assert titles[2] == "Two boats."
    assert titles == [library.article(row.article_id).heading for row in library.listed()]
