"""Kept pieces without a date are dated by what is kept beside them, in whatever order it came."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from rag.assistant import Assistant
from tests.rag.collection import bare, take_in

UNDATED = """HARBOUR CITY - Six rockets hit the Stonefield base in Vandria on Monday and wounded \
nine soldiers of the garrison, the army said.

The base lies between Elmport and Lake Marrow. Captain Tova Lindqvist said that the fire came from \
the Orrin hills. On Tuesday the Red Lantern group denied it.

Minister Halvard Brekke had visited Stonefield on 3 March and met Colonel Ruiz there.
"""
DATED = """---
title: Nine hurt at Stonefield
published: 2018-03-13
---

The Stonefield base in Vandria was hit by six rockets on Monday, and nine soldiers of the garrison \
were wounded.

Tova Lindqvist, a captain, spoke of launchers in the Orrin hills near Elmport. The base had been \
shown to Halvard Brekke and to Ruiz, its colonel, on 3 March.
"""
ELSEWHERE = """---
title: Three hurt at Lake Marrow
published: 2021-04-06
---

A bus left the road at Lake Marrow on Monday, and three of its passengers were hurt.
"""
PIECES = {"undated.md": UNDATED, "dated.md": DATED, "elsewhere.md": ELSEWHERE}


@pytest.fixture
def assistant(tmp_path: Path) -> Iterator[Assistant]:
    """One that keeps nothing yet."""
    with Assistant(bare(tmp_path / "data")) as opened:
        yield opened


def kept(assistant: Assistant) -> tuple[str | None, str | None]:
    """What is kept of the undated piece's date."""
    piece = next(a for a in assistant.articles() if Path(a.source).name == "undated.md")
    return piece.published, piece.date_source


@pytest.mark.parametrize("order", list(permutations(PIECES)))
def test_the_order_of_coming_in_tells_nothing(
    assistant: Assistant, tmp_path: Path, order: tuple[str, ...]
) -> None:
    """One by one, the pieces end with the same date, and the reason names the other piece."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in order:
        (folder / name).write_text(PIECES[name], encoding="utf-8")
        take_in(assistant, folder)
    published, date_source = kept(assistant)
    assert published == "2018-03"
    assert date_source is not None
    assert date_source.startswith("inferred: 12 March 2018 to 18 March 2018")
    assert "Nine hurt at Stonefield" in date_source


def test_what_goes_takes_its_date_along(assistant: Assistant, tmp_path: Path) -> None:
    """Without the piece that told it the date is unknown again, and both runs report it."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in PIECES.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert [Path(each).name for each in take_in(assistant, folder).redated] == ["undated.md"]
    assert take_in(assistant, folder).redated == []
    (folder / "dated.md").unlink()
    assert [Path(each).name for each in take_in(assistant, folder).redated] == ["undated.md"]
    assert kept(assistant) == (None, None)


def test_the_days_of_its_words_follow(assistant: Assistant, tmp_path: Path) -> None:
    """'Monday' has its day in the catalog and in an answer once the piece is dated."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "undated.md").write_text(UNDATED, encoding="utf-8")
    take_in(assistant, folder)
    [piece] = assistant.articles()
    before = assistant.library.dates([piece.id])[piece.id]
    (folder / "dated.md").write_text(DATED, encoding="utf-8")
    take_in(assistant, folder)
    after = assistant.library.dates([piece.id])[piece.id]
    assert "Monday" not in {piece.text[each.start : each.end] for each in before}
    assert "12 March 2018" in {each.note for each in after}
