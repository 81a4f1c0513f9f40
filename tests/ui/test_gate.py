"""Nobody gets to anything without signing in."""

from __future__ import annotations

from collections.abc import Iterator
from http.cookies import SimpleCookie

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, expect

from tests.ui.conftest import ingested, serving
from tests.ui.library.test_pages import call, send
from tests.ui.page import parse
from tests.ui.seat import HARBOUR, Seat, needs_chromium
from ui.gate import TOO_OFTEN, WRONG, Gate, page, routes
from ui.people import line, people
from ui.session import COOKIE, Sessions, user_of
from ui.throttle import FROM_ONE, Throttle

WORD = "correct horse battery"
ANNA = line("anna", WORD)
BROWSER = {"Accept": "text/html,*/*"}


def client(scheme: str = "http") -> TestClient:
    """A client of an application behind the gate."""
    app, sessions = FastAPI(), Sessions()
    app.include_router(routes(people(ANNA), sessions, Throttle()))

    @app.get("/who")
    @app.get("/a/b/who")
    @app.get("/healthz")
    def who(request: Request) -> dict[str, str | None]:
        return {"user": user_of(request.scope)}

    url = f"{scheme}://dateline.test"
    return TestClient(Gate(app, sessions), base_url=url, follow_redirects=False)


def sign_in(here: TestClient, word: str = WORD, **headers: str) -> int:
    """The status of an attempt."""
    form = {"username": "anna", "password": word}
    return int(here.post("/login", data=form, headers=headers).status_code)


def test_who_signs_in_is_known_and_who_signs_out_is_not() -> None:
    """From then on, until then; an old cookie is no help."""
    here = client()
    assert here.get("/who").status_code == 401
    assert sign_in(here) == 200
    assert here.get("/who").json() == {"user": "anna"}
    kept = here.cookies[COOKIE]
    assert here.post("/logout").status_code == 303
    assert here.get("/who").status_code == 401
    here.cookies[COOKIE] = kept
    assert here.get("/who").status_code == 401


def test_the_cookie_is_kept_from_scripts_and_other_sites() -> None:
    """And from plain HTTP where there is TLS."""
    for scheme in ("http", "https"):
        reply = client(scheme).post("/login", data={"username": "anna", "password": WORD})
        cookie = SimpleCookie(reply.headers["set-cookie"])[COOKIE]
        assert cookie["httponly"]
        assert cookie["samesite"] == "strict"
        assert cookie["max-age"] == "43200"
        assert bool(cookie["secure"]) == (scheme == "https")


def test_a_browser_is_led_to_the_sign_in_and_back() -> None:
    """From wherever it stands; a program is told plainly."""
    here = client()
    assert here.get("/who", headers=BROWSER).headers["location"] == "login"
    assert here.get("/a/b/who", headers=BROWSER).headers["location"] == "../../login"
    assert here.post("/who", headers=BROWSER).status_code == 401
    assert sign_in(here, **BROWSER) == 303
    assert "signed in as anna" in here.get("/login").text


def test_a_wrong_password_is_said_and_throttled() -> None:
    """The name alone tells nothing, and after so many tries even the right one waits."""
    here = client()
    for _ in range(FROM_ONE):
        assert sign_in(here, "wrong") == 401
    reply = here.post("/login", data={"username": "anna", "password": WORD}, headers=BROWSER)
    assert reply.status_code == 429
    assert TOO_OFTEN in reply.text
    assert COOKIE not in here.cookies
    assert client().post("/login", data={"username": "eve"}).json() == {"fault": WRONG}


@pytest.mark.parametrize(
    "cookie", ["", COOKIE, f"{COOKIE}=", f"{COOKIE}=anna|9999999999|0|x", "\\x"]
)
def test_a_made_up_cookie_opens_nothing(cookie: str) -> None:
    """Whatever it is made of."""
    assert client().get("/who", headers={"Cookie": cookie}).status_code == 401


def test_the_page_is_whole() -> None:
    """Signed in or not, and it shows a name as text."""
    for user in (None, "<b>"):
        assert "b" not in {each.tag for each in parse(page(user, "Wrong <i>")).elements}


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real server that Anna may sign in to."""
    with serving(ingested(tmp_path_factory.mktemp("gate")), DATELINE_AUTH=ANNA) as address:
        yield address


@pytest.mark.parametrize(
    "path",
    ["/", "/config", "/theme.css", "/library", "/library/told", "/articles/0123456789abcdef",
     "/gradio_api/queue/data?session_hash=x", "/gradio_api/startup-events", "/gradio_api/info",
     "/gradio_api/heartbeat/x", "/gradio_api/call/ask/a", "/assets/x.js", "/manifest.json",
     "/static-dateline/dateline.js"],
)  # fmt: skip
def test_nothing_is_read_without_signing_in(locked: str, path: str) -> None:
    """Gradio's routes as well as our own."""
    assert call(locked, path)[0] == 401


@pytest.mark.parametrize(
    "path",
    ["/gradio_api/queue/join", "/gradio_api/cancel", "/gradio_api/reset", "/gradio_api/call/ask",
     "/library/files?name=a.md", "/library/addresses", "/library/remove", "/library/again",
     "/library/restore", "/library/clear", "/feedback", "/logout"],
)  # fmt: skip
def test_nothing_is_done_without_signing_in(locked: str, path: str) -> None:
    """Neither asked nor added nor removed."""
    assert call(locked, path, b"{}")[0] == 401


def test_health_and_the_sign_in_are_open(locked: str) -> None:
    """With what the sign-in looks like."""
    for path in ("/healthz", "/login", "/static-dateline/library.css", "/favicon.ico"):
        assert call(locked, path)[0] == 200


def test_a_program_signs_in_with_a_cookie(locked: str) -> None:
    """As a browser does, and then sees the list."""
    status, headers, _ = send(locked, "/login", username="anna", password=WORD)
    assert status == 200
    cookie = headers["set-cookie"].partition(";")[0]
    assert call(locked, "/library", Cookie=cookie)[0] == 200


@needs_chromium
def test_a_person_signs_in_asks_and_signs_out(browser: Browser, locked: str) -> None:
    """The chat works behind the gate as before it, and is closed again afterwards."""
    context = browser.new_context()
    page_ = context.new_page()
    page_.goto(locked)
    page_.get_by_label("Name").fill("anna")
    page_.get_by_label("Password").fill("wrong")
    page_.get_by_role("button", name="Sign in").click()
    expect(page_.get_by_role("alert")).to_have_text(WRONG)
    page_.get_by_label("Name").fill("anna")
    page_.get_by_label("Password").fill(WORD)
    page_.get_by_role("button", name="Sign in").click()
    page_.wait_for_selector(".masthead")
    seated = Seat(page_, locked)
    seated.ask(HARBOUR)
    expect(seated.live.locator(".answer")).to_contain_text("two sailors")
    seated.at_peace()
    page_.get_by_role("link", name="Library").click()
    page_.get_by_role("button", name="Sign out anna").click()
    expect(page_.get_by_role("button", name="Sign in")).to_be_visible()
    page_.goto(f"{locked}/library")
    expect(page_.get_by_role("button", name="Sign in")).to_be_visible()
    context.close()
