"""Pages come from public addresses, within limits, and nothing else does."""

from __future__ import annotations

import gzip
import ssl
import zlib
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event
from time import monotonic

import pytest

from rag.errors import ArticleError
from rag.web.fetch import MAX_BYTES, MAX_REDIRECTS, fetch
from tests.servers.site import FILE, NEWS, PUBLIC, Reply, Site, html, to

HOSTILE = [
    "http://127.0.0.1/", "http://127.0.0.1:8000/", "http://[::1]/", "http://10.0.0.1/",
    "http://192.168.0.1/", "http://169.254.169.254/latest/meta-data/", "http://100.64.0.1/",
    "http://100.100.100.200/", "http://168.63.129.16/", "http://[fd00:ec2::254]/",
    "http://[fe80::1%25eth0]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/",
    "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://[::127.0.0.1]/",
    "http://2130706433/", "http://0x7f000001/", "http://0x7f.0.0.1/", "http://017700000001/",
    "http://0177.0.0.1/", "http://127.1/", "http://0/", "http://0.0.0.0/", "http://[::]/",
    "http://127.0.0.1./", "http://127%2e0%2e0%2e1/", "http://127。0。0。1/",
    "http://loopback.example/", "http://private.example/", "http://mixed.example/",
    "http://metadata.example/", "https://loopback.example/", "http://LOOPBACK.example:80/",
    "http://user:secret@news.example/", "http://news.example:80@127.0.0.1/",
    "http://127.0.0.1\\@news.example/", "http://news.example:0/", "http://news.example:99999/",
    FILE, "file://news.example/etc/passwd", "ftp://news.example/a",
    "gopher://news.example/", "data:text/html,It fell.", "javascript:alert(1)", "http://",
    "http:///etc/passwd", "http:news.example", "//", "http://[::1", "http://a\tb/",
]  # fmt: skip
# Seen from a page, the first are addresses of the same site; the others fit in no header.
ELSEWHERE = sorted(
    {*HOSTILE}
    - {"//", "http:news.example", "http://", "http:///etc/passwd"}
    - {"http://127。0。0。1/", "http://a\tb/"}
)
NAMES = {
    "loopback.example": ["127.0.0.1"],
    "private.example": ["192.168.7.7"],
    "mixed.example": [PUBLIC, "::1"],
    "metadata.example": ["169.254.169.254"],
}


def refused(address: str, site: Site, seconds: float = 10) -> str:
    """Why it gives no page; the sentence names the address and has no secret in it."""
    with pytest.raises(ArticleError) as caught:
        fetch(address, site.net(seconds))
    assert ": " in str(caught.value)
    assert "secret" not in str(caught.value)
    return str(caught.value)


