"""Conversations kept in the browser come back whole, and nothing in them is believed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, expect

from tests.ui.conftest import ingested, serving
from tests.ui.seat import HARBOUR, PATIENCE, RADIO, Seat, needs_chromium
from tests.ui.test_gate import ANNA, WORD

pytestmark = needs_chromium

KEY = "dateline.conversations."


def kept(seat: Seat) -> list[dict[str, Any]]:
    """What the browser keeps, once it keeps something."""
    seat.page.wait_for_function("key => localStorage.getItem(key)", arg=KEY)
    found: list[dict[str, Any]] = json.loads(
        seat.page.evaluate("key => localStorage.getItem(key)", KEY)
    )
    return found


def keep(seat: Seat, *turns: object) -> None:
    """Put a conversation into the browser, as someone with access to it might, and load it."""
    whole = [{"id": "odd", "title": "Odd", "at": 1, "turns": turns}]
    seat.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(whole)])
    seat.load("/#c=odd")


def saved(seat: Seat, form: str) -> str:
    """The file that the button of that name gives."""
    with seat.page.expect_download() as waiting:
        seat.page.get_by_role("button", name=f"Save as {form}").first.click()
    return Path(waiting.value.path()).read_text("utf-8")


def test_a_conversation_survives_loading_the_page_again(seat: Seat) -> None:
    """Its turns are drawn again, their numbers open the articles, and a follow-up leans on them."""
    seat.ask(HARBOUR)
    (conversation,) = kept(seat)
    seat.load(f"/#c={conversation['id']}")
    expect(seat.live.locator(".question")).to_have_text(HARBOUR, timeout=PATIENCE)
    seat.live.locator("a.cite").first.click()
    expect(seat.article.locator("mark.cited").first).to_contain_text("drone", timeout=PATIENCE)
    seat.page.keyboard.press("Escape")
    seat.ask("How many were wounded?")
    expect(seat.live.locator(".byline")).to_contain_text("Port Kesh")
    expect(seat.live.locator(".answer")).to_contain_text("two sailors")


def test_what_has_just_been_answered_is_listed(seat: Seat) -> None:
    """Whoever opens the list in the moment of an answer finds it there."""
    seat.page.evaluate(
        """() => new MutationObserver((_, watch) => {
            if (!document.querySelector('#live [data-kept]')) return;
            watch.disconnect();
            document.querySelector('[data-do="history"]').click();
        }).observe(document, { childList: true, subtree: true })"""
    )
    seat.page.fill("#question textarea", HARBOUR)
    seat.page.keyboard.press("Enter")
    expect(seat.page.locator("#history .kept .title")).to_have_text([HARBOUR])


def test_conversations_are_found_opened_and_deleted(seat: Seat) -> None:
    """Named by their first question; words of their answers find them; only what is open stays."""
    seat.ask(HARBOUR)
    seat.page.get_by_role("button", name="New conversation").click()
    expect(seat.page.locator(".turn")).to_have_count(0)
    seat.ask(RADIO)
    seat.page.wait_for_function(
        "key => JSON.parse(localStorage.getItem(key))?.length === 2", arg=KEY
    )
    seat.page.get_by_role("button", name="History").click()
    titles = seat.page.locator("#history .kept .title")
    expect(titles).to_have_text([RADIO, HARBOUR])
    seat.page.get_by_role("searchbox").fill("SAILORS")
    expect(titles).to_have_text([HARBOUR])
    titles.first.click()
    expect(seat.live.locator(".question")).to_have_text(HARBOUR, timeout=PATIENCE)
    expect(seat.page.locator(".turn")).to_have_count(1)
    seat.page.get_by_role("button", name="History").click()
    seat.page.get_by_role("button", name=f"Delete: {RADIO}").click()
    expect(titles).to_have_text([HARBOUR])
    seat.page.get_by_role("button", name=f"Delete: {HARBOUR}").click()
    expect(titles).to_have_count(0)
    seat.page.keyboard.press("Escape")
    expect(seat.page.locator(".turn")).to_have_count(0, timeout=PATIENCE)


def test_a_conversation_is_taken_along(seat: Seat) -> None:
    """As Markdown, HTML and JSON, each with the question, the words and their citations."""
    seat.ask(HARBOUR)
    kept(seat)
    seat.page.get_by_role("button", name="History").click()
    for form in ("Markdown", "HTML", "JSON"):
        text = saved(seat, form)
        assert HARBOUR in text
        assert "Harbour Gazette" in text
        assert "2021-05-04" in text
    whole = json.loads(saved(seat, "JSON"))
    (turn,) = whole["turns"]
    cited = turn["answer"]["citations"][0]
    assert cited["quote"].startswith("A drone struck a patrol boat")
    assert cited["end"] - cited["start"] == len(cited["quote"])
    assert cited["source"] == ""


def test_what_was_kept_is_shown_as_text(seat: Seat) -> None:
    """HTML in the browser's storage is words on the page, and no handler of it is there."""
    broken = (
        "<img src=x onerror=\"document.title='broken'\"><script>document.title='broken'</script>"
    )
    keep(seat, {"question": broken, "text": broken, "state": "stopped", "answer": None})
    expect(seat.live.locator(".question")).to_have_text(broken, timeout=PATIENCE)
    expect(seat.page).to_have_title("Dateline")
    assert seat.page.locator("#chat img").count() == 0
    seat.page.get_by_role("button", name="History").click()
    assert seat.page.locator("#history img").count() == 0


