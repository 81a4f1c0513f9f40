"""Scraped text becomes the article's own words, and ordinary prose comes through whole."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.cleaning import clean

PROSE = (
    "Rockets fell near the airport on Monday.\n\nNobody was hurt, officials told Reuters.\n\n"
    "Two more fell the next day. The base was quiet after that.\n\n"
)
WRAPPED = """Rockets hit the base

The army said on Monday that several rockets had
fallen near the airport, and that they were fired
from the west of the city. Nobody claimed them, and
the soldiers who were there were not hurt.

What is known

Two officials said that the rockets were of a kind
seen before, and that a truck was found with more
of them on it.
"""
FRAGMENTS = st.sampled_from([
    "About the author", "Sources", "Related", "Comments", "Share", "home", "the dog fell", "read",
    "The dog fell.", "U.S.", "Gen.", "it rose", "He said:", "more", "skip to", "content", "؟",
    "\n", "\n\n", "\n\n\n", " ", "\u200b", "\u00ad", "\u0085", "\u2028", "\x1c", "e\u0301", "“go",
])  # fmt: skip
WORDS = st.text("abcdefghij", min_size=4, max_size=9)
SENTENCES = st.lists(WORDS, min_size=6, max_size=14).map(lambda w: " ".join(w).capitalize() + ".")


def lines(text: str) -> list[str]:
    """The paragraphs of the cleaned text."""
    return clean(text).split("\n\n")


def test_hard_wrapped_text_is_joined() -> None:
    """Lines that break inside a sentence are one paragraph; headings stay alone."""
    heading, first, second, last = lines(WRAPPED)
    assert (heading, second) == ("Rockets hit the base", "What is known")
    assert first.startswith("The army said on Monday that several rockets had fallen")
    assert first.endswith("were not hurt.")
    assert "\n" not in last


def test_blank_lines_inside_a_sentence_do_not_matter() -> None:
    """Scraped text breaks its lines with several blank ones, and is joined all the same."""
    assert lines(re.sub(r"\n", "\n\n\n", WRAPPED)) == lines(WRAPPED)


def test_headings_stay_alone() -> None:
    """Where each paragraph is a line already, a line without a full stop is a heading."""
    text = "Three killed at Taji\nRockets fell on the camp.\nReaction\nThe minister spoke."
    assert lines(text) == text.split("\n")


def test_an_abbreviation_at_a_line_end_goes_on() -> None:
    """A rank or 'U.S.' at the end of a wrapped line does not end its sentence."""
    text = WRAPPED + "They spoke with Gen.\nSmith of the U.S.\nArmy on Monday, and he was calm.\n"
    assert lines(text)[-1].startswith("They spoke with Gen. Smith of the U.S. Army on Monday")


@pytest.mark.parametrize(
    "line",
    ["Share", "SHARE THIS ARTICLE", "Skip to content", "Follow us on Twitter", "Comments:",
     "Copyright © 2020 The Post. All rights reserved.", "© 2020 Post", "Log in", "e-mail",
     "Advertisement", "Click here to subscribe", "Leave a comment", "Read more",
     "Read more: Raid on a base in the west", "Related: Raid on a base", "SEE ALSO: A raid",
     "Follow The Post on Facebook and Twitter.", "Filed under: War | Iraq", "Most read"],
)  # fmt: skip
def test_navigation_goes(line: str) -> None:
    """What a page says about itself is no part of the article."""
    assert clean(f"{line}\n\n{PROSE}{line}\n\nThe end came.") == clean(PROSE + "The end came.")


@pytest.mark.parametrize(
    "line",
    ["Like us, they were afraid.", "Copyright law was changed by the parliament.",
     "Follow us to the base, the soldiers said.", "Home is where they fled to.",
     "More from the base were hurt, he said.", "Sources said that it fell.",
     "Watch: the minister said that it would fall.", "Follow the road to Taji, and you see it."],
)  # fmt: skip
def test_prose_that_begins_like_navigation_stays(line: str) -> None:
    """A sentence is never taken for a button."""
    assert line in lines(f"{PROSE}{line}\n\nThe end came.")


@pytest.mark.parametrize(
    "heading",
    ["About the author", "Sources", "Related", "Related stories", "See also:", "Read next", "Tags",
     "More from The Post", "You might also like", "Filed under", "Recommended"],
)  # fmt: skip
def test_the_tail_goes(heading: str) -> None:
    """From the heading on, a page speaks of other pages."""
    tail = f"{heading}\n\nRaid on a base in the west\n\nThe Post - a raid\n\nhttps://example.org\n"
    assert clean(PROSE + tail) == PROSE.strip()


def test_a_box_about_the_author_goes() -> None:
    """It is prose, and still no part of the article."""
    box = "About the author\n\nAn Author writes of armies. She lives in the north.\n"
    assert clean(PROSE + box) == PROSE.strip()
    assert clean("It fell.\n\n" + box) == "It fell."


def test_a_heading_with_prose_behind_it_stays() -> None:
    """'Sources' can be a heading of the article's own."""
    text = f"It fell.\n\nSources\n\n{PROSE}"
    assert clean(text) == text.strip()
    assert clean(PROSE + text) == (PROSE + text).strip()


