"""What can be seen and done at an answer, in a real browser."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from tests.ui.seat import HARBOUR, PATIENCE, RADIO, Seat, folded, needs_chromium

pytestmark = needs_chromium


def clipboard(seat: Seat) -> str:
    """What was copied last."""
    expect(seat.page.locator("#toast")).to_have_class("said")
    return str(seat.page.evaluate("navigator.clipboard.readText()"))


def test_pointing_at_a_number_shows_the_words(seat: Seat) -> None:
    """The quoted words, publisher and date at once, and how the sentence is borne out."""
    seat.ask(HARBOUR)
    peek, number = seat.page.locator("#peek"), seat.live.locator("a.cite").first
    number.hover()
    expect(peek).to_be_visible()
    expect(peek.locator("q")).to_contain_text("wounding two sailors")
    expect(peek.locator(".origin")).to_have_text("Harbour Gazette · 4 May 2021")
    expect(peek.locator("p")).to_have_text("Checked against these words")
    peek.hover()
    expect(peek).to_be_visible()
    seat.page.mouse.move(5, 5)
    expect(peek).to_be_hidden()


def test_a_number_can_be_read_with_the_keyboard(seat: Seat) -> None:
    """Focus shows the card, which describes the number; Escape hides it and opens nothing."""
    seat.ask(HARBOUR)
    seat.page.locator("#question textarea").focus()
    peek, number = seat.page.locator("#peek"), seat.live.locator("a.cite").first
    for _ in range(30):
        seat.page.keyboard.press("Shift+Tab")
        if number.evaluate("element => element === document.activeElement"):
            break
    expect(peek).to_be_visible()
    expect(number).to_have_attribute("aria-describedby", "peek")
    seat.page.keyboard.press("Escape")
    expect(peek).to_be_hidden()
    seat.page.keyboard.press("Enter")
    expect(seat.article.locator("mark.cited").first).to_be_in_viewport(timeout=PATIENCE)


def test_the_strength_of_an_answer_shows(seat: Seat) -> None:
    """How many sentences are quoted or checked stands below them."""
    seat.ask(HARBOUR)
    expect(seat.live.locator(".strength")).to_contain_text("1 sentence checked")


def test_an_answer_is_copied_with_its_citations(seat: Seat) -> None:
    """As plain text and as Markdown: the words, and each number's source with the quote."""
    seat.ask(HARBOUR)
    seat.live.get_by_role("button", name="Copy", exact=True).click()
    plain = clipboard(seat)
    assert "two sailors" in plain
    assert "\n\nSources:\n[1] Two sailors hurt as drone hits patrol boat, Harbour Gazette" in plain
    assert "2021-05-04: “A drone struck" in plain
    seat.live.get_by_role("button", name="Copy as Markdown").click()
    seat.page.wait_for_function(
        "text => navigator.clipboard.readText().then((now) => now !== text)", arg=plain
    )
    written = clipboard(seat)
    assert written.startswith(f"## {HARBOUR}\n\n")
    assert "[1]" in written
    assert "\n\n**Sources**\n\n1. Two sailors hurt as drone hits patrol boat, Harb" in written


def test_a_question_is_asked_again(seat: Seat) -> None:
    """In its own place: the answer is made anew, and there is still one."""
    seat.ask(HARBOUR)
    seat.live.evaluate("turn => { turn.dataset.old = 'yes'; }")
    seat.live.get_by_role("button", name="Ask again").click()
    expect(seat.live).not_to_have_attribute("data-old", "yes")
    seat.answered()
    expect(seat.live).to_have_attribute("data-turn", "0")
    expect(seat.live.locator(".question")).to_have_text(HARBOUR)
    expect(seat.page.locator(".turn")).to_have_count(1)


def test_an_edited_question_is_asked_from_there(seat: Seat) -> None:
    """What came after it is gone; a change that is called off changes nothing."""
    seat.ask(HARBOUR)
    seat.ask(RADIO)
    first = seat.page.locator("#settled .turn")
    first.get_by_role("button", name="Edit the question").click()
    box = seat.page.locator("#question textarea")
    expect(box).to_have_value(HARBOUR)
    seat.page.get_by_role("button", name="Remove: Editing question 1").click()
    expect(box).to_have_value("")
    expect(seat.page.locator(".turn")).to_have_count(2)
    first.get_by_role("button", name="Edit the question").click()
    seat.ask("Was a drone seen in the harbour of Port Kesh?")
    expect(seat.page.locator(".turn")).to_have_count(1)
    expect(seat.page.locator("#chips li")).to_have_count(0)
    seat.ask(RADIO)
    expect(seat.page.locator(".turn")).to_have_count(2)


def test_a_question_has_a_link(seat: Seat, browser: Browser, server: str) -> None:
    """Whoever follows it sees the question asked, once."""
    seat.ask(RADIO)
    seat.live.get_by_role("button", name="Copy a link").click()
    address = clipboard(seat)
    assert address.startswith(f"{server}/?q=Which+group+claimed")
    context = browser.new_context()
    other = Seat(context.new_page(), server, address.removeprefix(server))
    expect(other.live.locator(".question")).to_have_text(RADIO, timeout=PATIENCE)
    other.answered()
    expect(other.live.locator(".answer")).to_contain_text("Red Lantern")
    assert "q=" not in other.page.url
    context.close()
    other.at_peace()


def test_the_other_passages_used_are_a_step_away(seat: Seat) -> None:
    """In the article opened, each passage that the answer cites is marked and can be gone to."""
    seat.ask("What did the drone wound, and who commands the port of Port Kesh?")
    seat.live.locator("a.cite").first.click()
    cited = seat.article.locator("mark.cited")
    expect(cited.first).to_be_in_viewport(timeout=PATIENCE)
    before = folded(" ".join(cited.all_inner_texts()))
    expect(seat.page.locator("#reader [data-at]")).to_have_text("1 of 2")
    seat.page.get_by_role("button", name="The next passage").click()
    expect(seat.page.locator("#reader [data-at]")).to_have_text("2 of 2")
    expect(seat.article.locator("mark.also").first).to_contain_text(before[:40])
    also = seat.article.locator("mark.also")
    assert folded(" ".join(also.all_inner_texts())) == before
    assert folded(" ".join(cited.all_inner_texts())) != before


def test_what_to_ask_next_is_answered(seat: Seat) -> None:
    """Each question offered below an answer, when it is pressed, is answered."""
    seat.ask(HARBOUR)
    offered = seat.page.locator("#next [data-question]")
    expect(offered.first).to_be_visible(timeout=PATIENCE)
    question = offered.first.inner_text()
    assert question != HARBOUR
    offered.first.click()
    expect(seat.live.locator(".question")).to_have_text(question, timeout=PATIENCE)
    seat.answered()
    expect(seat.live.locator(".strength")).to_be_visible()
    expect(seat.page.locator("#next .further")).to_have_count(1, timeout=PATIENCE)
