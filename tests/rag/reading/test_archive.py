"""An archive gives the articles in it, and what is made to harm is refused soon."""

from __future__ import annotations

import io
import os
import stat
import struct
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.reading import archive
from rag.reading.archive import MOST_FILES
from rag.reading.raw import Raw, Refused
from rag.reading.sources import walk
from tests.rag.reading.making import PROSE, docx, found, page, pdf, reason, zipped


def test_every_format_is_read_inside(tmp_path: Path) -> None:
    """Each file is a source of its own, named by the archive and its place in it."""
    members = {
        "a.txt": b"It fell.", "sub/b.html": page(*PROSE), "c.pdf": pdf(("It fell.",)),
        "d.docx": docx("It fell."), "e.eml": b"Subject: x\n\nIt fell.\n",
        "f.csv": b"id,text\n1,It fell.\n", "g.jsonl": b'{"id": 2, "text": "It fell."}\nx\n',
        "README.md": b"x", "h.png": b"x", ".hidden.txt": b"x", "__MACOSX/a.txt": b"x",
    }  # fmt: skip
    path = tmp_path / "all.zip"
    path.write_bytes(zipped(members))
    told = {each.source.removeprefix(f"{path}!/"): each for each in walk(tmp_path)}
    read = {name for name, each in told.items() if isinstance(each, Raw)}
    refused = {name: each.kind for name, each in told.items() if isinstance(each, Refused)}
    assert read == {"a.txt", "sub/b.html", "c.pdf", "d.docx", "e.eml", "f.csv#1", "g.jsonl#2"}
    assert refused == {"g.jsonl:2": "failed", "README.md": "skipped", "h.png": "skipped"}


def test_the_files_of_an_archive_have_one_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """When it is used up, the rest is refused unread; another archive has its own."""
    monkeypatch.setattr(archive, "MOST_SECONDS", 0.0)
    files = {"a.html": page(*PROSE), "b.html": page(*PROSE), "c.txt": b"It fell."}
    for name in ("y.zip", "z.zip"):
        first, *rest = found(name, zipped(files))
        assert isinstance(first, Raw)
        assert [each.source for each in rest] == [f"{name}!/b.html", f"{name}!/c.txt"]
        assert all("took over" in each.reason for each in rest if isinstance(each, Refused))


@pytest.mark.parametrize(
    "name", ["../a.txt", "/etc/a.txt", "x/../../a.txt", "..\\a.txt", "C:\\a.txt", "C:/a.txt"]
)
def test_a_name_that_leads_out_is_refused_alone(name: str) -> None:
    """Nothing is written anywhere, and yet such a name is a sign; the others are read."""
    bad, good = found("z.zip", zipped({name: b"It fell.", "b.txt": b"It rose."}))
    assert bad == Refused(f"z.zip!/{name}", "failed", "its name leads out of the archive")
    assert isinstance(good, Raw)


def test_a_link_is_refused() -> None:
    """A link in an archive could lead anywhere."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert "link" in reason("z.zip", out.getvalue())


def test_an_archive_in_an_archive_is_refused() -> None:
    """That is how the worst bombs are built."""
    assert "unpack it first" in reason("z.zip", zipped({"b.zip": zipped({"a.txt": b"It fell."})}))


def test_a_vast_file_is_refused_unpacked_or_not() -> None:
    """One that is large though it does not shrink would fill the memory."""
    members = {"a.jsonl": os.urandom(1000) * 60_000, "b.txt": b"It fell."}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    vast, small = found("z.zip", out.getvalue())
    assert isinstance(vast, Refused)
    assert "60,000,000 bytes" in vast.reason
    assert isinstance(small, Raw)


def test_an_encrypted_file_is_refused() -> None:
    """The flag alone tells; nothing asks for a password."""
    data = bytearray(zipped({"a.txt": b"It fell."}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    assert "encrypted" in reason("z.zip", bytes(data))


def test_two_files_of_one_name_cannot_both_be_kept() -> None:
    """The second is refused."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "It fell.")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", "It rose.")
    first, second = found("z.zip", out.getvalue())
    assert isinstance(first, Raw)
    assert isinstance(second, Refused)
    assert "has its name" in second.reason


def many(count: int) -> bytes:
    """An archive of so many empty files."""
    return zipped({f"{number}.txt": b"" for number in range(count)})


def said_smaller(data: bytes) -> bytes:
    """The archive, its files said to have ten bytes each."""
    at = data.index(b"PK\x01\x02") + 24
    return data[:at] + struct.pack("<L", 10) + data[at + 4 :]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (zipped({"a.txt": b"\0" * 30_000_000}), "100 times"),
        (zipped({f"{n}.png": bytes(900_000) for n in range(600)}), "bytes unpacked"),
        (many(MOST_FILES + 1), "files"),
        (many(66_000), "files"),
        (said_smaller(zipped({"a.txt": b"It fell. " * 500_000})), "broken"),
        (b"junk", "no .zip"),
        (zipped({"a.txt": b"It fell."})[:-30], "no .zip"),
    ],
    ids=["ratio", "total", "count", "zip64", "lie", "junk", "cut"],
)
def test_a_bomb_and_a_wreck_are_refused_soon(data: bytes, told: str) -> None:
    """By what it says of itself, and where it lies by what comes; before it is unpacked."""
    start = time.monotonic()
    assert told in reason("z.zip", data)
    assert time.monotonic() - start < 5


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=40), st.integers(0, 300), st.integers(0, 255))
def test_no_archive_stops_the_walk(content: bytes, place: int, value: int) -> None:
    """With any of its bytes changed it is read or refused, and every name can be stored."""
    data = bytearray(zipped({"a.txt": content, "sub/é.jsonl": b'{"text": "It fell."}'}))
    data[place % len(data)] = value
    for each in found("z.zip", bytes(data)):
        assert isinstance(each, Raw) or each.reason
        assert each.source.encode()
