"""What is removed can be put back for a while, exactly as it was."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from rag.intake.taking import Upload, take
from rag.models import Embedder, open_embedder
from rag.search import search
from rag.settings import Settings, read_settings
from rag.types import Query
from store.errors import StoreError
from store.library import Library
from ui.library.bin import KEPT, MOST, Bin

BOAT = (
    "---\ntitle: Boat\npublished: 2021-05-04\n---\n\nA drone struck a boat on Monday, AP reported."
)


class Shelf:
    """A library with articles in it, a bin and a clock."""

    def __init__(self, library: Library, embedder: Embedder, settings: Settings) -> None:
        self.library, self.embedder, self.settings = library, embedder, settings
        self.now = 0.0
        self.bin = Bin(library, lambda: self.now)

    def add(self, name: str, text: str = BOAT) -> str:
        """Take an upload in; gives its article."""
        take(Upload(name, BytesIO(text.encode())), self.library, self.embedder, self.settings)
        entry = self.library.entry(f"upload:{name}")
        assert entry is not None
        return entry.article_id

    def state(self) -> tuple[object, ...]:
        """All that is kept."""
        library, ids = self.library, [article.id for article in self.library.articles()]
        passages = library.passages(library.passages_of(ids, -1))
        return (
            library.articles(), library.entries(), passages, library.dates(ids),
            library.attributions(ids), library.copies(ids), library.ungrouped(),
            {name: row.tolist() for name, row in library.vectors(passages).items()},
            [library.original(entry.source) for entry in library.entries()],
            {each: library.alike(each) for each in ids},
            {hit.passage.id for hit in search(library, self.embedder, Query("drone boat"), 5)},
        )  # fmt: skip


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """An empty one."""
    settings = read_settings(
        data=tmp_path / "data", chat_model=None, openai_api_key=None, openai_base_url=None
    )
    embedder = open_embedder(settings)
    with Library(settings.data, embedder.name, embedder.dimensions) as library:
        yield Shelf(library, embedder, settings)


def test_what_is_put_back_is_as_it_was(shelf: Shelf) -> None:
    """Vectors, dates, origins, copies, originals and both of its sources."""
    article = shelf.add("one.md")
    assert shelf.add("two.md") == article
    before = shelf.state()
    removed = shelf.bin.remove(article)
    assert shelf.library.size() == 0
    assert search(shelf.library, shelf.embedder, Query("drone boat"), 5) == []
    assert shelf.bin.restore(removed.token).name == "Boat"
    assert shelf.state() == before
    assert shelf.bin.held() == []


def test_after_a_while_it_is_gone_for_good(shelf: Shelf) -> None:
    """And that is said."""
    removed = shelf.bin.remove(shelf.add("one.md"))
    assert shelf.bin.minutes(removed) == KEPT / 60
    shelf.now = KEPT
    assert shelf.bin.held() == []
    with pytest.raises(StoreError, match="gone for good"):
        shelf.bin.restore(removed.token)


def test_what_came_back_otherwise_stays(shelf: Shelf) -> None:
    """A source that was taken in again since is not overwritten."""
    removed = shelf.bin.remove(shelf.add("one.md"))
    again = shelf.add("one.md", "Another text of the same name.")
    with pytest.raises(StoreError, match="taken in again since"):
        shelf.bin.restore(removed.token)
    assert [article.id for article in shelf.library.articles()] == [again]


def test_the_bin_is_not_endless(shelf: Shelf) -> None:
    """The oldest goes first."""
    tokens = [
        shelf.bin.remove(shelf.add(f"{n}.md", f"The {n}th boat.")).token for n in range(MOST + 1)
    ]
    assert [removed.token for removed in shelf.bin.held()] == tokens[:0:-1]
    with pytest.raises(StoreError, match="No article has the id"):
        shelf.bin.remove("0" * 16)
