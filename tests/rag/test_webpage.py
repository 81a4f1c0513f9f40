"""A web page gives its article and what it tells about it."""

from __future__ import annotations

import pytest

from rag.webpage import page
from tests.servers.site import html

TEXT = "Two rockets fell near the airport on Monday, and no one was hurt, the police said.\n" * 4
HEAD = (
    '<meta property="og:site_name" content="Example News">'
    '<meta property="article:published_time" content="2019-12-10T08:00:00+03:00">'
    '<link rel="canonical" href="http://other.example/b">'
)


def test_the_article_and_its_fields() -> None:
    """The text without the page around it; the address is where it was found."""
    raw = page(html(TEXT, "Rockets near the airport", HEAD).body, "http://news.example/a", "utf-8")
    assert "Two rockets fell" in raw.text
    assert "Home" not in raw.text
    assert raw.fields["title"] == "Rockets near the airport"
    assert raw.fields["publisher"] == "Example News"
    assert raw.fields["published"].startswith("2019-12-10")
    assert raw.fields["url"] == raw.source == "http://news.example/a"


@pytest.mark.parametrize("charset", ["windows-1251", "bogus", None])
def test_the_character_set(charset: str | None) -> None:
    """The server's word counts; a made-up one does not, and the page tells its own."""
    text = "Две ракеты упали у аэропорта в понедельник, никто не пострадал, сообщила полиция. " * 5
    head = '<meta charset="windows-1251">'
    data = html(text, head=head).body.decode().encode("windows-1251")
    assert "упали у аэропорта" in page(data, "http://news.example/a", charset).text


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"\x00\xff", b"<p>"])
def test_a_page_without_an_article_is_said(data: bytes) -> None:
    """Nothing is made up."""
    with pytest.raises(ValueError, match="no article is found"):
        page(data, "http://news.example/a", None)


def test_no_date_is_made_up() -> None:
    """A page that tells no date has none, whatever year its foot says."""
    body = html(TEXT).body.replace(b"</article>", b"</article><footer>&copy; 2026 Example</footer>")
    assert "published" not in page(body, "http://news.example/a", None).fields
