"""One person before the chat in a real browser."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

CHROMIUM = shutil.which("chromium")
ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()
PATIENCE = 30_000
"""Milliseconds anything on the page may take."""

expect.set_options(timeout=PATIENCE)

LEAVING = re.compile("AbortError: signal is aborted|Connection errored out")
"""What gradio says of its own open connection when its page is left."""

_MARK_OLD = "document.querySelectorAll('#live .turn').forEach(each => each.dataset.old = '')"
"""The same question may be asked again: its old answer is not the new one's."""

HARBOUR = "What did a drone strike in the harbour of Port Kesh?"
RADIO = "Which group claimed the attack in a message to local radio?"

needs_chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="there is no chromium on this machine to drive the chat with"
)


@dataclass
class Seat:
    """One person before the chat, and what their browser complained of or asked elsewhere for."""

    page: Page
    server: str
    at: str = ""
    complaints: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(PATIENCE)
        self.page.goto("about:blank")  # what a page shown before says of being left is not heard
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on(
            "console",
            lambda said: self.complaints.append(said.text) if said.type == "error" else None,
        )
        self.page.on("request", lambda request: self._note(request.url))
        self.page.goto(self.server + self.at)
        self.page.wait_for_selector("[data-ready] .masthead")

    def _note(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != "127.0.0.1":
            self.elsewhere.append(address)

    def go(self, path: str) -> None:
        """Leave for another page of the server; gradio complains of being left, and may."""
        self.at_peace()
        self.page.goto(f"{self.server}/{path}")
        self.complaints.clear()

    @property
    def live(self) -> Locator:
        """The question asked last, with its answer."""
        return self.page.locator("#live .turn")

    @property
    def article(self) -> FrameLocator:
        """The article beside the chat."""
        return self.page.frame_locator("#reader iframe")

    def ask(self, question: str) -> None:
        """Type a question, send it, and wait until its answer is whole."""
        self.page.evaluate(_MARK_OLD)
        self.page.fill("#question textarea", question)
        self.page.keyboard.press("Enter")
        new = self.page.locator("#live .turn:not([data-old])")
        expect(new.locator(".question")).to_have_text(question, timeout=PATIENCE)
        self.answered()

    def answered(self) -> None:
        """Wait until the last answer is whole, with its cards beside it."""
        expect(self.live).not_to_have_attribute("data-state", "streaming", timeout=PATIENCE)
        number = self.live.get_attribute("data-turn")
        if self.live.locator("a.cite").count() and not self.live.locator(".silent").count():
            expect(self.page.locator(f'[data-sources="{number}"]')).to_be_visible(timeout=PATIENCE)

    def load(self, at: str = "") -> None:
        """Load a page of the server again; what that cuts off in the old one is no complaint."""
        self.page.goto("about:blank")
        self.complaints = [each for each in self.complaints if not LEAVING.search(each)]
        self.page.goto(self.server + at)

    def at_peace(self) -> None:
        """Nothing went wrong in the browser, and it asked nobody else for anything."""
        assert not self.complaints
        assert not self.elsewhere


def folded(text: str) -> str:
    """The text with its white space made one."""
    return " ".join(text.split())