def test_a_forged_citation_opens_nothing(seat: Seat) -> None:
    """Words that no article says have no number, and the reader is told so."""
    cited = {
        "n": 1, "article_id": "0123456789abcdef", "title": "Forged", "publisher": None,
        "published": None, "source": "", "start": 0, "end": 5, "quote": "Forged",
    }  # fmt: skip
    answer = {"question": "Q?", "text": "Forged. [1]", "found": True, "citations": [cited]}
    keep(seat, {"question": "Q?", "text": "Forged. [1]", "state": "done", "answer": answer})
    expect(seat.live.locator(".notice")).to_contain_text("no longer in the collection")
    expect(seat.live.locator("a.cite")).to_have_count(0)


def test_what_cannot_be_read_is_said(seat: Seat) -> None:
    """A plain sentence, and one can go on asking."""
    keep(seat, {"question": "Q?", "text": "T", "state": "unheard of"})
    expect(seat.live.locator(".fault")).to_contain_text("cannot be read", timeout=PATIENCE)
    seat.ask(RADIO)
    expect(seat.page.locator(".turn")).to_have_count(1)
    expect(seat.live.locator(".answer")).to_contain_text("Red Lantern")


def test_conversations_stay_in_their_browser(seat: Seat, browser: Browser, server: str) -> None:
    """Another person's list is empty."""
    seat.ask(HARBOUR)
    kept(seat)
    context = browser.new_context()
    other = Seat(context.new_page(), server)
    other.page.get_by_role("button", name="History").click()
    expect(other.page.locator("#history .none")).to_contain_text("in this browser alone")
    expect(other.page.locator("#history li")).to_have_count(0)
    context.close()
    other.at_peace()


def test_sides_that_differ_stand_side_by_side(seat: Seat) -> None:
    """On a desk beside each other, each with its number; they come back with the conversation."""
    seat.ask("What did the drone wound, and who commands the port of Port Kesh?")
    (conversation,) = kept(seat)
    (turn,) = conversation["turns"]
    sides = [
        {"value": f"Side {cited['n']}", "citations": [cited["n"]], "published": "2021-05-04"}
        for cited in turn["answer"]["citations"][:2]
    ]
    turn["answer"]["disagreements"] = [{"about": "wounded", "sides": sides, "updated": False}]
    keep(seat, turn)
    drawn = seat.live.locator(".differing li")
    expect(drawn).to_have_count(2, timeout=PATIENCE)
    first, second = (drawn.nth(number).bounding_box() for number in (0, 1))
    assert first is not None
    assert second is not None
    assert first["y"] == second["y"]
    assert first["x"] + first["width"] <= second["x"]
    drawn.nth(1).locator("a.cite").click()
    expect(seat.article.locator("mark.cited").first).to_be_visible(timeout=PATIENCE)


def test_each_person_has_conversations_of_their_own(browser: Browser, tmp_path: Path) -> None:
    """On a browser that several share, who signed in finds their own and nobody else's."""
    with serving(ingested(tmp_path), DATELINE_AUTH=ANNA) as server:
        context = browser.new_context()
        context.request.post(f"{server}/login", form={"username": "anna", "password": WORD})
        seat = Seat(context.new_page(), server)
        expect(seat.page.get_by_role("link", name="anna")).to_be_visible(timeout=PATIENCE)
        seat.ask(HARBOUR)
        own = f"{KEY}anna"
        seat.page.wait_for_function("key => localStorage.getItem(key)", arg=own)
        assert seat.page.evaluate("key => localStorage.getItem(key)", KEY) is None
        seat.load(f"/#c={json.loads(seat.page.evaluate('k => localStorage[k]', own))[0]['id']}")
        expect(seat.live.locator(".question")).to_have_text(HARBOUR, timeout=PATIENCE)
        context.close()
        seat.at_peace()
