"""The server as it is started: its routes, its headers, and what it keeps to itself."""

from __future__ import annotations

import json
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from tests.ui.conftest import COLLECTION
from tests.ui.page import parse

Reply = tuple[int, dict[str, str], str]


def ask(server: str, path: str, method: str = "GET", body: str | None = None) -> Reply:
    """The status, headers and text of one answer, the path sent as it is."""
    connection = HTTPConnection(urlsplit(server).netloc, timeout=30)
    try:
        connection.request(method, path, body, {"Content-Type": "application/json"})
        reply = connection.getresponse()
        headers = {name.lower(): value for name, value in reply.getheaders()}
        return reply.status, headers, reply.read().decode("utf-8")
    finally:
        connection.close()


def test_healthz_counts_the_articles(server: str) -> None:
    """It says that all is well and how many articles there are."""
    status, headers, text = ask(server, "/healthz")
    assert status == 200
    assert json.loads(text) == {"status": "ok", "articles": len(COLLECTION)}
    assert "content-security-policy" in headers


@pytest.mark.parametrize("path", ["/", "/healthz", "/config", "/theme.css", "/favicon.ico", "/x"])
def test_every_route_is_guarded(server: str, path: str) -> None:
    """Gradio's routes as well as our own, and what is not there."""
    _, headers, _ = ask(server, path)
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=pyproject.toml", "/gradio_api/file=/etc/passwd", "/file=pyproject.toml",
        "/static/../../../../pyproject.toml", "/assets/..%2f..%2f..%2fpyproject.toml",
        "/static-dateline/..%2fchat.py", "/static-dateline/../chat.py",
        "/articles/..%2f..%2f.env", "/gradio_api/call/x", "/monitoring/summary",
    ],
)  # fmt: skip
def test_no_file_and_no_api_is_served(server: str, path: str) -> None:
    """Nothing of the project or the machine can be read."""
    status, _, text = ask(server, path)
    assert status >= 400
    assert "dateline.ui" not in text
    assert "root:" not in text


def test_nothing_can_be_uploaded(server: str) -> None:
    """There is nowhere to upload to."""
    assert ask(server, "/gradio_api/upload", "POST", "{}")[0] == 404


def test_the_page_asks_nobody_else_for_anything(server: str) -> None:
    """No font, script or style of another server is named in the theme or loaded by the page."""
    _, _, theme = ask(server, "/theme.css")
    assert "http" not in theme.replace("http://www.w3.org", "")
    assert "@import" not in theme
    _, _, page = ask(server, "/")
    for element in (each for each in parse(page).elements if each.tag in ("script", "link")):
        named = element.attributes.get("src") or element.attributes.get("href") or "./"
        assert not named.startswith(("http", "//"))


def test_an_article_has_a_page_without_scripts(server: str) -> None:
    """What is not an article's id is not found, and an article not kept has a plain page."""
    status, headers, text = ask(server, "/articles/0123456789abcdef?start=0&end=5")
    assert status == 404
    assert "No such article" in parse(text).elements[0].text
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
