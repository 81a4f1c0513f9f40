"""From an address to the bytes behind it, with nothing trusted on the way.

Each hop is judged anew: http or https, a host of the public internet (`rag.web.hosts`). The
connection goes to the IP address that was judged, so that a name that leads elsewhere a
moment later leads nowhere; the certificate is checked for the name. Each request has a
client of its own: no cookie, no connection and no proxy of the environment.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from ssl import SSLContext

import httpx

from rag.engines.deadline import wait
from rag.errors import ArticleError
from rag.web.address import SAVE, fault, parsed, refusal
from rag.web.body import PACKING, read, too_large
from rag.web.hosts import Resolver, global_addresses, resolve

MAX_BYTES = 10_000_000
"""The largest page or feed, packed and unpacked."""
MAX_REDIRECTS = 5
SECONDS = 20.0
"""For a page in all, redirects included."""

_CONNECT = 5.0
_TRIED = 3  # of the addresses of one host
_TYPES = (
    "text/html", "application/xhtml+xml", "application/rss+xml", "application/atom+xml",
    "application/rdf+xml", "application/xml", "text/xml", "text/plain",
    "application/gzip", "application/x-gzip", "application/pdf",
)  # fmt: skip
_HEADERS = {
    "User-Agent": "Dateline/0.1",
    "Accept": ", ".join(_TYPES),
    "Accept-Encoding": PACKING,
}


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave.

    Attributes:
        address: Where it was found in the end, after redirects.
        kind: Its media type in small letters, "" where the server told none.
        charset: The character set the server told, or None.
    """

    address: str
    kind: str
    charset: str | None
    data: bytes


Fetch = Callable[[str], Page]


def transport() -> httpx.AsyncBaseTransport:
    """One that connects to the address in the request, and to no proxy."""
    return httpx.AsyncHTTPTransport(verify=_certificates(), trust_env=False)


@dataclass(frozen=True, slots=True)
class Net:
    """How names are found and connections made; tests bring their own.

    Attributes:
        seconds: For a page in all.
    """

    resolve: Resolver = resolve
    transport: Callable[[], httpx.AsyncBaseTransport] = transport
    seconds: float = SECONDS


def fetch(address: str, net: Net | None = None) -> Page:
    """The page at an http or https address, after at most five redirects.

    Raises:
        ArticleError: it may not be asked for, or what came cannot be read; it names the
            address and says what to do.
    """
    net = net or Net()
    try:
        return wait(_followed(parsed(address), net), net.seconds)
    except TimeoutError:
        reason = f"it was not there whole after {net.seconds:g} seconds. Try again later."
        raise ArticleError(f"{address}: {reason}") from None


async def _followed(url: httpx.URL, net: Net) -> Page:
    for _ in range(MAX_REDIRECTS + 1):
        try:
            found = await _hop(url, net)
        except (ValueError, OSError, httpx.HTTPError, httpx.InvalidURL) as error:
            raise ArticleError(f"{url}: {fault(error)}") from None
        if isinstance(found, Page):
            return found
        url = found
    raise ArticleError(f"{url}: more than {MAX_REDIRECTS} redirects led here. {SAVE}")


async def _hop(url: httpx.URL, net: Net) -> Page | httpx.URL:
    """What the address gives: a page, or the next address."""
    host, port = url.raw_host.decode(), url.port or (443 if url.scheme == "https" else 80)
    pinned = await asyncio.to_thread(global_addresses, host, port, net.resolve)
    async with httpx.AsyncClient(
        transport=net.transport(), timeout=httpx.Timeout(net.seconds, connect=_CONNECT),
        trust_env=False,
    ) as client:  # fmt: skip
        response = await _answer(client, url, pinned[:_TRIED])
        if response.has_redirect_location:
            return parsed(str(url.join(response.headers["location"])))
        return await _page(url, response)


async def _answer(
    client: httpx.AsyncClient, url: httpx.URL, pinned: Sequence[str]
) -> httpx.Response:
    """The answer of the first of the addresses that takes the connection."""
    for address in pinned:
        request = client.build_request(
            "GET",
            url.copy_with(host=address),
            headers={**_HEADERS, "Host": url.netloc.decode()},
            extensions={"sni_hostname": url.raw_host.decode()},
        )
        try:
            return await client.send(request, stream=True)
        except (httpx.ConnectError, httpx.ConnectTimeout):
            if address == pinned[-1]:
                raise
    raise AssertionError("a host has at least one address")


async def _page(url: httpx.URL, response: httpx.Response) -> Page:
    if response.status_code != 200:
        raise ArticleError(f"{url}: {refusal(response.status_code)}")
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind and kind not in _TYPES:
        raise ValueError(f"it is {kind[:60]!r}; a page, a feed or a text was expected")
    if int(response.headers.get("content-length", 0)) > MAX_BYTES:
        raise too_large(MAX_BYTES)
    packing = response.headers.get("content-encoding", "")
    data = await read(response.aiter_raw(), packing, MAX_BYTES)
    return Page(str(url), kind, response.charset_encoding, data)


@cache
def _certificates() -> SSLContext:
    return httpx.create_ssl_context(trust_env=False)
