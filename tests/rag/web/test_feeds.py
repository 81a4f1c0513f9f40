"""Feeds and sitemaps give addresses and what they tell of them, and no bomb goes off."""

from __future__ import annotations

from contextlib import suppress
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.web.feeds import Kind, Listed, date, kind_of, listed
from rag.web.xmltree import MAX_BYTES, MAX_ITEMS
from tests.servers.site import FILE

RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>Example News</title><link>http://news.example/</link>
<atom:link href="http://news.example/feed" rel="self"/>
<item><title>Two &amp;amp; three: &lt;b&gt;rockets&lt;/b&gt;</title>
<link> http://news.example/a </link>
<media:title>A picture</media:title><dc:creator>A. Writer</dc:creator>
<author>a@news.example</author>
<pubDate>Mon, 09 Dec 2019 21:10:00 +0300</pubDate></item>
<item><title>By its guid</title><guid>http://news.example/b</guid></item>
<item><title>No address</title><guid isPermaLink="false">77</guid></item>
<item><title>Again</title><link>http://news.example/a</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Example</title>
<link href="http://news.example/"/>
<entry><title type="html">Rockets &amp;#8220;fell&amp;#8221;</title>
<link rel="self" href="/x"/><link rel="alternate" href="/a"/><link rel="enclosure" href="/a.mp3"/>
<published>2019-12-09T18:10:00Z</published><updated>2019-12-11T00:00:00Z</updated></entry>
<entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">It <b>fell</b></div></title>
<link href="http://news.example/b"/><updated>2019-12-11T00:00:00Z</updated></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="http://news.example/"><title>x</title></channel>
<item rdf:about="http://news.example/a"><title>It fell</title><link>http://news.example/a</link>
<dc:date>2019-12</dc:date></item></rdf:RDF>"""
SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>http://news.example/a</loc><lastmod>2020-02-01</lastmod>
<image:image><image:loc>http://news.example/a.png</image:loc></image:image>
<news:news><news:publication><news:name>Example News</news:name><news:language>en</news:language>
</news:publication><news:publication_date>2019-12-09T21:10+03:00</news:publication_date>
<news:title>It fell</news:title></news:news></url>
<url><loc>http://news.example/b</loc><lastmod>2020-01-01</lastmod></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>http://news.example/1.xml</loc><lastmod>2019-12-10</lastmod></sitemap>
<sitemap><loc>http://news.example/2.xml</loc></sitemap></sitemapindex>"""
LAUGHS = (
    '<!DOCTYPE rss [<!ENTITY a "lol">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><rss><channel><item><title>&i;</title><link>http://news.example/a</link></item></channel></rss>"
)
OUTSIDE = (
    f'<!DOCTYPE rss [<!ENTITY a SYSTEM "{FILE}">]><rss><channel><item><title>&a;</title>'
    "<link>http://news.example/a</link></item></channel></rss>"
)


def read(document: str) -> list[Listed]:
    """What a document lists, as what it is."""
    kind = kind_of(document.encode())
    assert kind is not None
    return listed(document.encode(), kind)


def test_rss() -> None:
    """Titles without markup, times as they are told; an entry without an address is none."""
    assert read(RSS) == [
        Listed(
            "http://news.example/a",
            {
                "title": "Two & three: rockets",
                "author": "A. Writer",
                "published": "2019-12-09T21:10+03:00",
            },
        ),
        Listed("http://news.example/b", {"title": "By its guid"}),
    ]


def test_atom() -> None:
    """The link to the article itself; when it was updated is not when it was published."""
    changed = {"updated": "2019-12-11T00:00+00:00"}
    assert read(ATOM) == [
        Listed("/a", {"title": "Rockets “fell”", "published": "2019-12-09T18:10+00:00"} | changed),
        Listed("http://news.example/b", {"title": "It fell"} | changed),
    ]


def test_rss_1() -> None:
    """The items of RDF, with Dublin Core's date at its own precision."""
    assert read(RDF) == [
        Listed("http://news.example/a", {"title": "It fell", "published": "2019-12"})
    ]


def test_a_sitemap_with_news() -> None:
    """The news extension tells title, publisher and date; a last change is only an order."""
    told = {"title": "It fell", "publisher": "Example News", "published": "2019-12-09T21:10+03:00"}
    assert read(SITEMAP) == [
        Listed("http://news.example/a", told, "2019-12-09T21:10+03:00", "sitemap"),
        Listed("http://news.example/b", {}, "2020-01-01", "sitemap"),
    ]


def test_an_index_of_sitemaps() -> None:
    """Its sitemaps, in its order."""
    assert [(each.address, each.changed) for each in read(INDEX)] == [
        ("http://news.example/1.xml", "2019-12-10"),
        ("http://news.example/2.xml", ""),
    ]


@pytest.mark.parametrize(
    ("document", "kind"),
    [(RSS, "feed"), (ATOM, "feed"), (RDF, "feed"), (SITEMAP, "sitemap"), (INDEX, "index"),
     ("<!doctype html><html><p>rss</p></html>", None), ("", None), ("It fell. <rss", "feed"),
     ("<?xml version='1.0'?><!DOCTYPE html><html/>", None), ("<!-- rss --><rss/>", "feed"),
     ("<s:urlset xmlns:s='x'/>", "sitemap"), ("<lolz><rss/></lolz>", None)],
)  # fmt: skip
def test_what_it_is_is_told_by_its_first_element(document: str, kind: Kind | None) -> None:
    """Whatever the server says of its type; UTF-16 is read, too."""
    assert kind_of(document.encode()) == kind_of(document.encode("utf-16")) == kind


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_character_sets(encoding: str) -> None:
    """The one that is declared, or that a byte order mark tells."""
    declared = "iso-8859-1" if encoding == "iso-8859-1" else encoding.removesuffix("-sig")
    document = RSS.replace("By its guid", "Für").replace("1.0", f'1.0" encoding="{declared}', 1)
    assert listed(document.encode(encoding), "feed")[1].fields == {"title": "Für"}


