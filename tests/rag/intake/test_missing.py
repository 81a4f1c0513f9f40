"""What has gone from archives and tables is told from what could not be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from rag.intake.missing import missing

KEPT = (
    "/news/a.zip!/x.txt", "/news/a.zip!/sub/y.csv#1", "/news/a.zip!/sub/y.csv#2",
    "/news/b.csv#1", "/news/b.csv#2", "/news/c.html",
)  # fmt: skip


def gone(path: str, there: list[str], failed: list[str]) -> set[str]:
    """The sources of those kept that are missing."""
    return set(missing(Path(path), KEPT, {*there, *failed}, failed))


@pytest.mark.parametrize("path", ["/news", "/news/a.zip"])
def test_what_left_an_archive_is_missing(path: str) -> None:
    """By whichever way it is walked; what is beside the archive is the folder's business."""
    there = [source for source in KEPT if "x.txt" not in source and "y.csv#2" not in source]
    assert gone(path, there, []) == {"/news/a.zip!/x.txt", "/news/a.zip!/sub/y.csv#2"}


def test_of_a_broken_archive_nothing_is_missing() -> None:
    """Nobody knows what is in it; what is gone beside it is missing."""
    assert gone("/news", [], ["/news/a.zip"]) == {"/news/b.csv#1", "/news/b.csv#2", "/news/c.html"}


def test_of_a_broken_file_in_an_archive_only_its_own_stays() -> None:
    """A row that cannot be read may be any of its file's, and none of its neighbours'."""
    failed = ["/news/a.zip!/sub/y.csv:3", "/news/b.csv:2"]
    assert gone("/news", [], failed) == {"/news/a.zip!/x.txt", "/news/c.html"}


def test_a_record_that_has_no_text_hides_no_other() -> None:
    """A fault of one record, that has a name, tells nothing of the others."""
    failed = ["/news/a.zip!/sub/y.csv#1", "/news/b.csv#1"]
    there = ["/news/a.zip!/x.txt", "/news/c.html"]
    assert gone("/news", there, failed) == {"/news/a.zip!/sub/y.csv#2", "/news/b.csv#2"}
