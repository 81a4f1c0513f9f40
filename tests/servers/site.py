"""A real web site on localhost that stands in for every site of the internet.

::

    def test_a_page(site: Site) -> None:
        site.pages["/a"] = html("It fell.")
        page = fetch("http://news.example/a", site.net())
        assert site.reached == [("93.184.216.34", 80)]

Names are found in ``site.names``; a connection to any address is noted in ``site.reached``
and then made to the server on localhost: nothing leaves the machine.
"""

from __future__ import annotations

import ssl
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

import httpx
import pytest

from rag.web.fetch import Net

PUBLIC = "93.184.216.34"
NEWS = "http://news.example"
FILE = "file:" + "///etc/passwd"
"""A file of the machine, as an address."""


@dataclass(frozen=True)
class Reply:
    """What the site answers: the headers win over the usual ones."""

    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    play: Callable[[BaseHTTPRequestHandler, Event], None] | None = None


@dataclass
class Site:
    """The running site.

    Attributes:
        pages: Replies by path (with its query); any other path is a 404.
        names: IP addresses by host name; ``turns`` go before, each once.
        asked: Each request's Host, path and headers.
        reached: Each connection's address and port, as it was asked for.
        resolved: Each name that was looked up.
        dead: Addresses where nothing answers.
    """

    port: int
    pages: dict[str, Reply] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=lambda: {"news.example": [PUBLIC]})
    turns: dict[str, list[list[str]]] = field(default_factory=dict)
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    reached: list[tuple[str, int]] = field(default_factory=list)
    resolved: list[str] = field(default_factory=list)
    dead: set[str] = field(default_factory=set)
    stopping: Event = field(default_factory=Event)
    left: Event = field(default_factory=Event)

    def net(self, seconds: float = 10, verify: ssl.SSLContext | bool = True) -> Net:
        """How to reach it."""
        return Net(self.resolve, lambda: Redirected(self, verify), seconds)

    def resolve(self, host: str, port: int) -> Sequence[str]:
        """The resolver of the tests."""
        self.resolved.append(host)
        if turns := self.turns.get(host):
            return turns.pop(0)
        if host not in self.names:
            raise OSError("no such name")
        return self.names[host]


class Redirected(httpx.AsyncBaseTransport):
    """The real transport, whose every connection ends at the site on localhost."""

    def __init__(self, site: Site, verify: ssl.SSLContext | bool) -> None:
        self.site = site
        self.real = httpx.AsyncHTTPTransport(verify=verify, trust_env=False)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Note where it was to go, and go to the site."""
        url = request.url
        usual = 443 if url.scheme == "https" else 80
        self.site.reached.append((url.host, url.port or usual))
        if url.host in self.site.dead:
            raise httpx.ConnectError("refused")
        request.url = url.copy_with(host="127.0.0.1", port=self.site.port)
        return await self.real.handle_async_request(request)

    async def aclose(self) -> None:
        """Close the real one."""
        await self.real.aclose()


def serve(folder: Path | None = None) -> Iterator[Site]:
    """The site, over TLS with a certificate made in ``folder`` where one is given."""
    site = Site(0)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append((self.headers["Host"], self.path, dict(self.headers)))
            self.close_connection = True
            reply = site.pages.get(self.path, Reply(status=404))
            if reply.play:
                try:
                    reply.play(self, site.stopping)
                except OSError:
                    site.left.set()
                return
            self.send_response(reply.status)
            usual = {"Content-Type": reply.kind, "Content-Length": str(len(reply.body))}
            for name, value in (usual | reply.headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """A client that goes away is no fault."""
            site.left.set()

    server = Server(("127.0.0.1", 0), Handler)
    if folder:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate(folder))
        server.socket = context.wrap_socket(server.socket, server_side=True)
    site.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.stopping.set()
        server.shutdown()
        server.server_close()
        thread.join()


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for news.example that nobody has signed, and its key."""
    made, key = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
         "/CN=news.example", "-addext", "subjectAltName=DNS:news.example",
         "-out", made, "-keyout", key],
        check=True, capture_output=True,
    )  # fmt: skip
    return made, key


@pytest.fixture
def site() -> Iterator[Site]:
    """A site over HTTP."""
    yield from serve()


@pytest.fixture
def safe_site(tmp_path: Path) -> Iterator[Site]:
    """A site over TLS; its certificate is ``tmp_path / "certificate.pem"``."""
    yield from serve(tmp_path)


def to(address: str, status: int = 302) -> Reply:
    """A redirect."""
    return Reply(status=status, headers={"Location": address})


def html(text: str, title: str = "", head: str = "") -> Reply:
    """A page with an article of these paragraphs."""
    paragraphs = "".join(f"<p>{line}</p>" for line in text.splitlines())
    heading = f"<h1>{title}</h1>" if title else ""
    return Reply(
        f"<!doctype html><html><head><title>{title}</title>{head}</head><body><nav>Home</nav>"
        f"<article>{heading}{paragraphs}</article></body></html>".encode()
    )


def xml(document: str, kind: str = "application/xml") -> Reply:
    """A feed or a sitemap."""
    return Reply(document.encode(), kind)
