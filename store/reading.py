"""All that is read of a library without searching it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from store.catalog import Catalog
from store.copies import Copies
from store.database import Database
from store.findings import Findings
from store.records import Article, Attribution, Dated, Entry, Listed, Original, Passage, Place
from store.selection import Selection
from store.shelf import Order, Shelf
from store.versions import Versions


class Reading:
    """The reading half of a `Library`."""

    def _read_from(self, database: Database) -> None:
        self._database = database
        self._catalog = Catalog(database)
        self._findings = Findings(database)
        self._copies = Copies(database)
        self._versions = Versions(database)
        self._selection = Selection(database)
        self._shelf = Shelf(database)

    def changes(self) -> int:
        """A number that is another one after each write to the catalog."""
        return self._database.changes

    def entries(self, collection: str | None = None) -> list[Entry]:
        """The ledger, or one collection's part of it, in the order first seen."""
        return self._catalog.entries(collection)

    def entry(self, source: str) -> Entry | None:
        """The source's line of the ledger, if it has one."""
        return self._catalog.entry(source)

    def sources(self, article_id: str) -> list[str]:
        """All the sources that give the article, in the order first seen."""
        return self._catalog.sources(article_id)

    def passages(self, ids: Sequence[str]) -> list[Passage]:
        """Those passages, in the order asked, silently without those that are gone."""
        return self._catalog.passages(ids)

    def article(self, article_id: str) -> Article:
        """The article of that id, with the first of its sources; StoreError if there is none."""
        return self._catalog.article(article_id)

    def articles_of(self, ids: Collection[str]) -> dict[str, Article]:
        """Those articles by id, silently without those that are gone."""
        return self._catalog.articles_of(ids)

    def articles(self) -> list[Article]:
        """All of them, newest published first, unknown dates last."""
        return self._catalog.articles()

    def listed(
        self,
        words: str = "",
        order: Order = "added",
        first: int = 0,
        most: int = 50,
        *,
        falling: bool = False,
    ) -> list[Listed]:
        """A page of the list of articles, without their texts.

        Args:
            words: Only those with this in their title, publisher or a source's name.
            order: What they are sorted by; what is not known comes last.
            first: The number of the first of them, from 0.
            most: How many at most.
            falling: From the last to the first.
        """
        return self._shelf.page(words, order, first, most, falling=falling)

    def listing(self, words: str = "") -> int:
        """How many articles `listed` has for these words."""
        return self._shelf.count(words)

    def undated(self) -> list[Article]:
        """The articles without a date, or with one that was inferred."""
        return self._catalog.undated()

    def unembedded(self) -> list[Article]:
        """The articles that a rebuild has yet to reach: put each of them again."""
        return self._catalog.unembedded()

    def vectors(self, passages: Sequence[Passage]) -> dict[str, NDArray[np.float32]]:
        """The vectors already kept of these passages, by passage id."""
        return self._catalog.vectors([passage.id for passage in passages])

    def original(self, source: str) -> Original | None:
        """What the source's article was read from, where it was kept."""
        return self._versions.original(source)

    def history(self, source: str) -> list[Article]:
        """The articles the source gave before, each once, newest first."""
        return self._versions.history(source)

    def past(self, article_id: str) -> Article | None:
        """An article that is history only, with the source that gave it last."""
        return self._versions.past(article_id)

    def dates(self, article_ids: Collection[str]) -> dict[str, list[Dated]]:
        """The date expressions of each of those articles, in their order."""
        return self._findings.dates(article_ids)

    def attributions(self, article_ids: Collection[str]) -> dict[str, list[Attribution]]:
        """Where each of those articles says that its news comes from, in their order."""
        return self._findings.attributions(article_ids)

    def ungrouped(self) -> list[Article]:
        """The articles that were not yet compared with the others: `group` each of them."""
        return list(self._catalog.articles_of(self._copies.ungrouped()).values())

    def alike(self, article_id: str) -> list[str]:
        """Ids of the other articles that share a band with it, and so may be its copies."""
        return self._copies.alike(article_id)

    def copies(self, article_ids: Collection[str]) -> list[tuple[str, str]]:
        """The links between near-copies among these articles, each once."""
        return self._copies.links(article_ids)

    def copies_of(self, article_id: str) -> list[str]:
        """Ids of its near-copies."""
        return self._copies.of(article_id)

    def size(self) -> int:
        """The number of articles; no text is read."""
        return self._selection.size()

    def extent(self) -> tuple[str | None, str | None]:
        """The earliest and the latest date published, where any is known."""
        return self._selection.extent()

    def publishers(self) -> list[str]:
        """The names of those that published an article, the most frequent first, 200 at most."""
        return self._selection.publishers()

    def languages(self) -> dict[str, int]:
        """How many articles there are in each language, the most frequent first."""
        return self._selection.languages()

    def articles_in(self, language: str) -> set[str]:
        """Ids of the articles in that language."""
        return self._selection.articles_in(language)

    def published(self, article_ids: Collection[str]) -> dict[str, str | None]:
        """When those articles were published, without those that are gone."""
        return self._selection.published(article_ids)

    def articles_within(
        self,
        since: str | None = None,
        until: str | None = None,
        publisher: str | None = None,
        as_of: str | None = None,
    ) -> set[str]:
        """Ids of the articles of a time and a publisher; what is None is not asked.

        Args:
            since: First day, month or year; the coarser of two dates decides, so
                "2019-12" may hold "2019-12-10" and "2019".
            until: Last day, month or year; it counts, too.
            publisher: Words in the publisher's name, in large or small letters.
            as_of: What was published later does not exist yet.

        Where any date is asked, articles of unknown date are left out.
        """
        return self._selection.within(since, until, publisher, as_of)

    def places(self, ids: Collection[str]) -> dict[str, Place]:
        """Where the passages of these ids are, in their order, without those that are gone."""
        return self._selection.places(ids)

    def cuts(self, article_id: str) -> list[tuple[int, int]]:
        """Where the article's passages begin and end, in order."""
        return self._selection.cuts(article_id)

    def passages_of(self, article_ids: Collection[str], most: int) -> list[str]:
        """Ids of the articles' passages, ``most`` of them at most."""
        return self._selection.passages_of(article_ids, most)
