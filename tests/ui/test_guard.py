"""What is not needed is not there, and browsers are told what to refuse."""

from __future__ import annotations

import re

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from ui.guard import LOOPBACK, MOST_BYTES, Guard

POSTED = "/gradio_api/queue/join"


def everything(request: Request) -> Response:
    """An application that answers whatever is asked of it."""
    if request.url.path == "/":
        return HTMLResponse("<p>é</p><script>one()</script><script src=x></script>")
    return JSONResponse({"encoding": request.headers.get("accept-encoding")})


def client(hosts: frozenset[str] | None = LOOPBACK) -> TestClient:
    """A client of that application behind the guard."""
    routes = [Route("/{path:path}", everything, methods=["GET", "POST", "PUT", "DELETE"])]
    return TestClient(Guard(Starlette(routes=routes), hosts), base_url="http://127.0.0.1")


@pytest.mark.parametrize(
    "path",
    [
        "/", "/healthz", "/config", "/theme.css", "/assets/a/b.js", "/static/fonts/x.woff2",
        "/articles/0123456789abcdef", "/static-dateline/reader.css",
        "/gradio_api/queue/data", "/gradio_api/heartbeat/abc123", "/gradio_api/info",
        "/gradio_api/call/ask/0a1b", "/login", "/library", "/library/told",
        "/library/0123456789abcdef",
    ],
)  # fmt: skip
def test_what_the_page_needs_is_there(path: str) -> None:
    """These are let through."""
    assert client().get(path).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=/etc/passwd", "/gradio_api/file/etc/passwd", "/file=.env",
        "/gradio_api/proxy=https://example.org", "/gradio_api/upload_progress",
        "/gradio_api/openapi.json", "/gradio_api/runs", "/monitoring",
        "/gradio_api/call/other/1", "/logout", "/library/files", "/library/x", "/docs",
        "/openapi.json", "/articles/../.env",
        "/static-dateline/../chat.py", "/login_check", "/gradio_api/queue/join", "/svelte/x",
        "/articles/0123456789ABCDEF", "/articles/x",
    ],
)  # fmt: skip
def test_what_it_does_not_need_is_not(path: str) -> None:
    """Nothing behind these is ever asked."""
    assert client().get(path).status_code == 404


@pytest.mark.parametrize("path", ["/gradio_api/upload", "/gradio_api/run/x", "/gradio_api/call/x"])
def test_uploads_and_the_api_are_not_there(path: str) -> None:
    """Nothing can be posted but what the page posts."""
    assert client().post(path).status_code == 404
    assert client().post(POSTED).status_code == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_nothing_else_can_be_done(method: str) -> None:
    """Reading and posting is all there is."""
    assert client().request(method, POSTED).status_code == 405


def test_a_body_tells_its_length_and_is_not_endless() -> None:
    """Files have limits of their own; everything else is small."""
    large = b"x" * (MOST_BYTES + 1)
    assert client().post(POSTED, content=large).status_code == 413
    assert client().post("/library/files", content=large).status_code == 200
    assert client().post(POSTED, content=iter([b"x"])).status_code == 411


def test_an_origin_tells_where_a_page_is() -> None:
    """Where a browser does not tell the site."""
    for origin, status in (("http://127.0.0.1", 200), ("http://evil.test", 403), ("null", 403)):
        assert client().post(POSTED, headers={"origin": origin}).status_code == status


def test_only_its_own_page_may_post() -> None:
    """A page elsewhere cannot ask in its reader's name."""
    for site, status in (("same-origin", 200), ("cross-site", 403), ("same-site", 403)):
        assert client().post(POSTED, headers={"sec-fetch-site": site}).status_code == status


@pytest.mark.parametrize("host", ["evil.test", "evil.test:7860", "127.0.0.1.evil.test", ""])
def test_a_name_of_someone_elses_is_refused(host: str) -> None:
    """A name that someone pointed at this machine reaches nothing, unless any name may."""
    assert client().get("/healthz", headers={"host": host}).status_code == 421
    assert client(None).get("/healthz", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["127.0.0.1:7860", "localhost", "[::1]:7860"])
def test_its_own_names_are_answered(host: str) -> None:
    """With a port or without."""
    assert client().get("/healthz", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/healthz", "/nothing"])
def test_every_answer_tells_browsers_what_to_refuse(path: str) -> None:
    """Refusals included."""
    headers = client().get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "'unsafe-inline'" not in re.findall(r"script-src[^;]*", policy)[0]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_the_pages_own_scripts_carry_the_nonce() -> None:
    """Each script of the page does, it is another one each time, and the page stays whole."""
    answers = [client().get("/") for _ in range(2)]
    nonces = [
        re.findall(r"'nonce-([\w-]+)'", each.headers["content-security-policy"])[0]
        for each in answers
    ]
    assert nonces[0] != nonces[1]
    assert answers[0].text == (
        f'<p>é</p><script nonce="{nonces[0]}">one()</script><script nonce="{nonces[0]}" src=x>'
        "</script>"
    )