@pytest.mark.parametrize("document", [LAUGHS, OUTSIDE], ids=["laughs", "outside"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(document: str, encoding: str) -> None:
    """A billion laughs and a file of the machine are neither expanded nor read, at once."""
    begun = monotonic()
    with pytest.raises(ValueError, match="entities, which are never read"):
        listed(document.encode(encoding), "feed")
    assert monotonic() - begun < 1


@pytest.mark.parametrize("broken", ["&nbsp;", "&", "\x01", "a&b=c", "&eacute;"])
def test_entities_are_refused_in_what_has_to_be_mended(broken: str) -> None:
    """A document that is broken elsewhere is not read with less care."""
    with pytest.raises(ValueError, match="entities"):
        listed(LAUGHS.replace("<channel>", f"<channel>{broken}").encode(), "feed")
    with pytest.raises(ValueError, match=r"entities|well-formed"):
        listed((broken + LAUGHS).encode(), "feed")


def test_a_doctype_without_entities_is_no_harm() -> None:
    """Old feeds have one; what it leads to is not fetched."""
    doctype = '<!DOCTYPE rss SYSTEM "http://my.netscape.com/publish/formats/rss-0.91.dtd">'
    assert read(doctype + RSS.partition("\n")[2])[1].address == "http://news.example/b"


def test_what_feeds_are_often_broken_by_is_mended() -> None:
    """Names of HTML, bare ampersands and control characters; CDATA stays as it is."""
    item = "<title>Caf&eacute;&nbsp;A&B\x0b &bogus; &amp;</title><link><![CDATA[http://x.example/?a&b]]></link>"
    (found,) = read(f"\n <rss><channel><item>{item}</item></channel></rss>")
    assert found == Listed("http://x.example/?a&b", {"title": "Café A&B &bogus; &"})


@pytest.mark.parametrize(
    "document", ["<rss><item>", "<rss></rdf>", "<rss", "<rss>" + "<a " * 400_000, "<rss>" * 100_000]
)
def test_what_cannot_be_mended_is_said(document: str) -> None:
    """The line is told."""
    with pytest.raises(ValueError, match="no well-formed XML in line 1"):
        listed(document.encode(), "feed")


def test_an_unknown_character_set_is_said() -> None:
    """A made-up name is no crash."""
    with pytest.raises(ValueError, match=r"character set|well-formed"):
        listed(b'<?xml version="1.0" encoding="bogus"?><rss/>', "feed")


@pytest.mark.parametrize(
    "document",
    [
        "<rss><channel>" + "<item/>" * 600_000 + "</channel></rss>",
        "<rss><item>" + "<a>" * 600_000 + "</a>" * 600_000 + "</item></rss>",
        "<rss><item><title>" + "&lt;" * 1_000_000 + "</title><link>x</link></item></rss>",
        "<rss><item><title>" + "&" * 900_000 + "</title></item></rss>",
        "<rss><item><title>&" + "<![CDATA[" * 90_000,
    ],
    ids=["items", "deep", "tags", "ampersands", "sections"],
)
def test_no_document_takes_long(document: str) -> None:
    """The worst of the size that is read takes a few seconds."""
    begun = monotonic()
    with suppress(ValueError):
        assert len(listed(document.encode(), "feed")) <= 1
    assert monotonic() - begun < 20


def test_too_large_is_refused_unread() -> None:
    """The sizes are said."""
    with pytest.raises(ValueError, match=f"at most {MAX_BYTES:,} are read"):
        listed(b"<rss>" + b" " * MAX_BYTES, "feed")


def test_no_more_than_a_sitemap_may_have() -> None:
    """What stands behind is not read."""
    urls = "".join(f"<url><loc>{n}</loc></url>" for n in range(MAX_ITEMS + 9))
    assert len(read(f"<urlset>{urls}</urlset>")) == MAX_ITEMS


@pytest.mark.parametrize(
    ("text", "iso"),
    [("Mon, 09 Dec 2019 21:10:33 GMT", "2019-12-09T21:10+00:00"),
     ("9 Dec 2019 21:10 EST", "2019-12-09T21:10-05:00"), ("Mon, 09 Dec 2019", "2019-12-09"),
     ("Mon, 09 Dec 2019 21:10:00 BST", "2019-12-09T21:10"), ("2019", "2019"),
     ("2019-12-09", "2019-12-09"), ("2019-12-09T21:10:33.5Z", "2019-12-09T21:10+00:00"),
     ("yesterday", ""), ("", ""), ("32 Dec 2019", ""), ("1 1 1 1 1 1 1", ""),
     ("Mon, 09 Dec 99999 21:10 GMT", "")],
)  # fmt: skip
def test_dates(text: str, iso: str) -> None:
    """As precise as they are told, with no zone where none is known; never made up."""
    assert date(text) == iso


@given(st.text(max_size=40))
def test_no_date_is_too_odd(text: str) -> None:
    """Whatever stands there, it is a date or nothing."""
    assert date(text) == "" or date(date(text))


@given(st.binary(max_size=200), st.sampled_from(["feed", "sitemap", "index"]))
def test_no_bytes_are_too_odd(data: bytes, kind: Kind) -> None:
    """Whatever came, it is a list or a plain reason."""
    for document in (data, b"<rss><item><title>" + data + b"</title></item></rss>"):
        kind_of(document)
        with suppress(ValueError):
            assert all(each.address for each in listed(document, kind))
