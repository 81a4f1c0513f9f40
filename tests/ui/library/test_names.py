"""What may be handed over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.intake.taking import UPLOAD
from rag.reading.formats import ENDINGS, ending_of
from ui.library import names
from ui.library.names import NotTaken


@pytest.mark.parametrize(
    ("given_", "kept"),
    [
        ("report.pdf", "report.pdf"),
        ("../../etc/cron.d/x.md", "x.md"),
        ("C:\\Users\\me\\a b.TXT", "a b.txt"),
        ("all.zip!#2.md", "all.zip_2.md"),
        ("a\x00\u202egpj.html", "a_gpj.html"),
        ("x" * 300 + ".md", "x" * 117 + ".md"),
    ],
)
def test_a_name_is_a_name_and_no_path(given_: str, kept: str) -> None:
    """Folders go, and what would name a part of a source or hide the ending."""
    assert names.file_name(given_) == kept


@given(st.text(max_size=60), st.sampled_from(ENDINGS))
def test_any_name_is_refused_or_harmless(stem: str, ending: str) -> None:
    """It keeps its ending, leads nowhere, and can be printed and kept."""
    try:
        name = names.file_name(stem + ending)
    except NotTaken:
        return
    assert ending_of(name) == ending
    assert not set(name) & set("/\\:#!?*\x00")
    assert len(name) <= names.LONGEST
    assert f"{UPLOAD}{name}".encode().decode() == f"{UPLOAD}{name}"
    assert names.file_name(name) == name


@pytest.mark.parametrize("given_", ["", "/", "a.exe", "README.md", "noending", ".."])
def test_what_is_no_article_is_refused(given_: str) -> None:
    """With the name and the reason."""
    with pytest.raises(NotTaken, match="was not taken: "):
        names.file_name(given_)


def test_addresses_stand_apart() -> None:
    """One a line or behind another, each once."""
    text = " https://a.example/x\n\nhttp://b.example  https://a.example/x "
    assert names.addresses(text) == ["https://a.example/x", "http://b.example"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Write an address"),
        ("ftp://a.example", "'ftp://a.example' is no address"),
        ("/etc/passwd", "'/etc/passwd' is no address"),
        (" ".join(f"https://a.example/{n}" for n in range(51)), "51 addresses came; 50"),
        ("https://a.example/" + "x" * 2000, "is no address"),
    ],
)
def test_what_is_no_address_is_refused(text: str, said: str) -> None:
    """Before anything of it is asked for."""
    with pytest.raises(NotTaken, match=said):
        names.addresses(text)
