"""What was found in an article is kept with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from store.errors import StoreError
from store.library import Library
from store.records import Attribution, Dated, Filing
from tests.store.making import filing

TEXT = "Rockets hit the base on Monday, the Associated Press said. The ministry denied it later."
DAY = date(2019, 12, 9)
MONDAY = Dated(24, 30, DAY, DAY, "9 December 2019")
LATER = Dated(82, 87, DAY, date(2019, 12, 31))
PRESS = Attribution(32, 57, "AP", "outlet")
MINISTRY = Attribution(59, 71, "the ministry", "official")


def _told(source: str = "a", text: str = TEXT) -> Filing:
    made = filing(source, text)
    return replace(made, dates=(MONDAY, LATER), attributions=(PRESS, MINISTRY))


def test_findings_come_back_in_their_order(library: Library) -> None:
    """Dates and attributions are given as they were put, an empty list where there is none."""
    told, bare = _told(), filing("b", "It is quiet.")
    library.put([told, bare])
    ids = [told.article.id, bare.article.id, "f" * 16]
    assert library.dates(ids) == {ids[0]: [MONDAY, LATER], ids[1]: [], ids[2]: []}
    assert library.attributions(ids) == {ids[0]: [PRESS, MINISTRY], ids[1]: [], ids[2]: []}


def test_findings_are_replaced_and_go_with_their_article(library: Library) -> None:
    """Put again, the last filing's count; dropped or replaced, none is left."""
    told = _told()
    library.put([told])
    library.put([told, replace(_told("b"), dates=(LATER,), attributions=())])
    assert library.dates([told.article.id]) == {told.article.id: [LATER]}
    assert library.attributions([told.article.id]) == {told.article.id: []}
    library.put([filing("a", "Other words."), filing("b", "Other words.")])
    assert library._database.rows("SELECT * FROM dates") == []
    library.put([told])
    library.drop(["a", "b"])
    assert library._database.rows("SELECT * FROM dates") == []
    assert library._database.rows("SELECT * FROM attributions") == []


@pytest.mark.parametrize("span", [(-1, 3), (5, 5), (9, 4), (80, len(TEXT) + 1)])
def test_findings_outside_their_article_are_refused(
    library: Library, span: tuple[int, int]
) -> None:
    """A span that is no part of the text is refused before anything is written."""
    start, end = span
    for faulty in (
        replace(_told(), dates=(replace(MONDAY, start=start, end=end),)),
        replace(_told(), attributions=(replace(PRESS, start=start, end=end),)),
    ):
        with pytest.raises(StoreError, match="should lie within"):
            library.put([faulty])
    assert library.articles() == []
