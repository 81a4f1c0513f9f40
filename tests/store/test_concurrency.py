"""Many threads read while one writes, and none sees half of a write."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import numpy as np

from store.errors import StoreError
from store.library import Library
from tests.store.making import DIMENSIONS, assert_whole, filing

SOURCES = 5
READERS = 6


def _read(library: Library, done: Event) -> int:
    """Ask until the writing is done; gives the number of passages seen."""
    seen = 0
    asked = np.random.default_rng(1).normal(size=DIMENSIONS).astype(np.float32)
    while not done.is_set():
        editions = {entry.fingerprint for entry in library.entries()}
        assert len(editions) == 1
        hits = library.near(asked, 9) + library.matching("edition report", 9)
        assert len(hits) == 18
        for passage in library.passages([id for id, _ in hits]):
            seen += 1
            try:
                article = library.article(passage.article_id)
            except StoreError:
                continue
            assert article.text[passage.start : passage.end] == passage.text
    return seen


def _edition(number: int) -> list[str]:
    return [f"Edition {number} of report {source}. " * 10 for source in range(SOURCES)]


def test_readers_see_whole_editions_while_they_are_replaced(library: Library) -> None:
    """Ledger, hits and texts are of one edition or the next, in every thread, at every time."""
    from dataclasses import replace

    def put(number: int) -> None:
        made = [filing(f"{n}.md", text) for n, text in enumerate(_edition(number))]
        marked = [replace(f, entry=replace(f.entry, fingerprint=str(number))) for f in made]
        library.put(marked)

    put(0)
    done = Event()
    with ThreadPoolExecutor(READERS) as pool:
        readers = [pool.submit(_read, library, done) for _ in range(READERS)]
        try:
            for number in range(1, 15):
                put(number)
        finally:
            done.set()
        assert all(reader.result(timeout=20) > 0 for reader in readers)
    assert_whole(library)
