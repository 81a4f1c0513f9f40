"""A page, a feed and a sitemap give their articles; one bad page never stops the rest."""

from __future__ import annotations

import gzip
from functools import partial

import pytest

from rag.reading.raw import Found, Raw, Refused
from rag.web.addresses import MAX_ARTICLES, MAX_SITEMAPS, find
from rag.web.fetch import fetch
from tests.rag.reading.making import pdf
from tests.servers.site import FILE, NEWS, PUBLIC, Reply, Site, html, to, xml

TEXT = "Two rockets fell near the airport on Monday, and no one was hurt, the police said.\n" * 4


def take(site: Site, path: str) -> list[Raw | Found | Refused]:
    """What an address of the site gives; nothing but the site is reached."""
    found = list(find(f"{NEWS}{path}", partial(fetch, net=site.net())))
    assert {address for address, _ in site.reached} <= {PUBLIC}
    return [each.raw if isinstance(each, Found) and each.raw else each for each in found]


def feed(*items: str) -> Reply:
    """A feed of these items."""
    return xml(f"<rss><channel>{''.join(items)}</channel></rss>", "application/rss+xml")


def item(address: str, inside: str = "") -> str:
    """An entry of a feed."""
    return f"<item><link>{address}</link>{inside}</item>"


def sitemap(*addresses: str, of: str = "urlset", each: str = "url") -> Reply:
    """A sitemap, or an index of them; the last is the newest."""
    days = enumerate(addresses, 1)
    urls = (f"<{each}><loc>{a}</loc><lastmod>2019-01-{n:02}</lastmod></{each}>" for n, a in days)
    return xml(f"<{of}>{''.join(urls)}</{of}>")


def raws(found: list[Raw | Found | Refused]) -> list[Raw]:
    """The articles among what was found."""
    return [each for each in found if isinstance(each, Raw)]


def refusals(found: list[Raw | Found | Refused]) -> list[Refused]:
    """The others."""
    return [each for each in found if isinstance(each, Refused)]


class TestPage:
    """One address, one article."""

    def test_a_page(self, site: Site) -> None:
        """Its text and fields, under the address that was given, without a fragment."""
        site.pages["/a"] = html(TEXT, "Rockets")
        (raw,) = raws(take(site, "/a#top"))
        assert (raw.source, raw.fields_from) == (f"{NEWS}/a", "page metadata")
        assert raw.fields["title"] == "Rockets"

    def test_a_redirect(self, site: Site) -> None:
        """The source is what can be given again, the url where the article is."""
        site.pages |= {"/a": to("/b"), "/b": html(TEXT)}
        (raw,) = raws(take(site, "/a"))
        assert (raw.source, raw.fields["url"]) == (f"{NEWS}/a", f"{NEWS}/b")

    def test_the_fingerprint_is_of_the_article(self, site: Site) -> None:
        """What changes around the article changes nothing; a new word or title does."""
        prints = []
        for text, title, head in (
            (TEXT, "A", ""), (TEXT, "A", "<script>7</script>"), (TEXT + "More fell.", "A", ""),
            (TEXT, "B", ""),
        ):  # fmt: skip
            site.pages["/a"] = html(text, title, head)
            prints.append(raws(take(site, "/a"))[0].fingerprint)
        assert prints[0] == prints[1]
        assert len(set(prints)) == 3

    def test_plain_text(self, site: Site) -> None:
        """It is taken as it is."""
        site.pages["/a"] = Reply(
            "Zwei Raketen fielen, für niemanden.".encode("latin-1"), "text/plain"
        )
        (raw,) = raws(take(site, "/a"))
        assert raw.text == "Zwei Raketen fielen, für niemanden."

    def test_a_pdf(self, site: Site) -> None:
        """It is read as a file of that kind is, under its address."""
        site.pages["/a"] = Reply(pdf(["Two rockets fell."]), "application/pdf")
        (raw,) = raws(take(site, "/a"))
        assert "Two rockets fell." in raw.text
        assert raw.fields["url"] == f"{NEWS}/a"

    @pytest.mark.parametrize(
        ("reply", "reason"),
        [(Reply(b"%PDF-1.7", "application/pdf"), "no .pdf"), (Reply(b"%PDF-1.7", ""), "no .pdf"),
         (xml("<opml/>"), "neither a feed nor a sitemap"), (Reply(), "no article"),
         (Reply(b"x", "image/png"), "image/png"), (Reply(status=404), "answered 404"),
         (Reply(b"x" * 99, "application/gzip"), "gzip"), (Reply(b"\0", "text/plain"), "binary"),
         (Reply(gzip.compress(bytes(20_000_000)), "application/gzip"), "more than 10,000,000"),
         (xml("<rss></channel>"), "broken"), (xml("<rss/>"), "lists no article"),
         (to("http://127.0.0.1/"), "no public address"), (to(FILE), "only http"),
         (xml('<!DOCTYPE rss [<!ENTITY a "b">]><rss>&a;</rss>'), "entities")],
    )  # fmt: skip
    def test_what_is_no_article_is_said(self, site: Site, reply: Reply, reason: str) -> None:
        """Under its address, which the reason does not repeat."""
        site.pages["/a"] = reply
        (refused,) = refusals(take(site, "/a"))
        assert refused.source == f"{NEWS}/a"
        assert reason in refused.reason
        assert not refused.reason.startswith(NEWS)

    @pytest.mark.parametrize("address", ["http://", "http://a\tb/", "http://\ud800/", "http://[/"])
    def test_an_odd_address_is_one_fault(self, site: Site, address: str) -> None:
        """It can be stored and printed."""
        (refused,) = find(address, partial(fetch, net=site.net()))
        assert isinstance(refused, Refused)
        assert refused.source.encode()


