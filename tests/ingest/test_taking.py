"""What is handed over while the chat runs is taken in as files and addresses are."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from rag.intake.report import Report
from rag.intake.rereading import reread
from rag.intake.taking import Again, Given, Upload, take
from rag.web.fetch import fetch
from tests.ingest.desk import BOAT, DEPOT, LORRY, Desk, article
from tests.servers.site import NEWS, Site, html


def taken(desk: Desk, given: Given, **more: object) -> Report:
    """What came of it."""
    return take(given, desk.library, desk.counting.real, desk.settings, **more)  # type: ignore[arg-type]


def upload(name: str, text: str | bytes) -> Upload:
    """A file of that name."""
    return Upload(name, BytesIO(text if isinstance(text, bytes) else text.encode()))


def again(desk: Desk, source: str) -> Again:
    """The source, to be taken in again."""
    entry = desk.library.entry(source)
    assert entry is not None
    return Again(entry)


def test_an_upload_is_added_then_unchanged_then_updated(desk: Desk) -> None:
    """Its name tells it again; what it said before is its history."""
    assert taken(desk, upload("boat.md", BOAT)).added == ["upload:boat.md"]
    assert taken(desk, upload("boat.md", BOAT)).unchanged == ["upload:boat.md"]
    assert taken(desk, upload("boat.md", LORRY)).updated == ["upload:boat.md"]
    assert desk.first("supply lorry") == LORRY
    assert [past.text for past in desk.library.history("upload:boat.md")] == [BOAT]


def test_no_walk_misses_an_upload(desk: Desk) -> None:
    """A later ingest of the folder, of its own folder and of all above removes nothing of it."""
    taken(desk, upload("boat.md", BOAT))
    desk.write("lorry.md", LORRY)
    for folder in (desk.folder, desk.settings.data, desk.folder.parent):
        assert desk.take(folder).removed == []
    assert "upload:boat.md" in desk.sources()


def test_an_upload_is_reread_from_its_bytes(desk: Desk) -> None:
    """They are kept with it, so neither reading again nor taking it in again needs the file."""
    taken(desk, upload("boat.md", article(BOAT, published="2021-05-04")))
    assert reread(desk.library, desk.counting.real, desk.settings).unchanged == ["upload:boat.md"]
    assert taken(desk, again(desk, "upload:boat.md")).updated == ["upload:boat.md"]


def test_what_is_in_an_archive_is_told_one_by_one(desk: Desk) -> None:
    """Articles are added, the others refused with the reason; progress is told as it comes."""
    packed, told = BytesIO(), list[tuple[int, int]]()
    with ZipFile(packed, "w") as archive:
        archive.writestr("boat.md", BOAT)
        archive.writestr("lorry.md", LORRY)
        archive.writestr("tool.exe", "x")
    report = taken(
        desk,
        Upload("all.zip", packed),
        tell=lambda done, of: told.append((done, of)),
    )
    assert report.added == ["upload:all.zip!/boat.md", "upload:all.zip!/lorry.md"]
    assert "its ending is none of" in report.skipped["upload:all.zip!/tool.exe"]
    assert told[0] == (0, 2)
    assert told[-1] == (2, 2)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.exe", b"x", "its ending is none of"),
        ("a.md", b"", ""),
        ("a.pdf", b"%PDF-1.4 broken", ""),
        ("a.zip", b"PK nothing", "it is no .zip"),
        ("a.txt", b"x" * 5_000_001, "at most 5,000,000 are read"),
    ],
)
def test_what_cannot_be_read_is_told(desk: Desk, name: str, data: bytes, reason: str) -> None:
    """With its reason, and nothing is kept of it."""
    report = taken(desk, upload(name, data))
    [told] = [*report.failed.values(), *report.skipped.values()]
    assert reason in told
    assert desk.sources() == set()


def test_a_file_is_taken_again_from_its_folder(desk: Desk) -> None:
    """As it is now; where it has gone, from the bytes that were kept, and its collection stays."""
    source = desk.write("boat.md", BOAT)
    desk.take()
    before = desk.library.entry(source)
    desk.write("boat.md", LORRY)
    assert taken(desk, again(desk, source)).updated == [source]
    assert desk.first("lorry") == LORRY
    Path(source).unlink()
    assert taken(desk, again(desk, source)).updated == [source]
    after = desk.library.entry(source)
    assert before is not None
    assert after is not None
    assert before.collection == after.collection


def test_a_line_is_taken_again_alone(desk: Desk) -> None:
    """The file's other lines are left as they are; a line that has gone is told."""
    name = desk.write(
        "all.jsonl", f'{{"id": "1", "text": "{BOAT}"}}\n{{"id": "2", "text": "{LORRY}"}}\n'
    )
    desk.take()
    assert taken(desk, again(desk, f"{name}#2")).updated == [f"{name}#2"]
    gone = again(desk, f"{name}#1")
    desk.write("all.jsonl", f'{{"id": "2", "text": "{DEPOT}"}}\n')
    assert taken(desk, gone).failed == {f"{name}#1": "it is not in its file any more"}


def test_an_address_is_fetched(desk: Desk, site: Site) -> None:
    """A page is added, and taken in again from where it is; one that is not there is told."""
    site.pages["/a"] = html("\n".join([BOAT] * 3), "Boat struck")
    asked = partial(fetch, net=site.net())
    assert taken(desk, f"{NEWS}/a", fetch=asked).added == [f"{NEWS}/a"]
    assert taken(desk, f"{NEWS}/a", fetch=asked).unchanged == [f"{NEWS}/a"]
    assert taken(desk, again(desk, f"{NEWS}/a"), fetch=asked).updated == [f"{NEWS}/a"]
    assert "answered 404" in taken(desk, f"{NEWS}/b", fetch=asked).failed[f"{NEWS}/b"]
