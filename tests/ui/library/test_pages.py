"""The library as it is served: over HTTP, and in a browser as a person uses it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import quote, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.ui.conftest import ingested, serving
from tests.ui.page import parse
from tests.ui.seat import PATIENCE, Seat, needs_chromium

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
PIER = (
    "---\ntitle: A quiet night at the pier\npublisher: Pier Post\npublished: 2021-05-05\n---\n\n"
    "The watch at the Velden pier slept until noon on Monday, AP reported."
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over a collection of its own, for it is added to and taken from."""
    with serving(ingested(tmp_path_factory.mktemp("library"))) as address:
        yield address


def call(
    server: str, path: str, body: bytes | None = None, **headers: str
) -> tuple[int, dict[str, str], str]:
    """The status, headers and text of an answer; with a body it is posted."""
    connection = HTTPConnection(urlsplit(server).netloc, timeout=30)
    try:
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET" if body is None else "POST", path, body, given)
        reply = connection.getresponse()
        told = {name.lower(): value for name, value in reply.getheaders()}
        return reply.status, told, reply.read().decode()
    finally:
        connection.close()


def send(server: str, path: str, **fields: str) -> tuple[int, dict[str, str], str]:
    """A form is posted."""
    return call(server, path, urlencode(fields).encode(), **FORM)


def told(server: str, said: str) -> str:
    """The report once it says something and nothing is being read."""
    deadline = monotonic() + 60
    while monotonic() < deadline:
        _, _, report = call(server, "/library/told")
        text = parse(report).elements[0]
        if said in text.text and text.attributes["data-busy"] == "0":
            return text.text
        sleep(0.1)
    raise AssertionError(f"{said!r} was never told: {text.text}")


def id_of(server: str, title: str) -> str:
    """The id of the article of that title, by searching the list."""
    _, _, text = call(server, f"/library?{urlencode({'q': title})}")
    links = [
        each.attributes.get("href") or "" for each in parse(text).elements if each.text == title
    ]
    return next(link.rpartition("/")[2] for link in links if link.startswith("library/"))


def test_a_file_is_taken_in_removed_and_put_back(served: str) -> None:
    """By the addresses that the page uses, and each time the list tells it."""
    status, _, text = call(served, "/library/files?name=pier.md", PIER.encode())
    assert (status, json.loads(text)["name"]) == (200, "pier.md")
    assert "added" in told(served, "pier.md")
    name = id_of(served, "A quiet night at the pier")
    assert "Monday" in call(served, f"/library/{name}")[2]
    assert send(served, "/library/again", article=name)[0] == 303
    assert "updated" in told(served, "upload:pier.md")
    status, headers, _ = send(served, "/library/remove", article=name)
    assert (status, headers["location"]) == (303, "../library")
    assert call(served, f"/library/{name}")[0] == 404
    page = parse(call(served, "/library/told")[2])
    token = next(
        each.attributes["value"] for each in page.elements if each.attributes.get("name") == "token"
    )
    assert send(served, "/library/restore", token=str(token))[0] == 303
    assert call(served, f"/library/{name}")[0] == 200
    assert send(served, "/library/restore", token=str(token))[0] == 409
    assert send(served, "/library/remove", article=name)[0] == 303
    told(served, "was removed")


@pytest.mark.parametrize(
    ("name", "body", "status", "said"),
    [
        ("tool.exe", b"x", 400, "its ending is none of"),
        ("", b"x", 400, "it has no name"),
        ("README.md", b"x", 400, "is no article"),
        ("a.txt", b"x" * 5_000_001, 400, "5,000,000 bytes at most"),
    ],
)
def test_what_may_not_come_is_refused(
    served: str, name: str, body: bytes, status: int, said: str
) -> None:
    """Before it is kept, with the reason."""
    got, _, text = call(served, f"/library/files?name={quote(name)}", body)
    assert got == status
    assert said in json.loads(text)["fault"]


