"""A page gives its article, in any character set, with the fields that it tells."""

from __future__ import annotations

import pytest

from rag.articles import to_article
from tests.rag.reading.making import PROSE, article, page, reason

CAFE = "Das Café „Zur Brücke“ wurde am Montag getroffen, sagte der Präsident der Behörde."
HEAD = (
    '<meta property="og:site_name" content="The Post">'
    '<meta property="article:published_time" content="2019-12-10T16:25:00+03:00">'
    '<meta name="author" content="Ann Writer">'
    '<link rel="canonical" href="https://example.org/raid">'
)


def test_the_article_comes_without_what_is_around_it() -> None:
    """Navigation, share bars and comments are no part of it, nor is the headline."""
    around = "<div class='share'>Share this story</div><footer>Copyright 2019 The Post</footer>"
    assert to_article(article("a.html", page(*PROSE, around=around))).text == "\n\n".join(PROSE)


def test_the_fields_are_what_the_page_tells() -> None:
    """Title, publisher, author, address and the moment, to the minute."""
    found = article("a.html", page(*PROSE, head=HEAD))
    assert found.fields == {
        "title": "Raid", "publisher": "The Post", "author": "Ann Writer",
        "url": "https://example.org/raid", "published": "2019-12-10T16:25+03:00",
    }  # fmt: skip
    assert found.fields_from == "page metadata"


@pytest.mark.parametrize(
    ("title", "publisher"),
    [
        ("Raid on the quay | Harbour Post", "Harbour Post"),
        ("Raid on the quay - The Post", "The Post"),
        ("Raid on the quay - Harbour &amp; Main", "Harbour & Main"),
        ("Raid on the quay", None),
        ("Raid on the port | Harbour Post", None),
        ("Raid on the quay | what we know", None),
    ],
)
def test_the_title_may_name_the_site(title: str, publisher: str | None) -> None:
    """Behind the page's own headline, and nowhere else."""
    body = "".join(f"<p>{each}</p>" for each in PROSE)
    html = f"<html><head><title>{title}</title></head><body><article><h1>Raid on the quay</h1>"
    found = article("a.html", f"{html}{body}</article></body></html>".encode())
    assert found.fields.get("publisher") == publisher


def test_no_date_is_invented() -> None:
    """A year in a footer and days in the text do not date the piece."""
    found = article("a.html", page(*PROSE, "It began on 3 May 2018.", around="<p>© 2024</p>"))
    assert "published" not in found.fields


@pytest.mark.parametrize(
    ("head", "updated"),
    [
        ("<meta property='article:modified_time' content='2019-12-11T08:00:00Z'>",
         "2019-12-11T08:00+00:00"),
        ('<script type="application/ld+json">{"@type": "NewsArticle", '
         '"datePublished": "2019-12-10", "dateModified": "2019-12-12"}</script>', "2019-12-12"),
        ("<meta property='article:published_time' content='2019-12-10'>"
         "<meta property='og:updated_time' content='2018-01-01'>", None),
        ("<meta property='article:modified_time' content='today'>", None),
        ("<meta property='article:published_time' content='2019-12-10'>", None),
    ],
)  # fmt: skip
def test_when_it_was_changed_is_what_the_page_tells(head: str, updated: str | None) -> None:
    """In a meta tag or in data for machines; what is before its publication is not its own."""
    assert article("a.html", page(*PROSE, head=head)).fields.get("updated") == updated


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", ""),
        ("utf-8", '<meta charset="iso-8859-1">'),
        ("utf-16", ""),
        ("iso-8859-1", '<meta charset="iso-8859-1">'),
        ("cp1252", '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">'),
        ("cp1250", '<meta charset="windows-1250">'),
        ("cp1252", '<meta charset="no-such-set">'),
    ],
)
def test_any_character_set_is_read(encoding: str, told: str) -> None:
    """By its mark, as UTF-8 whatever it says of itself, as it says, or as guessed."""
    text = CAFE if encoding != "iso-8859-1" else CAFE.replace("„", "'").replace("“", "'")
    html = page(text, head=told).decode().encode(encoding)
    assert text in article("a.htm", html).text


def test_seven_bit_japanese_is_read() -> None:
    """Its bytes would be good UTF-8, and mean nothing."""
    text = "月曜日に空港の近くにロケット弾が落ちた。"
    html = page(text, head='<meta charset="iso-2022-jp">').decode().encode("iso-2022-jp")
    assert text in article("a.html", html).text


@pytest.mark.parametrize("name", ["twitter-tweet", "twitter-tweet twitter-tweet-rendered"])
def test_a_post_is_a_paragraph_with_its_author_and_date(name: str) -> None:
    """The words of a post are nobody else's, and have a day of their own."""
    post = (
        f'<blockquote class="{name}"><p lang="en">The base<br>is safe. <a href="#">#Taji</a></p>'
        "&mdash; The Army (@army) <a href='#'>October 9, 2018</a></blockquote><script>x</script>"
    )
    html = page(*PROSE).replace(b"<p>Two", post.encode() + b"<p>Two")
    told = "The base is safe. #Taji — The Army (@army) October 9, 2018"
    text = to_article(article("a.html", html)).text
    assert text == "\n\n".join([PROSE[0], told, *PROSE[1:]])


@pytest.mark.parametrize(
    "html", [b"", b"<html></html>", b"<html><body><script>1</script></body></html>"]
)
def test_a_page_without_an_article_is_refused(html: bytes) -> None:
    """An empty page, and one that a script would fill."""
    assert "no article was found" in reason("a.html", html)


def test_a_piece_of_a_page_is_read() -> None:
    """Mails and clippings have no head and no body."""
    assert article("a.html", b"<p>It fell.</p>").text == "It fell."
