"""Each state of an answer is shown as what it is."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from rag.types import NOT_FOUND, Sentence
from tests.ui.making import answer, citation, texts
from tests.ui.page import parse
from ui.answers import exchange, exchanges
from ui.conversation import Exchange, grown

ALLOWED = set(
    "article section h2 h3 div p ul li strong a span q button select option input".split()
)


@given(texts, texts, texts, texts)
def test_nothing_of_the_text_is_rendered(question: str, text: str, title: str, fault: str) -> None:
    """Whatever is asked, answered or quoted, there are only our own tags and our own links."""
    cited = citation(title=title, quote=title)
    said = replace(answer(text, cited), notice=fault, engine=title, question=title)
    for shown in (grown(Exchange(question), said), Exchange(question, text, "failed", None, fault)):
        page = parse(exchange(shown, 0))
        assert {each.tag for each in page.elements} <= ALLOWED
        assert not any(name.startswith("on") for each in page.elements for name in each.attributes)
        links = [each.attributes["href"] or "" for each in page.elements if each.tag == "a"]
        assert all(link.startswith(f"articles/{citation().article_id}?start=0") for link in links)


def test_numbers_become_links_to_the_words() -> None:
    """A number that is cited opens its article at its words; a forged one stays text."""
    two = citation(2, 13, 26, title="A title", publisher="A paper", published="2019-12-10")
    said = answer("First. [1] Second. [2] Third. [7]", citation(), two)
    page = parse(exchange(grown(Exchange("Why?"), said), 3))
    first, second = page.having("cite")
    whole = citation().article_id
    assert first.attributes["href"] == f"articles/{whole}?start=0&end=12&mark=13-26#cited"
    assert second.attributes["data-cite"] == "3-2"
    assert second.attributes["aria-label"] == "Source 2: A title, A paper · 10 December 2019"
    assert "Third. [7]" in page.elements[0].text


def test_numbers_are_not_links_before_the_answer_is_whole() -> None:
    """While it streams a number is drawn but opens nothing; if it is stopped it is text again."""
    growing = Exchange("Why?", "First. [1]")
    (number,) = parse(exchange(growing, 0)).having("cite")
    assert number.tag == "span"
    stopped = parse(exchange(replace(growing, state="stopped"), 0))
    assert not stopped.having("cite")
    assert "First. [1]Stopped before the end." in stopped.elements[0].text.replace("\n", "")


def test_silence_is_said_plainly() -> None:
    """Where the articles do not say, that is said, and each near passage is linked once."""
    said = answer(f"{NOT_FOUND} Near: [1]", citation(), citation(2, 13, 26), found=False)
    page = parse(exchange(grown(Exchange("Why?"), said), 0))
    (box,) = page.having("silent")
    assert box.text.startswith(NOT_FOUND)
    assert [each.text for each in page.having("cite")] == ["1", "2"]
    (near,) = page.having("near")
    assert near.text.startswith("First words.1Untitled article, date unknown")


def test_a_refusal_with_a_reason_gives_it() -> None:
    """The reason stands below the refusal; the numbers that end it are drawn as passages alone."""
    said = answer(f"{NOT_FOUND} It has no date. The nearest: [1]", citation(), found=False)
    (box,) = parse(exchange(grown(Exchange("Why?"), said), 0)).having("silent")
    assert box.text.startswith(f"{NOT_FOUND}It has no date.The nearest passagesFirst words.1")


def test_who_wrote_it_is_said() -> None:
    """Quotes are called quotes; a model is named, with how many sentences were not borne out."""
    quoted = parse(exchange(grown(Exchange("Why?"), answer()), 0))
    assert "no language model" in quoted.having("byline")[0].text
    sentences = (Sentence("A.", (1,), "verified"), Sentence("B.", (1,), "unverified"))
    said = replace(answer(), engine="openai:gpt-5", sentences=sentences)
    written = parse(exchange(grown(Exchange("Why?"), said), 0)).having("byline")[0].text
    assert written.startswith("Written by openai:gpt-5")
    assert "1 of 2 sentences could not be borne out" in written


def test_what_a_follow_up_was_taken_to_ask_is_said() -> None:
    """It is said where it is not what was typed, whether or not there is an answer."""
    for said in (answer(), answer(found=False)):
        typed, followed = (
            parse(exchange(grown(Exchange(question), said), 1)).elements[0].text
            for question in (" Why? ", "And then?")
        )
        assert "Understood as" not in typed
        assert "Understood as: Why?" in followed


def test_a_notice_and_a_fault_are_shown() -> None:
    """Each in its own place, and a fault leaves what had come before it."""
    noticed = replace(answer(), notice="The model did not answer in time.")
    page = parse(exchange(grown(Exchange("Why?"), noticed), 0))
    assert page.having("notice")[0].text == "The model did not answer in time."
    failed = parse(exchange(Exchange("Why?", "So far.", "failed", None, "It broke."), 0))
    assert failed.having("fault")[0].text == "It broke."
    assert "So far." in failed.elements[0].text


def test_a_conversation_is_numbered_in_order() -> None:
    """Each question has its number, from the first given."""
    page = parse(exchanges((Exchange("One?"), Exchange("Two?")), 4))
    assert [each.attributes["data-turn"] for each in page.having("turn")] == ["4", "5"]


def test_a_shared_origin_is_said() -> None:
    """One quiet line under the text where articles cited share an origin, and none elsewhere."""
    said = replace(answer(), origins=("The two articles cited rest on one origin: <CNN>.",))
    (line,) = parse(exchange(grown(Exchange("Why?"), said), 0)).having("origins")
    assert line.text == "The two articles cited rest on one origin: <CNN>."
    assert not parse(exchange(grown(Exchange("Why?"), answer()), 0)).having("origins")