def test_invisible_characters_go() -> None:
    """They would hide words from the search, or turn what is shown around."""
    assert clean("Bagh\u200bdad\ufeff was\u00a0hit\x07 by \ud800a ro\u00adcket\u202e.") == (
        "Baghdad was hit by a rocket."
    )


def test_page_breaks_part_words() -> None:
    """A form feed or a line separator between two words does not glue them."""
    assert clean("It fell.\x0cThen\u2028it rose.\x85End.").split() == (
        "It fell. Then it rose. End.".split()
    )


def test_letters_are_composed() -> None:
    """An accent of its own and a letter that has it are the same text."""
    assert clean("Je\u0301ro\u0302me") == "Jérôme"


def test_right_to_left_text_survives() -> None:
    """Arabic and Persian punctuation ends sentences, and joiners inside words stay."""
    arabic = "هل وقع الهجوم في بغداد؟\n\nأصيب جنديان، وقتل ثالث؛\n\nانتهى الأمر۔"
    persian = "او می\u200cگوید که حمله پایان یافت."
    assert clean(arabic) == arabic
    assert clean(persian) == persian


def test_german_is_joined_like_english() -> None:
    """A small letter with an umlaut goes on with the sentence."""
    assert clean("Der Angriff\nüberraschte alle.") == "Der Angriff überraschte alle."


@settings(deadline=None)
@given(st.lists(FRAGMENTS, max_size=25).map("".join) | st.text())
def test_cleaning_twice_changes_nothing(raw: str) -> None:
    """What is clean stays as it is, on one line a paragraph, and can be stored."""
    once = clean(raw)
    assert clean(once) == once
    assert once.encode().decode() == once
    assert "" not in once.split("\n\n") or once == ""


@settings(deadline=None)
@given(st.lists(st.lists(SENTENCES, min_size=1, max_size=4), min_size=1, max_size=6))
def test_every_word_of_prose_is_kept(paragraphs: list[list[str]]) -> None:
    """Whatever the width it is wrapped at, no word is lost, added or moved."""
    prose = "\n\n".join(" ".join(paragraph) for paragraph in paragraphs)
    assert clean(prose) == prose
    assert clean(re.sub(r"(?<=\S) (?=\S)", "\n", prose)).split() == prose.split()


@pytest.mark.parametrize(
    "raw",
    [("word " * 14 + "\n") * 30_000, "Sources\n" * 250_000, "read\n" * 90_000 + "more\n" * 90_000,
     '"' * 500_000, "." * 500_000 + "x", "( " * 300_000],
)  # fmt: skip
def test_long_text_takes_its_time_only(raw: str) -> None:
    """Two megabytes of anything are cleaned in seconds."""
    start = time.perf_counter()
    clean(raw)
    assert time.perf_counter() - start < 5


def test_posts_in_the_tail_are_kept() -> None:
    """Behind the links to other pieces a signed post stays, with its author and day; links go."""
    post = "Smoke over the quay of Port Kesh this morning. pic.example.org/x"
    signature = "— Harbour Watch (@harbourwatch) May 4, 2021"
    tail = f"More from around the web\nFire at a mill\nTweets:\n{post}\n{signature}\nOther news"
    text = clean(f"A drone hit the boat. Two sailors were hurt. It was noon.\n\nSources\n{tail}")
    assert text.split("\n\n")[1:] == [post, signature]
    assert clean(text) == text