class TestWhere:
    """Only public machines are asked, whatever says so."""

    @pytest.mark.parametrize("address", HOSTILE)
    def test_a_hostile_address_is_refused(self, site: Site, address: str) -> None:
        """At the first hop, without any connection."""
        site.names |= NAMES
        assert refused(address, site)
        assert site.reached == []

    @pytest.mark.parametrize("address", ELSEWHERE)
    def test_a_hostile_redirect_is_refused(self, site: Site, address: str) -> None:
        """At a later hop, with no connection after the first."""
        site.names |= NAMES
        site.pages["/a"] = to(address)
        assert refused(f"{NEWS}/a", site)
        assert site.reached == [(PUBLIC, 80)]

    def test_the_connection_goes_where_it_was_judged(self, site: Site) -> None:
        """A name that leads to loopback when it is asked for again leads there in vain."""
        site.turns["news.example"] = [[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]]
        site.pages["/a"] = html("It fell.")
        assert b"It fell." in fetch(f"{NEWS}/a", site.net()).data
        assert (site.reached, site.resolved) == ([(PUBLIC, 80)], ["news.example"])

    def test_each_hop_is_judged_anew(self, site: Site) -> None:
        """A redirect to the same name, which now leads to loopback, is refused."""
        site.turns["news.example"] = [[PUBLIC], ["127.0.0.1"]]
        site.pages["/a"] = to("/b")
        assert "127.0.0.1, which is no public address" in refused(f"{NEWS}/a", site)
        assert site.reached == [(PUBLIC, 80)]

    def test_the_site_is_asked_by_its_name(self, site: Site) -> None:
        """The Host is the name and port, though the connection goes to an address."""
        site.pages["/a?b=c"] = html("It fell.")
        page = fetch(f"{NEWS}:8080/a?b=c#part", site.net())
        assert page.address == f"{NEWS}:8080/a?b=c"
        assert site.asked[0][:2] == ("news.example:8080", "/a?b=c")
        assert site.reached == [(PUBLIC, 8080)]

    def test_the_next_address_is_tried(self, site: Site) -> None:
        """Where nothing answers at one of a name's addresses, another may; but not many."""
        site.names["news.example"] = ["2606:4700::1111", PUBLIC]
        site.dead = {"2606:4700::1111"}
        site.pages["/a"] = html("It fell.")
        assert fetch(f"{NEWS}/a", site.net()).data
        assert site.reached == [("2606:4700::1111", 80), (PUBLIC, 80)]
        site.names["news.example"] = [f"8.8.8.{n}" for n in range(20)]
        site.dead = set(site.names["news.example"])
        assert "nothing answers" in refused(f"{NEWS}/a", site)
        assert len(site.reached) == 5

    def test_no_proxy_of_the_environment(self, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
        """A proxy would resolve the name once more, and is not used."""
        for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, "http://127.0.0.1:1")
        site.pages["/a"] = html("It fell.")
        assert fetch(f"{NEWS}/a", site.net()).data

    def test_the_default_net_refuses_too(self) -> None:
        """With the real resolver and the real transport, this machine's names lead nowhere."""
        for address in ("http://localhost:1/", "http://127.0.0.1:1/", "https://[::1]:1/"):
            with pytest.raises(ArticleError, match="no public address"):
                fetch(address)


class TestSecure:
    """The certificate is that of the name, though the connection goes to an address."""

    def test_a_certificate_of_the_name_is_good(self, safe_site: Site, tmp_path: Path) -> None:
        """The name is what is asked for and what is checked."""
        trust = ssl.create_default_context(cafile=tmp_path / "certificate.pem")
        safe_site.pages["/a"] = html("It fell.")
        page = fetch("https://news.example/a", safe_site.net(verify=trust))
        assert page.address == "https://news.example/a"
        assert safe_site.reached == [(PUBLIC, 443)]

    def test_a_certificate_of_another_name_is_not(self, safe_site: Site, tmp_path: Path) -> None:
        """Another name at the same address is refused, and nothing is asked."""
        trust = ssl.create_default_context(cafile=tmp_path / "certificate.pem")
        safe_site.names["other.example"] = [PUBLIC]
        with pytest.raises(ArticleError, match="certificate"):
            fetch("https://other.example/a", safe_site.net(verify=trust))
        assert safe_site.asked == []

    def test_a_certificate_that_nobody_signed_is_not(self, safe_site: Site) -> None:
        """The usual authorities are the ones that count."""
        assert "certificate" in refused("https://news.example/a", safe_site)


