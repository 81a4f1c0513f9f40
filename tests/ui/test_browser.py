"""The chat as a person uses it: a real server, a real browser, and nothing but this machine."""

from __future__ import annotations

import re
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.servers.openai import MODEL, Exchange, says, serve, stalls
from tests.ui.conftest import ingested, serving
from tests.ui.seat import HARBOUR, PATIENCE, RADIO, Seat, folded, needs_chromium

pytestmark = needs_chromium


def test_a_number_opens_the_article_at_its_words(seat: Seat) -> None:
    """Asked, answered, and the cited words stand in sight in the article, as the card has them."""
    seat.ask(HARBOUR)
    expect(seat.live.locator(".answer")).to_contain_text("two sailors")
    card = seat.page.locator("[data-sources='0'] .card").first
    quote = folded(card.locator("q").inner_text()).strip("“”")
    seat.live.locator("a.cite").first.click()
    cited = seat.article.locator("mark.cited")
    expect(cited.first).to_be_in_viewport(timeout=PATIENCE)
    assert folded(" ".join(cited.all_inner_texts())) == quote
    title = "Two sailors hurt as drone hits patrol boat"
    expect(seat.article.locator("h1")).to_have_text(title)
    expect(seat.page.locator("#reader h2")).to_have_text(title)
    expect(seat.article.locator(".kicker")).to_have_text("Harbour Gazette · 4 May 2021")
    expect(card).to_have_attribute("aria-current", "true")


def test_escape_returns_to_the_chat(seat: Seat) -> None:
    """From the chat and from inside the article; the number that opened it has the focus again."""
    seat.ask(HARBOUR)
    reader, number = seat.page.locator("#reader"), seat.live.locator("a.cite").first
    for where in (seat.page.locator("#reader [data-close]"), seat.article.locator("h1")):
        number.press("Enter")
        expect(seat.article.locator("mark.cited").first).to_be_visible(timeout=PATIENCE)
        where.click(trial=True)
        if where.evaluate("element => element.ownerDocument !== document"):
            where.click()
        seat.page.keyboard.press("Escape")
        expect(reader).to_be_hidden()
        expect(number).to_be_focused()


def test_a_follow_up_leans_on_what_came_before(seat: Seat) -> None:
    """What it was taken to ask is said, and the first answer keeps its numbers and sources."""
    seat.ask(HARBOUR)
    seat.ask("How many were wounded?")
    expect(seat.live.locator(".byline")).to_contain_text("Port Kesh")
    expect(seat.live.locator(".answer")).to_contain_text("two sailors")
    earlier = seat.page.locator("#settled .turn")
    expect(earlier).to_have_count(1)
    expect(seat.page.locator("[data-sources='0']")).to_be_hidden()
    earlier.locator("a.cite").first.click()
    expect(seat.article.locator("mark.cited").first).to_contain_text("patrol boat")
    seat.page.keyboard.press("Escape")
    expect(seat.page.locator("[data-sources='0']")).to_be_visible()


def test_what_news_says_in_html_is_shown_as_text(seat: Seat) -> None:
    """A script in an article is words, in the chat and beside it."""
    seat.ask("Was traffic let through again after three hours?")
    seat.live.locator("a.cite").first.click()
    text = seat.article.locator(".text")
    expect(text).to_contain_text("<script>document.title", timeout=PATIENCE)
    expect(seat.page).to_have_title("Dateline")
    assert seat.article.locator("script").count() == 0
    seat.page.keyboard.press("Escape")
    seat.ask("<img src=x onerror=alert(1)> ![x](http://evil.test/x.png) who claimed the bomb?")
    assert seat.page.locator("#chat img").count() == 0


def test_silence_is_shown_with_the_nearest_passages(seat: Seat) -> None:
    """What the articles do not say is said to be so."""
    seat.ask("What is the boiling point of mercury?")
    expect(seat.live.locator(".silent")).to_contain_text("The articles do not say.")


def test_a_question_too_long_is_refused_in_plain_words(seat: Seat) -> None:
    """The assistant's own sentence, and the chat goes on."""
    seat.ask("why " * 6000)
    expect(seat.live.locator(".fault")).to_contain_text("characters")
    seat.ask(RADIO)
    expect(seat.live.locator(".answer")).to_contain_text("Red Lantern")


def test_an_example_begins_and_a_new_conversation_forgets(seat: Seat) -> None:
    """What is suggested is answered when pressed; anew, it is back and nothing else is."""
    example = seat.page.locator(".welcome [data-question]").first
    question = example.inner_text()
    example.click()
    expect(seat.live.locator(".question")).to_have_text(question, timeout=PATIENCE)
    seat.answered()
    expect(seat.live.locator(".strength")).to_be_visible()
    expect(seat.page.locator(".welcome")).to_be_hidden()
    seat.page.get_by_role("button", name="New conversation").click()
    expect(seat.page.locator(".welcome")).to_be_visible(timeout=PATIENCE)
    expect(seat.page.locator(".turn")).to_have_count(0)
    expect(seat.page.locator(".card")).to_have_count(0)


