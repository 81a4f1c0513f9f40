"""From a .docx to its text: the only door to python-docx."""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.document import Document as Opened
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table

FIELDS_FROM = "document properties"
MOST_BYTES = 100_000_000
"""The most that a document's parts may have together when they are unpacked."""
_OLD_WORD = b"\xd0\xcf\x11\xe0"


def read(data: bytes) -> tuple[dict[str, str], str]:
    """The fields and the text, a paragraph a line, the cells of a table's row parted by ' | '.

    Raises:
        ValueError: it is encrypted, no .docx, too large unpacked, or has no text.
    """
    if data.startswith(_OLD_WORD):
        raise ValueError("it is encrypted, or an old .doc; save it as .docx without a password")
    _check(data)
    try:
        document = Document(BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError):
        raise ValueError("it is no .docx, or a broken one") from None
    text = "\n\n".join(_blocks(document))
    if not text.strip():
        raise ValueError("there is no text in it")
    told = document.core_properties
    fields = {"title": told.title, "author": told.author}
    made_by_a_program = {"python-docx", "Word Document"}
    return {k: v for k, v in fields.items() if v and v not in made_by_a_program}, text


def _check(data: bytes) -> None:
    """Refuse what would be vast unpacked, and XML that declares entities."""
    try:
        with ZipFile(BytesIO(data)) as parts:
            if sum(part.file_size for part in parts.infolist()) > MOST_BYTES:
                raise ValueError(f"it would have over {MOST_BYTES:,} bytes unpacked")
            for part in parts.infolist():
                if part.filename.endswith((".xml", ".rels")) and _declares(parts.read(part)):
                    raise ValueError("its XML declares entities, as no word processor does")
    except (BadZipFile, NotImplementedError, RuntimeError):
        raise ValueError("it is no .docx, or a broken one") from None


def _declares(xml: bytes) -> bool:
    """Whether it has a document type, which alone can declare entities, in UTF-8 or UTF-16."""
    return b"<!DOCTYPE" in xml.replace(b"\0", b"")


def _blocks(document: Opened) -> list[str]:
    """Paragraphs and the rows of tables, in the order they stand in."""
    return [
        line
        for block in document.iter_inner_content()
        for line in (_rows(block) if isinstance(block, Table) else [block.text])
        if line.strip()
    ]


def _rows(table: Table) -> list[str]:
    return [" | ".join(dict.fromkeys(cell.text for cell in row.cells)) for row in table.rows]
