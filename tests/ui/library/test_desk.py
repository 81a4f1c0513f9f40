"""What is handed over is taken in one by one, and the row has an end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any

import pytest

from rag.errors import ArticleError
from rag.intake.report import Report
from rag.intake.taking import Upload
from rag.models import Embedder, open_embedder
from rag.settings import Settings, read_settings
from store.library import Library
from ui.conversation import UNEXPECTED
from ui.library import desk as desks
from ui.library.desk import Desk, Item
from ui.library.names import NotTaken

PATIENCE = 30.0

Parts = tuple[Library, Embedder, Settings]


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Parts]:
    """An empty library, the embedded model and settings."""
    settings = read_settings(
        data=tmp_path / "data", chat_model=None, openai_api_key=None, openai_base_url=None
    )
    embedder = open_embedder(settings)
    with Library(settings.data, embedder.name, embedder.dimensions) as library:
        yield library, embedder, settings


def until(desk: Desk, right: Callable[[list[Item]], bool]) -> list[Item]:
    """The desk's items once they are right."""
    deadline = monotonic() + PATIENCE
    while not right(items := desk.items()):
        assert monotonic() < deadline, items
        Event().wait(0.01)
    return items


def all_done(items: list[Item]) -> bool:
    """Whether nothing waits or is read."""
    return all(item.state == "done" for item in items)


def upload(text: str, name: str = "a.md") -> Upload:
    """A file."""
    return Upload(name, BytesIO(text.encode()))


def test_files_are_taken_in_one_by_one(parts: Parts) -> None:
    """Each is told of with its report, and can be found."""
    desk = Desk(*parts)
    for number in range(3):
        desk.hand(f"{number}.md", upload(f"The {number}th boat sank.", f"{number}.md"))
    items = until(desk, all_done)
    desk.close()
    assert [item.report.added for item in items if item.report] == [
        ["upload:2.md"], ["upload:1.md"], ["upload:0.md"],
    ]  # fmt: skip
    assert parts[0].size() == 3


def test_a_fault_is_told_and_the_next_goes_on(parts: Parts) -> None:
    """In its own words where it is meant for people; where it is ours, without them."""

    def taking(given: Any, *_: Any) -> Report:  # noqa: ANN401
        if given == "ours":
            raise RuntimeError("secret")
        if given == "theirs":
            raise ArticleError("The page is closed.")
        return Report(added=[given])

    desk = Desk(*parts, taking=taking)
    for given in ("ours", "theirs", "good"):
        desk.hand(given, given)
    good, theirs, ours = until(desk, all_done)
    desk.close()
    assert (ours.fault, theirs.fault) == (UNEXPECTED, "The page is closed.")
    assert good.report == Report(added=["good"])


def test_the_row_has_an_end(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    """One thing too many, and bytes too many, are refused plainly."""
    monkeypatch.setattr(desks, "MOST_WAITING", 2)
    monkeypatch.setattr(desks, "MOST_BYTES_WAITING", 100)
    go, begun = Event(), Event()

    def taking(*_: Any) -> Report:  # noqa: ANN401
        begun.set()
        go.wait(PATIENCE)
        return Report()

    desk = Desk(*parts, taking=taking)
    desk.hand("in hand", "x")
    assert begun.wait(PATIENCE)
    desk.hand("first", "x", 60)
    with pytest.raises(NotTaken, match="1 things wait"):
        desk.hand("large", "x", 60)
    desk.hand("second", "x")
    with pytest.raises(NotTaken, match="2 things wait"):
        desk.hand("third", "x")
    go.set()
    until(desk, all_done)
    desk.close()


def test_it_ends_in_the_middle(parts: Parts) -> None:
    """The one in hand stops at its next step, the others are let go, and no more is taken."""
    begun, files = Event(), [upload("x") for _ in range(2)]

    def taking(given: Any, library: Any, embedder: Any, settings: Any, tell: Any) -> Report:  # noqa: ANN401
        begun.set()
        while True:
            tell(1, 2)
            Event().wait(0.01)

    desk = Desk(*parts, taking=taking)
    for file in files:
        desk.hand("a.md", file)
    assert begun.wait(PATIENCE)
    desk.close()
    assert all(file.stream.closed for file in files)
    with pytest.raises(NotTaken):
        desk.hand("late", "x")


def test_what_is_done_can_be_cleared(parts: Parts) -> None:
    """And the oldest are forgotten by themselves."""
    desk = Desk(*parts, taking=lambda *_: Report())
    for number in range(desks.TOLD + 20):
        desk.hand(str(number), "x")
        until(desk, all_done)
    assert len(desk.items()) == desks.TOLD
    desk.clear()
    assert desk.items() == []
    desk.close()