def test_nothing_of_one_person_shows_to_another(seat: Seat, browser: Browser, server: str) -> None:
    """Another person's chat is their own."""
    seat.ask(RADIO)
    context = browser.new_context()
    other = Seat(context.new_page(), server)
    expect(other.page.locator(".turn")).to_have_count(0)
    other.ask(HARBOUR)
    expect(other.page.locator("body")).not_to_contain_text("Red Lantern")
    expect(seat.page.locator("body")).not_to_contain_text("sailors")
    context.close()
    other.at_peace()


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_nothing_is_wider_than_the_screen(browser: Browser, server: str, width: int) -> None:
    """Before a question, with an answer and with an article open, on a phone as on a desk."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    seated = Seat(context.new_page(), server)
    overflow = "document.documentElement.scrollWidth - window.innerWidth"
    assert seated.page.evaluate(overflow) <= 0
    seated.ask(HARBOUR + " " + "x" * 200)
    assert seated.page.evaluate(overflow) <= 0
    seated.live.locator("a.cite").first.click()
    expect(seated.article.locator("mark.cited").first).to_be_in_viewport(timeout=PATIENCE)
    assert seated.page.evaluate(overflow) <= 0
    box = seated.page.locator("#reader").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    context.close()
    seated.at_peace()


def test_the_head_tells_what_there_is(seat: Seat) -> None:
    """How many articles from when to when, what answers, and that nothing leaves."""
    about = seat.page.locator(".about")
    expect(about).to_contain_text("3 articles from 4 May 2021 to 18 June 2021")
    expect(about).to_contain_text(re.compile(r"own words\. Nothing leaves this machine\."))


def test_an_answer_grows_before_it_is_whole(seat: Seat) -> None:
    """Its words are on the page while it is still being written."""
    seat.page.evaluate(
        """() => {
          window.states = [];
          new MutationObserver(() => {
            const turn = document.querySelector("#live .turn");
            const words = turn?.querySelectorAll("p[dir]").length;
            if (turn) window.states.push([turn.dataset.state, words]);
          }).observe(document, { childList: true, subtree: true });
        }"""
    )
    seat.ask(HARBOUR)
    states = seat.page.evaluate("window.states")
    assert ["streaming", 0] in states
    assert ["streaming", 1] in states
    assert states[-1] == ["done", 1]


def test_the_articles_can_be_limited(seat: Seat) -> None:
    """What the fields below the question leave out is not answered from; a bad date is said."""
    seat.ask(RADIO)
    expect(seat.live.locator(".answer")).to_contain_text("Red Lantern")
    seat.page.get_by_role("button", name="Limit the articles").click()
    seat.page.get_by_role("textbox", name="Published up to").fill("2021-05")
    seat.ask(RADIO)
    expect(seat.live.locator(".silent")).to_be_visible()
    seat.page.get_by_role("textbox", name="Published up to").fill("May")
    seat.ask(RADIO)
    expect(seat.live.locator(".fault")).to_contain_text("'May' is no date")
    seat.at_peace()


def test_one_waits_while_others_are_answered(browser: Browser, tmp_path: Path) -> None:
    """A model that keeps one person waiting keeps nobody else, and the one may stop and go on."""
    asked = Event()

    def keeps_waiting(exchange: Exchange) -> None:
        asked.set()
        stalls()(exchange)

    with serve() as model, serving(ingested(tmp_path), OPENAI_BASE_URL=model.url) as address:
        context = browser.new_context()
        seated = Seat(context.new_page(), address)
        expect(seated.page.locator(".about")).to_contain_text("go to the model’s server")
        model.play(keeps_waiting, says(draft))
        seated.page.fill("#question textarea", HARBOUR)
        seated.page.keyboard.press("Enter")
        expect(seated.live).to_have_attribute("data-state", "streaming", timeout=PATIENCE)
        expect(seated.page.locator(".waiting")).to_be_visible()
        assert asked.wait(PATIENCE / 1000)
        other = Seat(browser.new_context().new_page(), address)
        other.ask(RADIO)
        expect(other.live.locator(".answer")).to_contain_text("claimed by the Red Lantern group")
        expect(seated.live).to_have_attribute("data-state", "streaming")
        # Gradio takes no second question before it has heard that the first is cancelled.
        with seated.page.expect_response("**/cancel", timeout=PATIENCE):
            seated.page.get_by_role("button", name="Stop").click()
        expect(seated.live).to_have_attribute("data-state", "stopped", timeout=PATIENCE)
        expect(seated.page.get_by_role("button", name="Ask", exact=True)).to_be_visible()
        seated.ask(RADIO)
        expect(seated.live.locator(".answer")).to_contain_text("claimed by the Red Lantern group")
        expect(seated.live.locator(".byline")).to_contain_text(f"Written by openai:{MODEL}")
        context.close()
        other.page.context.close()
        seated.at_peace()
        other.at_peace()


def test_a_question_sent_too_early_is_asked_in_its_turn(browser: Browser, tmp_path: Path) -> None:
    """What is sent while the answer before is being written is asked once that is whole."""
    go_on = Event()

    def waits(exchange: Exchange) -> None:
        assert go_on.wait(PATIENCE / 1000)
        says(draft)(exchange)

    with serve() as model, serving(ingested(tmp_path), OPENAI_BASE_URL=model.url) as address:
        context = browser.new_context()
        seated = Seat(context.new_page(), address)
        model.play(waits)
        for question in (HARBOUR, RADIO):
            seated.page.fill("#question textarea", question)
            seated.page.keyboard.press("Enter")
            expect(seated.live).to_have_attribute("data-state", "streaming")
        expect(seated.live.locator(".question")).to_have_text(HARBOUR)
        go_on.set()
        expect(seated.live.locator(".question")).to_have_text(RADIO)
        seated.answered()
        expect(seated.page.locator(".turn")).to_have_count(2)
        context.close()
        seated.at_peace()


def draft(body: dict[str, Any]) -> str:
    """What a model writes that cites the passage on the claim by its key."""
    asked = body["messages"][-1]["content"]
    key = next(
        match[1]
        for match in re.finditer(r'key="(\w+)"[^>]*>([^<]*)', asked)
        if "Red Lantern" in match[2]
    )
    return f"The attack was claimed by the Red Lantern group [{key}]."
