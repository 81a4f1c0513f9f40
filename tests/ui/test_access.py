"""Everyone can use the page: with a keyboard alone, with a screen reader, from right to left."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.ui.conftest import serving, taken_in
from tests.ui.seat import HARBOUR, PATIENCE, Seat, needs_chromium

pytestmark = needs_chromium

AXE = files("axe_playwright_python").joinpath("axe.min.js")
SERIOUS = ("serious", "critical")

ARABIC = {
    "id": "1", "title": "انفجار في الميناء", "publisher": "جريدة الميناء",
    "published": "2021-05-04", "language": "ar",
    "text": "أصابت طائرة مسيرة زورق دورية في الميناء يوم الثلاثاء. وأصيب بحاران بجروح طفيفة.",
}  # fmt: skip


def faults(page: Page) -> list[str]:
    """What axe-core finds serious or worse on the page as it stands, with where."""
    page.evaluate(AXE.read_text("utf-8"))
    found: dict[str, Any] = page.evaluate("axe.run(document, { iframes: false })")
    assert len(found["passes"]) > 10, "axe-core did not look at the page"
    return [
        f"{each['id']}: {node['html'][:120]} {node['failureSummary'][:300]}"
        for each in found["violations"]
        if each["impact"] in SERIOUS
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_no_serious_fault(
    browser: Browser, server: str, theme: Literal["light", "dark"], width: int
) -> None:
    """Before a question, at an answer, where nothing is said, and with each part opened."""
    context = browser.new_context(color_scheme=theme, viewport={"width": width, "height": 800})
    seat = Seat(context.new_page(), server)
    expect(seat.page.locator(".welcome [data-question]").first).to_be_visible(timeout=PATIENCE)
    assert faults(seat.page) == []
    seat.page.get_by_role("button", name="Limit the articles").click()
    seat.page.get_by_role("textbox", name="Published from").fill("2021")
    seat.ask(HARBOUR)
    expect(seat.page.locator("#next [data-question]").first).to_be_visible(timeout=PATIENCE)
    assert faults(seat.page) == []
    seat.live.locator("a.cite").first.focus()
    seat.page.keyboard.press("Enter")
    expect(seat.article.locator("mark.cited").first).to_be_visible(timeout=PATIENCE)
    assert faults(seat.page) == []
    address = seat.page.locator("[data-alone]").get_attribute("href")
    seat.page.keyboard.press("Escape")
    seat.ask("What is the boiling point of mercury?")
    seat.page.get_by_role("button", name="History").click()
    expect(seat.page.locator("#history li")).to_have_count(1)
    assert faults(seat.page) == []
    seat.page.goto(f"{address}")
    assert faults(seat.page) == []
    context.close()


def test_the_keyboard_is_enough(seat: Seat) -> None:
    """Ask, open a source, come back, open the history, and begin anew without touching a mouse."""
    page = seat.page
    expect(page.locator("#question textarea")).to_be_focused()
    page.keyboard.type(HARBOUR)
    page.keyboard.press("Enter")
    expect(seat.live.locator(".question")).to_have_text(HARBOUR, timeout=PATIENCE)
    seat.answered()

    def walk_to(selector: str, key: str = "Shift+Tab") -> None:
        for _ in range(60):
            page.keyboard.press(key)
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"{selector} cannot be reached with {key}")

    walk_to("#live a.cite")
    page.keyboard.press("Enter")
    expect(seat.article.locator("mark.cited").first).to_be_in_viewport(timeout=PATIENCE)
    page.keyboard.press("Escape")
    expect(seat.live.locator("a.cite").first).to_be_focused()
    walk_to('[data-do="history"]')
    page.keyboard.press("Enter")
    expect(page.locator("#history")).to_be_visible()
    walk_to("#history .kept", "Tab")
    page.keyboard.press("Escape")
    expect(page.locator("#history")).to_be_hidden()
    expect(page.locator('[data-do="history"]')).to_be_focused()
    walk_to('[data-do="new"]')
    page.keyboard.press("Enter")
    expect(seat.page.locator(".turn")).to_have_count(0, timeout=PATIENCE)
    expect(page.locator("#question textarea")).to_be_focused()


def test_what_is_written_from_right_to_left_is_read_so(browser: Browser, tmp_path: Path) -> None:
    """In the article, in its title and where its words are quoted."""
    with serving(taken_in(tmp_path, [ARABIC])) as server:
        context = browser.new_context()
        seat = Seat(context.new_page(), server)
        seat.ask("ماذا أصابت طائرة مسيرة في الميناء؟")
        direction = "element => getComputedStyle(element).direction"
        assert seat.live.locator(".question").evaluate(direction) == "rtl"
        assert seat.live.locator(".near q").first.evaluate(direction) == "rtl"
        seat.live.locator("a.cite").first.click()
        expect(seat.article.locator("mark.cited").first).to_be_visible(timeout=PATIENCE)
        for part in ("h1", ".text p", ".kicker"):
            assert seat.article.locator(part).first.evaluate(direction) == "rtl"
        context.close()
        seat.at_peace()


def test_light_or_dark_is_chosen_and_kept(seat: Seat) -> None:
    """By the system at first; then as chosen, after loading again, in the article, too."""
    paper = "() => getComputedStyle(document.body).backgroundColor"
    light = seat.page.evaluate(paper)
    choose = seat.page.get_by_role("button", name="Light or dark")
    choose.click()
    choose.click()
    dark = seat.page.evaluate(paper)
    assert dark != light
    seat.load()
    expect(seat.page.locator("body")).to_have_css("background-color", dark)
    seat.ask(HARBOUR)
    seat.live.locator("a.cite").first.click()
    expect(seat.article.locator("mark.cited").first).to_be_visible(timeout=PATIENCE)
    ground = seat.article.locator("body")
    expect(ground).to_have_css("background-color", "rgb(28, 27, 26)", timeout=PATIENCE)