class TestHow:
    """What is sent, and what is kept."""

    def test_it_says_who_asks(self, site: Site) -> None:
        """The programme's own name, and gzip, are all that is told."""
        site.pages["/a"] = html("It fell.")
        fetch(f"{NEWS}/a", site.net())
        headers = {name.lower(): value for name, value in site.asked[0][2].items()}
        assert headers.pop("accept").startswith("text/html")
        assert headers.pop("connection")
        assert headers == {
            "host": "news.example", "user-agent": "Dateline/0.1", "accept-encoding": "gzip",
        }  # fmt: skip

    def test_no_cookie_is_kept(self, site: Site) -> None:
        """Neither over a redirect nor for the next page."""
        site.pages["/a"] = Reply(status=302, headers={"Location": "/b", "Set-Cookie": "id=7"})
        site.pages["/b"] = html("It fell.")
        for _ in range(2):
            fetch(f"{NEWS}/a", site.net())
        assert len(site.asked) == 4
        assert not any("cookie" in name.lower() for _, _, told in site.asked for name in told)

    def test_redirects_are_followed(self, site: Site) -> None:
        """Relative and absolute ones; the page's address is the last."""
        site.pages |= {"/a": to("b", 301), "/b": to(f"{NEWS}/c?d", 307), "/c?d": html("It fell.")}
        assert fetch(f"{NEWS}/a", site.net()).address == f"{NEWS}/c?d"

    def test_too_many_redirects(self, site: Site) -> None:
        """Five are followed, a sixth is not, and a circle ends."""
        for n in range(9):
            site.pages[f"/{n}"] = to(f"/{n - 1}") if n else html("It fell.")
        assert fetch(f"{NEWS}/{MAX_REDIRECTS}", site.net()).data
        assert "more than 5 redirects" in refused(f"{NEWS}/{MAX_REDIRECTS + 1}", site)
        site.pages["/a"] = to("/a")
        assert "more than 5 redirects" in refused(f"{NEWS}/a", site)

    @pytest.mark.parametrize("status", [204, 206, 304, 401, 403, 404, 410, 418, 429, 500, 503])
    def test_another_status_is_said(self, site: Site, status: int) -> None:
        """The sentence has the address, the status and what to do."""
        site.pages["/a"] = Reply(b"", status=status)
        said = refused(f"{NEWS}/a", site)
        assert said.startswith(f"{NEWS}/a: the site answered {status}. ")
        assert said.endswith(".")

    def test_a_redirect_to_nowhere(self, site: Site) -> None:
        """One without an address is a status like any other."""
        site.pages["/a"] = Reply(status=302)
        assert "answered 302" in refused(f"{NEWS}/a", site)

    @pytest.mark.parametrize(
        "kind",
        ["image/png", "application/octet-stream", "video/mp4", "application/json", "x" * 999],
    )
    def test_another_kind_is_refused_unread(self, site: Site, kind: str) -> None:
        """It is named, and its body is not read."""
        site.pages["/a"] = Reply(b"x", kind)
        said = refused(f"{NEWS}/a", site)
        assert kind[:40] in said
        assert len(said) < 300

    def test_the_kind_and_the_character_set_are_told(self, site: Site) -> None:
        """In small letters; nothing where the server tells nothing."""
        site.pages["/a"] = Reply(b"x", 'Text/HTML; Charset="ISO-8859-1"')
        page = fetch(f"{NEWS}/a", site.net())
        assert (page.kind, (page.charset or "").lower()) == ("text/html", "iso-8859-1")
        site.pages["/a"] = Reply(b"x", "")
        assert fetch(f"{NEWS}/a", site.net()).kind == ""

    def test_a_name_that_is_not_found(self, site: Site) -> None:
        """It is said which."""
        assert "'no.example' is not found" in refused("http://no.example/", site)


