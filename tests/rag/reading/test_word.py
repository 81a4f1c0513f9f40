"""A Word document gives its paragraphs, and nothing in it can do harm."""

from __future__ import annotations

import pytest

from tests.rag.reading.making import PROSE, article, docx, reason, with_part

_MAIN = "word/document.xml"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "lol">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + f"]><w:document {_W}><w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>"
)
FILE = LAUGHS.replace('"lol"', 'SYSTEM "file:/etc/hostname"').replace("&a9;", "&a0;")


def test_paragraphs_and_tables_are_read_in_order() -> None:
    """Each paragraph apart, each row of a table a line, and the title from the properties."""
    found = article("a.docx", docx(*PROSE, title="Raid", cells=("Hurt", "2")))
    assert found.text == "\n\n".join([*PROSE, "Hurt | 2"])
    assert found.fields == {"title": "Raid"}


@pytest.mark.parametrize("xml", [LAUGHS.encode(), LAUGHS.encode("utf-16"), FILE.encode()])
def test_entities_are_refused(xml: bytes) -> None:
    """A billion laughs, and a file of this machine, are not even parsed."""
    assert "declares entities" in reason("a.docx", with_part(docx("x"), _MAIN, xml))


def test_a_bomb_is_refused() -> None:
    """150 MB in 150 kB, as nothing but a harmful document has."""
    assert "unpacked" in reason("a.docx", with_part(docx("x"), _MAIN, b"\0" * 150_000_000))


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "broken"),
        (b"PK\x03\x04 and no more", "broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "password"),
        (docx(), "no text"),
        (with_part(docx("x"), _MAIN, b"<w:p>" * 100_000), "broken"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, told: str) -> None:
    """A broken, an encrypted and an empty document each have their reason."""
    assert told in reason("a.docx", data)
