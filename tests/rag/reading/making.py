"""Small files of each format, made by hand or by a library."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from docx import Document

from rag.reading.formats import find, read_all
from rag.reading.raw import Raw, Refused

PROSE = (
    "Rockets fell near the airport on Monday, the army said. Nobody was hurt.",
    "Two more fell the next day, and the base was quiet after that, officials told the paper.",
    "The soldiers there had been warned an hour before, a spokesman said on Tuesday evening.",
)


def page(*paragraphs: str, head: str = "", around: str = "") -> bytes:
    """A page with an article, and with something around it."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html><head><title>Raid</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a></nav>{around}<article><h1>Raid</h1>{body}</article>"
        "</body></html>"
    ).encode()


def pdf(*pages: Sequence[str] | bytes, extra: str = "", info: str = "") -> bytes:
    """A PDF of pages that have lines, or a packed stream of their own."""
    kids = " ".join(f"{10 + 2 * n} 0 R" for n in range(len(pages)))
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        4: f"<<{info}>>".encode(),
    }
    for n, content in enumerate(pages):
        stream = content if isinstance(content, bytes) else zlib.compress(_shown(content))
        objects[10 + 2 * n] = (
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]"
            f"/Contents {11 + 2 * n} 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
        ).encode()
        objects[11 + 2 * n] = (
            f"<</Length {len(stream)}/Filter/FlateDecode>>stream\n".encode()
            + stream
            + b"\nendstream"
        )
    return _written(objects, f"/Root 1 0 R/Info 4 0 R{extra}")


def _shown(lines: Sequence[str]) -> bytes:
    shown = "".join(f"({line}) Tj 0 -14 Td\n" for line in lines)
    return f"BT /F1 12 Tf 72 700 Td\n{shown}ET".encode("latin-1")


def _written(objects: Mapping[int, bytes], trailer: str) -> bytes:
    out = b"%PDF-1.4\n"
    places = {}
    for number, content in objects.items():
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{number} 1\n{place:010} 00000 n \n" for number, place in places.items())
    end = f"xref\n0 1\n0000000000 65535 f \n{table}trailer<</Size 999{trailer}>>\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF".encode()


def docx(*paragraphs: str, title: str = "", cells: Sequence[str] = ()) -> bytes:
    """A Word document, with a table of one row behind its paragraphs."""
    document, out = Document(), io.BytesIO()
    document.core_properties.title = title
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if cells:
        row = document.add_table(1, len(cells)).rows[0]
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.save(out)
    return out.getvalue()


def with_part(document: bytes, name: str, content: bytes) -> bytes:
    """The document with another content for one of its parts."""
    with zipfile.ZipFile(io.BytesIO(document)) as parts:
        members = {part: parts.read(part) for part in parts.namelist()}
    return zipped(members | {name: content})


def zipped(members: Mapping[str, bytes]) -> bytes:
    """An archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def found(name: str, data: bytes) -> list[Raw | Refused]:
    """All that a file of that name gives; a fault of all of it is one refusal."""
    try:
        read = list(read_all(find(name, io.BytesIO(data))))
        return [each if isinstance(each, Refused) else each[1] for each in read]
    except ValueError as error:
        return [Refused(name, "failed", str(error))]


def article(name: str, data: bytes) -> Raw:
    """The one article that it gives."""
    (only,) = found(name, data)
    assert isinstance(only, Raw), only
    return only


def reason(name: str, data: bytes) -> str:
    """Why it gives none."""
    (only,) = found(name, data)
    assert isinstance(only, Refused), only
    assert only.kind == "failed"
    return only.reason


def put(folder: Path, **files: bytes) -> None:
    """Write files, whose dots are given as underscores."""
    for name, data in files.items():
        (folder / name.replace("_", ".")).write_bytes(data)
