"""Bytes become text in any usual character set, and front matter becomes fields."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.reading.plaintext import decode, front_matter

GERMAN = "Der Präsident erklärte am Montag, „es“ sei vorbei. Über 20 Soldaten wurden verletzt."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_usual_character_sets_are_read(encoding: str) -> None:
    """With a mark at its head or without, the text is the same."""
    assert decode(GERMAN.encode(encoding)) == GERMAN


@pytest.mark.parametrize("text", ["Naïve", "El niño murió el año pasado, según Núñez.", "Café"])
def test_latin_1_is_read(text: str) -> None:
    """Even a short text in it is not taken for something else."""
    assert decode(text.encode("latin-1")) == text


def test_arabic_of_old_is_read() -> None:
    """Windows-1256 is told from Western letters."""
    text = "قال مسؤول إن الهجوم وقع في بغداد يوم الإثنين وأصيب اثنان"
    assert decode(text.encode("cp1256")) == text


def test_what_is_declared_is_tried_before_guessing() -> None:
    """Where the bytes are no UTF-8; a false declaration, or one of nothing known, does no harm."""
    word = "Żółć"
    assert decode(word.encode("iso8859-2"), "ISO-8859-2") == word
    assert decode(word.encode(), "ISO-8859-2") == word
    assert decode("naïve – so".encode("cp1252"), "iso-8859-1") == "naïve – so"
    assert decode(GERMAN.encode("cp1252"), "utf-8") == GERMAN
    assert decode(GERMAN.encode("cp1252"), "x-none") == GERMAN


@pytest.mark.parametrize("data", [b"a\x00b", b"\x00", "text".encode("utf-16-le")])
def test_a_nul_without_a_mark_is_no_text(data: bytes) -> None:
    """A text file holds no NUL."""
    with pytest.raises(ValueError, match="binary"):
        decode(data)


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    """No bytes raise anything but a plain ValueError, and line ends are all alike."""
    with suppress(ValueError):
        assert "\r" not in decode(data)


@pytest.mark.parametrize(
    ("head", "fields"),
    [
        ("title: Taji: three dead", {"title": "Taji: three dead"}),
        ('title: "Taji"', {"title": "Taji"}),
        ("Title: 'Taji'", {"title": "Taji"}),
        ('title: The "Post"', {"title": 'The "Post"'}),
        ("title:\nauthor: A", {"title": "", "author": "A"}),
        ("title: A --- B", {"title": "A --- B"}),
        ("# made by hand\n\ntags:\n  - a\n- b: c\ntitle: T", {"tags": "", "title": "T"}),
        ("url: https://example.org/a?b=c#d", {"url": "https://example.org/a?b=c#d"}),
        ("", {}),
    ],
)
def test_fields_are_read(head: str, fields: dict[str, str]) -> None:
    """Colons, quotation marks, lists and comments in front matter are understood."""
    assert front_matter(f"---\n{head}\n---\nIt fell.\n") == (fields, "It fell.\n")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_do_not_matter(end: str) -> None:
    """A file written on any system has the same fields."""
    text = decode(end.join(["---", "title: T", "---", "It fell."]).encode())
    assert front_matter(text) == ({"title": "T"}, "It fell.")


@pytest.mark.parametrize(
    "text",
    [
        "It fell.\n---\ntitle: T\n---\n",
        "---\nIt fell on Monday.\n---\nIt rose.",
        "---\ntitle: T\nIt fell.",
        "---- \ntitle: T\n---\n",
        "",
    ],
)
def test_rules_in_a_text_are_no_front_matter(text: str) -> None:
    """Only fields at the very head are taken out; prose between rules stays."""
    assert front_matter(text) == ({}, text)


def test_rules_below_stay() -> None:
    """The first fence ends the fields, and a line that only begins like one does not."""
    assert front_matter("---\na: b\n--- no\n: x\n---\nIt.\n---\nEnd.") == (
        {},
        "---\na: b\n--- no\n: x\n---\nIt.\n---\nEnd.",
    )
    assert front_matter("---\na: b\n---\nIt.\n---\nEnd.") == ({"a": "b"}, "It.\n---\nEnd.")


@settings(deadline=None)
@given(st.text(alphabet="-\n:a #'\""))
def test_text_is_never_lost(text: str) -> None:
    """What is not front matter is the end of what came."""
    fields, body = front_matter(text)
    assert text.endswith(body)
    assert fields == {} or text.startswith("---\n")