class TestFeed:
    """Each entry's article is fetched."""

    def test_an_entry_fills_what_the_page_lacks(self, site: Site) -> None:
        """The page's own word counts first; the date's source is told."""
        told = "<title>From the feed</title><pubDate>Mon, 09 Dec 2019 21:10:00 GMT</pubDate>"
        site.pages["/feed"] = feed(item("/a", told), item(f"{NEWS}/b", told))
        head = '<meta property="article:published_time" content="2019-12-08T08:00:00Z">'
        site.pages |= {"/a": Reply(TEXT.encode(), "text/plain"), "/b": html(TEXT, "Own", head)}
        one, two = raws(take(site, "/feed"))
        assert one.source == f"{NEWS}/a"
        assert one.fields == {
            "title": "From the feed", "published": "2019-12-09T21:10+00:00", "url": f"{NEWS}/a",
        }  # fmt: skip
        assert (one.fields_from, two.fields_from) == ("feed", "page metadata")
        assert two.fields["title"] == "Own"
        assert two.fields["published"].startswith("2019-12-08")

    def test_one_bad_entry_does_not_stop_the_rest(self, site: Site) -> None:
        """Hostile, missing, broken and circular ones are told, each with its address."""
        bad = ["http://127.0.0.1/x", FILE, "/gone", "http://[", "/feed", "/a"]
        site.pages |= {"/feed": feed(*map(item, bad)), "/a": html(TEXT)}
        found = take(site, "/feed")
        assert [raw.source for raw in raws(found)] == [f"{NEWS}/a"]
        assert [refused.source for refused in refusals(found)] == [
            *bad[:2], f"{NEWS}/gone", "http://[", f"{NEWS}/feed",
        ]  # fmt: skip

    def test_one_page_listed_twice_is_one_article(self, site: Site) -> None:
        """However its address is written, it is asked for once."""
        ways = ("/a", "/a#part", f"{NEWS}:80/a", "HTTP://NEWS.example/a")
        site.pages |= {"/feed": feed(*map(item, ways)), "/a": html(TEXT)}
        assert len(take(site, "/feed")) == 1
        assert len(site.asked) == 2

    def test_a_site_that_fails_again_and_again_is_left(self, site: Site) -> None:
        """Five in a row, and the rest is not asked for; it is said how many."""
        site.pages["/feed"] = feed(*(item(f"/{n}") for n in range(20)))
        found = refusals(take(site, "/feed"))
        assert len(found) == 6
        assert found[-1].source == f"{NEWS}/feed"
        assert "15 were not asked for" in found[-1].reason

    def test_pages_without_an_article_are_no_failing_site(self, site: Site) -> None:
        """However many come, the article behind them is read."""
        site.pages["/feed"] = feed(*(item(f"/{n}") for n in range(9)), item("/a"))
        for n in range(9):
            site.pages[f"/{n}"] = Reply(b"%PDF-1.7", "application/pdf")
        site.pages["/a"] = html(TEXT)
        assert [raw.source for raw in raws(take(site, "/feed"))] == [f"{NEWS}/a"]

    def test_only_so_many(self, site: Site) -> None:
        """The first, which are the newest; the rest is told and not fetched."""
        site.pages["/feed"] = feed(*(item(f"/{n}") for n in range(MAX_ARTICLES + 7)))
        for n in range(MAX_ARTICLES + 7):
            site.pages[f"/{n}"] = Reply(b"It fell.", "text/plain")
        found = take(site, "/feed")
        assert [raw.source for raw in raws(found)] == [f"{NEWS}/{n}" for n in range(MAX_ARTICLES)]
        (told,) = refusals(found)
        assert (told.source, told.kind) == (f"{NEWS}/feed", "skipped")
        assert "207 articles; the 200 newest" in told.reason


