"""What limits the articles stands as chips that can be taken away."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.ui.seat import HARBOUR, PATIENCE, RADIO, Seat, needs_chromium

pytestmark = needs_chromium


def test_a_limit_is_a_chip_and_goes_with_it(seat: Seat) -> None:
    """Answers keep to it and say so while it is there, and do not once it is gone."""
    seat.page.get_by_role("button", name="Limit the articles").click()
    publisher = seat.page.get_by_role("combobox", name="Publisher")
    assert seat.page.locator("datalist#publishers option").count() == 2
    publisher.fill("harbour")
    chip = seat.page.get_by_role("button", name="Remove: Publisher: harbour")
    expect(chip).to_be_visible()
    seat.ask(RADIO)
    expect(seat.live.locator(".silent")).to_contain_text("Only articles publisher harbour")
    chip.click()
    expect(seat.page.locator("#chips li")).to_have_count(0)
    expect(publisher).to_have_value("")
    seat.ask(RADIO)
    expect(seat.live.locator(".answer")).to_contain_text("Red Lantern")


def test_an_article_can_be_asked_alone(seat: Seat) -> None:
    """From the article that is open; only it answers then."""
    seat.ask(HARBOUR)
    seat.live.locator("a.cite").first.click()
    expect(seat.article.locator("mark.cited").first).to_be_visible(timeout=PATIENCE)
    seat.page.get_by_role("button", name="Ask only this one").click()
    expect(seat.page.locator("#reader")).to_be_hidden()
    expect(seat.page.locator("#question textarea")).to_be_focused()
    title = "Two sailors hurt as drone hits patrol boat"
    expect(seat.page.locator("#chips")).to_contain_text(f"Only “{title}”")
    seat.ask(RADIO)
    expect(seat.live.locator(".silent")).to_contain_text(f"only “{title}”")


def test_what_was_known_on_a_day_can_be_asked(seat: Seat) -> None:
    """What was published later does not answer."""
    seat.page.get_by_role("button", name="Limit the articles").click()
    seat.page.get_by_role("textbox", name="As known on").fill("2021-05-31")
    seat.ask(RADIO)
    expect(seat.live.locator(".silent")).to_contain_text("as known on 2021-05-31")
    seat.ask(HARBOUR)
    expect(seat.live.locator(".answer")).to_contain_text("two sailors")
