"""What the server lets in, and what it tells browsers to refuse.

Everything gradio serves and neither the page nor the one endpoint for programs needs
(files, uploads, the rest of its API, its monitoring) is not there. The page's own inline
scripts carry a nonce, so a script that found its way into the page would not run.
"""

from __future__ import annotations

import re
from secrets import token_urlsafe
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

READ = re.compile(
    r"/|/healthz|/articles/[0-9a-f]{16}|/static-dateline/[a-z]+\.[a-z]+"
    r"|/login|/library(?:/(?:[0-9a-f]{16}|told))?"
    r"|/config|/theme\.css|/favicon\.ico|/manifest\.json|/robots\.txt"
    r"|/(?:assets|static)/.+"
    r"|/gradio_api/(?:queue/data|startup-events|heartbeat/[A-Za-z0-9-]+)"
    r"|/gradio_api/(?:info|call/ask/[0-9a-f]{1,64})"
)
"""Paths that may be read."""

WRITE = re.compile(
    r"/gradio_api/(?:queue/join|cancel|reset|call/ask)/?|/login|/logout|/feedback"
    r"|/library/(?:files|addresses|again|remove|restore|clear)"
)
"""Paths that may be posted to."""

LARGE = "/library/files"
"""What may be larger than a question: its route has limits of its own."""

MOST_BYTES = 1_000_000
"""The largest body of any other request."""

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
"""Names a browser on this machine reaches this machine by."""

# 'unsafe-eval' is for gradio's HTML component, which makes a function of its own
# template (never of a value); 'unsafe-inline' is for styles only.
POLICY = (
    "default-src 'self'; script-src 'self' 'nonce-{nonce}' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'none'"
)

READER_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'"
)
"""For an article's page: no script at all."""


class Guard:
    """ASGI middleware around the whole server.

    Args:
        app: What is guarded.
        hosts: Names the server may be called by; None for any. Naming them keeps a
            page elsewhere from reaching this machine through a name of its own.
    """

    def __init__(self, app: ASGIApp, hosts: frozenset[str] | None = None) -> None:
        self.app = app
        self.hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse, one request."""
        if scope["type"] == "lifespan":
            return await self.app(scope, receive, send)
        if scope["type"] != "http":
            return None
        nonce = token_urlsafe(16)
        sealed = _sealed(send, nonce)
        refusal = refused(scope, self.hosts)
        if refusal:
            return await refusal(scope, receive, sealed)
        if scope["path"] == "/":
            scope = _uncompressed(scope)
            sealed = _stamped(sealed, nonce)
        return await self.app(scope, receive, sealed)


def refused(scope: Scope, hosts: frozenset[str] | None) -> PlainTextResponse | None:
    """The refusal of a request that is none of the page's, or None."""
    headers = Headers(scope=scope)
    if hosts and re.sub(r":\d+$", "", headers.get("host", "")) not in hosts:
        return PlainTextResponse("This server does not go by that name.", 421)
    reading = scope["method"] in ("GET", "HEAD")
    if not (READ if reading else WRITE).fullmatch(scope["path"]):
        return PlainTextResponse("There is nothing here.", 404)
    if not reading and scope["method"] != "POST":
        return PlainTextResponse("This cannot be done here.", 405)
    if not reading and _is_from_elsewhere(headers):
        return PlainTextResponse("Only this server's own page may ask.", 403)
    return None if reading else _too_large(scope["path"], headers)


def _is_from_elsewhere(headers: Headers) -> bool:
    """Whether a page of another site posts; a program that is no browser tells neither."""
    if site := headers.get("sec-fetch-site"):
        return site not in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host")


def _too_large(path: str, headers: Headers) -> PlainTextResponse | None:
    size = headers.get("content-length", "")
    if not (size.isascii() and size.isdigit()):
        return PlainTextResponse("The length must be told.", 411)
    if int(size) > MOST_BYTES and path != LARGE:
        return PlainTextResponse(f"At most {MOST_BYTES:,} bytes are taken.", 413)
    return None


def _sealed(send: Send, nonce: str) -> Send:
    """``send``, with the headers that tell a browser what to refuse."""

    async def sealing(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.setdefault("content-security-policy", POLICY.format(nonce=nonce))
            headers["x-content-type-options"] = "nosniff"
            headers["referrer-policy"] = "no-referrer"
            headers["cross-origin-resource-policy"] = "same-origin"
            headers["cross-origin-opener-policy"] = "same-origin"
        await send(message)

    return sealing


def _stamped(send: Send, nonce: str) -> Send:
    """``send``, holding the page back until it is whole, then with the nonce on its scripts."""
    head: Message = {}
    body = bytearray()

    async def stamping(message: Message) -> None:
        nonlocal head
        if message["type"] == "http.response.start":
            head = message
            return
        body.extend(message.get("body", b""))
        if message.get("more_body"):
            return
        page = bytes(body).replace(b"<script", f'<script nonce="{nonce}"'.encode())
        MutableHeaders(scope=head)["content-length"] = str(len(page))
        await send(head)
        await send({"type": "http.response.body", "body": page})

    return stamping


def _uncompressed(scope: Scope) -> Scope:
    headers = [each for each in scope["headers"] if each[0] != b"accept-encoding"]
    return {**scope, "headers": headers}