def test_a_file_stays_in_its_place(served: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A name that climbs is a name, and nothing is written beside the catalog."""
    name = quote("../../../tmp/climber.md", safe="")
    status, _, text = call(served, f"/library/files?name={name}", b"A climber fell on Monday.")
    assert (status, json.loads(text)["name"]) == (200, "climber.md")
    told(served, "climber.md")
    base = tmp_path_factory.getbasetemp()
    assert not list(base.rglob("climber*"))

    send(served, "/library/remove", article=_only(served, "climber"))


def _only(server: str, words: str) -> str:
    _, _, text = call(server, f"/library?q={words}")
    links = [each.attributes.get("href") or "" for each in parse(text).elements]
    [found] = [link[8:] for link in links if link.startswith("library/")]
    return found


def test_only_the_servers_own_page_may_change_anything(served: str) -> None:
    """Neither a browser that tells the site nor one that tells only the origin."""
    for headers in (
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Origin": "http://evil.test"},
        {"Origin": "null"},
    ):
        for path in ("/library/files?name=a.md", "/library/remove", "/library/addresses"):
            status, _, text = call(served, path, b"article=x", **FORM, **headers)
            assert (status, text) == (403, "Only this server's own page may ask.")
    assert call(served, "/library/clear", b"", Origin=served)[0] == 303


@pytest.mark.parametrize(
    ("given", "said"),
    [("", "Write an address"), ("http:/x", "is no address"), ("ftp://x", "is no address")],
)
def test_a_bad_address_is_said_on_the_page(served: str, given: str, said: str) -> None:
    """Above the list, and nothing is asked for."""
    status, _, text = send(served, "/library/addresses", given=given)
    assert status == 400
    [fault] = parse(text).having("fault")
    assert said in fault.text


def test_an_address_of_this_machine_is_not_asked(served: str) -> None:
    """A page that may not be fetched is refused where all addresses are, and that is told."""
    assert send(served, "/library/addresses", given=f"{served}/healthz")[0] == 303
    assert "failed" in told(served, "/healthz")


def test_the_pages_are_strict(served: str) -> None:
    """Nothing inline, nothing from elsewhere, nothing kept by the browser."""
    for path in (
        "/library",
        "/library/told",
        f"/library/{id_of(served, 'Mortars fall on fuel depot')}",
    ):
        status, headers, text = call(served, path)
        assert status == 200
        assert "default-src 'none'; script-src 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["cache-control"] == "no-store"
        for element in parse(text).elements:
            assert element.tag != "style"
            assert not {name for name in element.attributes if name.startswith("on")}
            assert element.tag != "script" or element.attributes["src"]


@pytest.fixture
def seat(browser: Browser, served: str) -> Iterator[Seat]:
    """A person before the library, whose browser has nothing to complain of at the end."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    seated = Seat(context.new_page(), served)
    seated.go("library")
    yield seated
    context.close()
    seated.at_peace()


@needs_chromium
def test_files_are_dropped_and_the_list_follows(seat: Seat, tmp_path: Path) -> None:
    """Each is told of, the bad one with its reason, and the list has the good one unasked."""
    (tmp_path / "pier.md").write_text(PIER, encoding="utf-8")
    (tmp_path / "broken.zip").write_bytes(b"PK nothing")
    (tmp_path / "tool.exe").write_bytes(b"x")
    page = seat.page
    page.set_input_files("#files", [str(tmp_path / name) for name in ("pier.md", "broken.zip")])
    expect(page.locator("#told")).to_contain_text("it is no .zip", timeout=PATIENCE)
    expect(page.locator("#shelf")).to_contain_text("A quiet night at the pier", timeout=PATIENCE)
    page.get_by_role("link", name="A quiet night at the pier").click()
    expect(page.locator(".when")).to_have_attribute("title", "3 May 2021")
    expect(page.locator(".facts")).to_contain_text("upload:pier.md")
    grave = page.get_by_role("button", name="Remove this article")
    expect(grave).to_be_hidden()
    page.locator("summary").click()
    grave.click()
    expect(page.locator("#shelf")).not_to_contain_text("A quiet night")
    page.get_by_role("button", name="Put it back").first.click()
    expect(page.locator("#shelf")).to_contain_text("A quiet night")


@needs_chromium
def test_what_was_added_is_answered_from(seat: Seat, tmp_path: Path) -> None:
    """The chat knows it at once, and the way there is a link."""
    (tmp_path / "ridge.md").write_text(
        "---\ntitle: Ridge\n---\n\nA rocket hit the Korvath ridge and wounded nine shepherds.",
        encoding="utf-8",
    )
    seat.page.set_input_files("#files", str(tmp_path / "ridge.md"))
    expect(seat.page.locator("#shelf")).to_contain_text("Ridge", timeout=PATIENCE)
    seat.page.get_by_role("link", name="Chat").click()
    seat.page.wait_for_selector(".masthead")
    seat.ask("How many shepherds were wounded on the Korvath ridge?")
    expect(seat.live.locator(".answer")).to_contain_text("nine shepherds")
    seat.go("library")
    expect(seat.page.locator("h1")).to_have_text("Library")


@needs_chromium
def test_the_list_is_searched_and_sorted(seat: Seat) -> None:
    """By its field and its heads."""
    page = seat.page
    page.get_by_role("searchbox").fill("northern post")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#all")).to_have_text("2 articles with “northern post”")
    page.get_by_role("link", name="Published").click()
    expect(page.locator("tbody tr").first).to_contain_text("18 June 2021")
    expect(page.locator("th[aria-sort='ascending']")).to_have_text("Published")


@needs_chromium
def test_a_phone_holds_the_page(browser: Browser, served: str) -> None:
    """Nothing is wider than the screen but the table, which is moved in its frame."""
    context = browser.new_context(viewport={"width": 375, "height": 700})
    page = context.new_page()
    page.goto(f"{served}/library")
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert width == 375
