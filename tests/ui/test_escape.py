"""Untrusted text cannot become markup."""

from __future__ import annotations

from hypothesis import given

from tests.ui.making import texts
from tests.ui.page import parse
from ui.escape import safe


@given(texts)
def test_text_stays_text(text: str) -> None:
    """Whatever the text, it reads back whole, between tags and inside an attribute."""
    page = parse(f'<p title="{safe(text)}">{safe(text)}</p>')
    (paragraph,) = page.elements
    assert page.shape() == [("p", ("title",))]
    assert paragraph.text == paragraph.attributes["title"]
    assert len(paragraph.text) == len(text)


@given(texts)
def test_escaped_text_can_be_sent(text: str) -> None:
    """Whatever the text, UTF-8 can carry it."""
    assert safe(text).encode("utf-8").decode("utf-8") == safe(text)


def test_ordinary_text_is_kept() -> None:
    """Letters of any script, quotes and line feeds come through as they are."""
    text = "“Ain al-Asad”, عين الأسد,\n\tit’s 5 < 6 & 'so'"
    assert parse(f"<p>{safe(text)}</p>").elements[0].text == text
