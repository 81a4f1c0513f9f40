"""Originals and history come with a source's articles, and go with the source."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from store import staging
from store.errors import FolderUnusable
from store.library import Library
from store.records import Article, Original
from tests.store.making import DIMENSIONS, EMBEDDER, assert_whole, filing, furnished

ROCKETS = "Four rockets hit the base near the airport on Monday. Six soldiers were hurt."
FIRE = "A fire broke out in the market. The cause is not known. Nobody was hurt."
QUIET = "It is quiet. Ещё тихо, 東京も静か。"


def test_original_comes_back_byte_for_byte(library: Library) -> None:
    """What was read is given again as it was, of any bytes, and takes less room where it can."""
    noise = Original(".pdf", random.Random(1).randbytes(5000))
    page = Original(".html", b"<p>" + ROCKETS.encode() * 500)
    library.put([replace(filing("a", ROCKETS), original=noise)])
    library.put([replace(filing("b", FIRE), original=page)])
    assert (library.original("a"), library.original("b")) == (noise, page)
    assert library.original("c") is None
    [(size,)] = library._database.rows("SELECT length(data) FROM originals WHERE source = 'b'")
    assert size < len(page.data) / 50


def test_original_goes_with_its_bytes_and_with_its_source(library: Library) -> None:
    """It is replaced by a new one, stays while the fingerprint stays, and goes with the source."""
    first, bare = furnished(filing("a", ROCKETS)), filing("a", ROCKETS)
    library.put([first])
    library.put([bare])
    assert library.original("a") == first.original
    library.put([replace(bare, original=Original(".txt", b"other"))])
    assert library.original("a") == Original(".txt", b"other")
    library.put([filing("a", FIRE)])
    assert library.original("a") is None
    library.put([first])
    library.drop(["a"])
    assert library.original("a") is None
    assert library._database.rows("SELECT * FROM originals") == []


def test_older_articles_of_a_source_are_kept(library: Library) -> None:
    """History gives them newest first, whole, with what was known; the live one is not in it."""
    texts = [ROCKETS, FIRE, QUIET]
    for number, text in enumerate(texts):
        made = filing("a", text, title=f"Title {number}", published="2019-12-09")
        library.put([replace(made, article=replace(made.article, updated=f"2019-12-1{number}"))])
    assert library.history("a") == [
        Article(FIRE, "a", "Title 1", published="2019-12-09", updated="2019-12-11"),
        Article(ROCKETS, "a", "Title 0", published="2019-12-09", updated="2019-12-10"),
    ]
    assert [article.updated for article in library.articles()] == ["2019-12-12"]
    assert library.matching("rockets fire", 9) == []
    assert_whole(library)


def test_past_article_can_be_read_and_a_live_one_is_not_past(library: Library) -> None:
    """An old citation's article is found by its id, until its source is dropped."""
    old, new = filing("a", ROCKETS, title="Old"), filing("a", FIRE)
    library.put([old])
    assert library.past(old.article.id) is None
    library.put([new])
    assert library.past(old.article.id) == old.article
    assert library.past(new.article.id) is None
    library.drop(["a"])
    assert library.past(old.article.id) is None
    assert library.history("a") == []
    assert library._database.rows("SELECT * FROM history") == []


def test_article_that_others_still_give_is_history_of_the_source_that_left_it(
    library: Library,
) -> None:
    """It stays live with the other source, and is no past article."""
    shared = filing("a", ROCKETS)
    library.put([shared, filing("b", ROCKETS)])
    assert library.sources(shared.article.id) == ["a", "b"]
    library.put([filing("a", FIRE)])
    assert [article.text for article in library.history("a")] == [ROCKETS]
    assert library.history("b") == []
    assert library.past(shared.article.id) is None
    assert library.article(shared.article.id).source == "b"
    assert library.sources(shared.article.id) == ["b"]
    library.drop(["b"])
    past = library.past(shared.article.id)
    assert past
    assert past.source == "a"


def test_article_that_its_source_gives_again_is_no_history(library: Library) -> None:
    """A page that changes back and forth keeps each text once."""
    for text in (ROCKETS, FIRE, ROCKETS, FIRE, ROCKETS):
        library.put([filing("a", text)])
    assert [article.text for article in library.history("a")] == [FIRE]
    library.put([filing("a", QUIET)])
    assert [article.text for article in library.history("a")] == [ROCKETS, FIRE]


def test_history_is_written_when_an_interrupted_write_is_finished(tmp_path: Path) -> None:
    """A write set aside before a crash leaves its history and its original at the next start."""
    new = furnished(filing("a", FIRE))
    with Library(tmp_path, EMBEDDER, DIMENSIONS) as library:
        library.put([furnished(filing("a", ROCKETS))])
        with library._database.transaction() as db:
            staging.stage(db, [new])
        assert library.history("a") == []
        assert library.original("a") == Original(".md", ROCKETS.encode())
    with Library(tmp_path, EMBEDDER, DIMENSIONS) as library:
        assert [article.text for article in library.history("a")] == [ROCKETS]
        assert library.original("a") == new.original
        assert_whole(library)


def test_refused_write_leaves_no_history(tmp_path: Path) -> None:
    """Where no index can take a write, original and history are as before it."""
    first = furnished(filing("a", ROCKETS))
    with Library(tmp_path, EMBEDDER, DIMENSIONS) as library:
        library.put([first])
        (tmp_path / "indexes").rename(tmp_path / "away")
        (tmp_path / "indexes").write_text("a file in the way")
        with pytest.raises(FolderUnusable):
            library.put([furnished(filing("a", FIRE))])
        assert library.original("a") == first.original
        assert library.history("a") == []