class TestLimits:
    """Nothing is too large, too slow or packed too well."""

    def test_too_large_by_its_own_word(self, site: Site) -> None:
        """A body that is told to be too large is not read."""
        site.pages["/a"] = Reply(headers={"Content-Length": str(MAX_BYTES + 1)})
        assert f"more than {MAX_BYTES:,} bytes" in refused(f"{NEWS}/a", site)

    def test_too_large_without_a_word(self, site: Site) -> None:
        """A body without end is left when the limit is reached."""

        def endless(handler: BaseHTTPRequestHandler, stopping: Event) -> None:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
            while not stopping.is_set():
                handler.wfile.write(b"x" * 65536)

        site.pages["/a"] = Reply(play=endless)
        assert f"more than {MAX_BYTES:,} bytes" in refused(f"{NEWS}/a", site)
        assert site.left.wait(5)

    def test_gzip_is_unpacked(self, site: Site) -> None:
        """Packed, in one member or in two, it is the same page; just as large as allowed too."""
        whole = b"x" * MAX_BYTES
        for packed in (gzip.compress(whole), gzip.compress(whole[:9]) + gzip.compress(whole[9:])):
            site.pages["/a"] = Reply(packed, headers={"Content-Encoding": "gzip"})
            assert fetch(f"{NEWS}/a", site.net()).data == whole

    def test_a_gzip_bomb(self, site: Site) -> None:
        """A gigabyte of nothing in a megabyte is left at the limit, at once."""
        packer = zlib.compressobj(9, wbits=31)
        packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(1000)) + packer.flush()
        site.pages["/a"] = Reply(packed, headers={"Content-Encoding": "gzip"})
        begun = monotonic()
        assert f"more than {MAX_BYTES:,} bytes" in refused(f"{NEWS}/a", site)
        assert monotonic() - begun < 10

    @pytest.mark.parametrize("packing", ["br", "zstd", "gzip, gzip", "deflate", "gzip, br"])
    def test_another_packing_is_refused(self, site: Site, packing: str) -> None:
        """What was not asked for, and layers above all, are not unpacked."""
        site.pages["/a"] = Reply(b"x", headers={"Content-Encoding": packing})
        assert "not asked for" in refused(f"{NEWS}/a", site)

    def test_broken_gzip(self, site: Site) -> None:
        """It is said to be broken, also where it only breaks off."""
        for body in (b"no gzip", gzip.compress(b"It fell." * 99)[:-9]):
            site.pages["/a"] = Reply(body, headers={"Content-Encoding": "gzip"})
            assert "broken" in refused(f"{NEWS}/a", site)

    @pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"])
    def test_a_drip_ends_in_time(self, site: Site, start: bytes) -> None:
        """A byte now and then, in the head or in the body, does not put off the end."""

        def drips(handler: BaseHTTPRequestHandler, stopping: Event) -> None:
            handler.wfile.write(start or b"HTTP/1.1 200 OK\r\nX-A: ")
            while not stopping.wait(0.02):
                handler.wfile.write(b"x")
                handler.wfile.flush()

        site.pages["/a"] = Reply(play=drips)
        begun = monotonic()
        assert "not there whole after 0.5 seconds" in refused(f"{NEWS}/a", site, seconds=0.5)
        assert monotonic() - begun < 3
        assert site.left.wait(5)

    def test_the_clock_is_one_for_all_hops(self, site: Site) -> None:
        """Redirects that each take a while end in time together."""

        def slow(handler: BaseHTTPRequestHandler, stopping: Event) -> None:
            stopping.wait(0.3)
            handler.wfile.write(b"HTTP/1.1 302 Go\r\nLocation: /a\r\nContent-Length: 0\r\n\r\n")

        site.pages["/a"] = Reply(play=slow)
        assert "not there whole" in refused(f"{NEWS}/a", site, seconds=0.8)

    def test_a_resolver_that_hangs_ends_in_time(self, site: Site) -> None:
        """The clock runs while the name is looked up."""
        net = site.net(0.3)

        def hangs(host: str, port: int) -> list[str]:
            site.stopping.wait(5)
            return []

        with pytest.raises(ArticleError, match="not there whole"):
            fetch(f"{NEWS}/a", type(net)(hangs, net.transport, net.seconds))
        site.stopping.set()

    def test_a_connection_that_breaks_off(self, site: Site) -> None:
        """Less than was promised is no page; nor is an answer that is no HTTP."""

        def short(handler: BaseHTTPRequestHandler, stopping: Event) -> None:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nIt fe")

        site.pages["/a"] = Reply(play=short)

        def other(handler: BaseHTTPRequestHandler, stopping: Event) -> None:
            handler.wfile.write(b"SSH-2.0\r\n\r\n")

        site.pages["/b"] = Reply(play=other)
        site.pages["/c"] = Reply(play=lambda handler, stopping: None)
        for path in "abc":
            assert "broke off" in refused(f"{NEWS}/{path}", site)

    def test_a_head_without_end(self, site: Site) -> None:
        """Headers are not collected for ever."""

        def endless(handler: BaseHTTPRequestHandler, stopping: Event) -> None:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
            while not stopping.is_set():
                handler.wfile.write(b"X-A: " + b"x" * 65536)

        site.pages["/a"] = Reply(play=endless)
        assert "broke off" in refused(f"{NEWS}/a", site)