class TestSitemap:
    """A site's own list of its pages."""

    def test_a_sitemap(self, site: Site) -> None:
        """Newest first; a last change is not told to be the date."""
        site.pages |= {
            "/map": sitemap(f"{NEWS}/a", f"{NEWS}/b"),
            "/a": html(TEXT),
            "/b": html(TEXT),
        }
        found = raws(take(site, "/map"))
        assert [raw.source for raw in found] == [f"{NEWS}/b", f"{NEWS}/a"]
        assert not any("published" in raw.fields for raw in found)

    def test_a_news_sitemap_in_a_gzip_file(self, site: Site) -> None:
        """Title, publisher and date come from it where the page tells none."""
        news = "http://www.google.com/schemas/sitemap-news/0.9"
        document = (
            f'<urlset xmlns:n="{news}"><url><loc>{NEWS}/a</loc><n:news><n:publication><n:name>'
            "Example</n:name></n:publication><n:publication_date>2019-12-09</n:publication_date>"
            "<n:title>Rockets</n:title></n:news></url></urlset>"
        )
        site.pages["/map.gz"] = Reply(gzip.compress(document.encode()), "application/x-gzip")
        site.pages["/a"] = Reply(b"It fell.", "text/plain")
        (raw,) = raws(take(site, "/map.gz"))
        assert raw.fields_from == "sitemap"
        assert raw.fields == {
            "title": "Rockets", "publisher": "Example", "published": "2019-12-09",
            "url": f"{NEWS}/a",
        }  # fmt: skip

    def test_an_index_goes_one_level_down(self, site: Site) -> None:
        """Its sitemaps are read; an index in an index, and one that is gone, are told."""
        index = sitemap(
            f"{NEWS}/1", f"{NEWS}/gone", f"{NEWS}/map", of="sitemapindex", each="sitemap"
        )
        site.pages |= {"/map": index, "/1": sitemap(f"{NEWS}/a"), "/a": html(TEXT)}
        found = take(site, "/map")
        assert [raw.source for raw in raws(found)] == [f"{NEWS}/a"]
        assert [refused.source for refused in refusals(found)] == [f"{NEWS}/map", f"{NEWS}/gone"]
        assert "no sitemap" in refusals(found)[0].reason

    def test_only_so_many_sitemaps(self, site: Site) -> None:
        """The newest of an index; the rest is told and not fetched."""
        many = [f"{NEWS}/{n}" for n in range(MAX_SITEMAPS + 5)]
        site.pages["/map"] = sitemap(*many, of="sitemapindex", each="sitemap")
        for n in range(MAX_SITEMAPS + 5):
            site.pages[f"/{n}"] = sitemap(f"{NEWS}/a")
        site.pages["/a"] = html(TEXT)
        found = take(site, "/map")
        assert len(raws(found)) == 1
        assert "25 sitemaps; the 20 newest" in refusals(found)[0].reason
        assert len(site.asked) == 1 + MAX_SITEMAPS + 1
