"""Sentences are found where they begin and end, as exact offsets."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.sentences import sentences

PIECES = st.sampled_from([
    "It fell.", "He said", '"', "“", "”", "Gen.", "U.S.", "5 p.m.", "local time", " ", "  ", "\n",
    "\u00a0", "\u2028", "\x85", "\x1c", "3.5", "e.g.", "؟", "۔", "。", "」", "A.", "reported.The",
    "ok!", "?", "...", "(", ")", "\r", "\t", "قال", "z.B.", "1.", "\x00",
])  # fmt: skip


def cut(text: str) -> list[str]:
    """The sentences themselves."""
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "He met Gen. Smith, Lt. Col. Jones and Sgt. First Class Ray at the base.",
        "Rep. Adams and Sen. Brown wrote to Gov. Clark.",
        "There were 40 attacks since Oct. 17 and none on Feb. 28 or Nov. 3, 2023.",
        "Maj. Gen. Smith spoke with Adm. Brown.",
        "Soldiers of the U.S. Army left.",
        "It fell at 6:30 p.m. local time on Monday.",
        "It fell at 6:30 a.m. (Baghdad time) on Monday.",
        "It fell at 3 p.m. EST on the base.",
        "It cost $3.5 million, or 2.7 percent of 1,200.50.",
        "J. R. Smith vs. the army was No. 5 of the cases.",
        "Mr. Smith, Mrs. Jones and Dr. Ray were there.",
        "See www.example.org for more.",
        "Der Angriff am 3. Januar traf ca. 20 Soldaten, z.B. in Bagdad.",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(text: str) -> None:
    """Titles, ranks, hours, decimals and abbreviations go on."""
    assert cut(text) == [text]
    assert cut(f"{text} It fell.") == [text, "It fell."]


@pytest.mark.parametrize(
    "whole",
    [
        ["It fell.", "It rose!", "Did it?", "Yes…"],
        ['"It fell," he said.', '"We ran."', "Then it ended."],
        ["He said: “It fell.”", "Nobody was hurt."],
        ["He left at 5 p.m.", "Nobody saw him."],
        ["هل وقع الهجوم؟", "قال مسؤول إن جنديين أصيبا.", "انتهى الأمر."],
        ["حملہ ہوا۔", "دو افراد زخمی ہوئے۔", "ختم"],
        ["Gestern fiel eine Rakete.", "Über 20 Soldaten wurden verletzt.", "Ärzte halfen."],
    ],
)
def test_sentences_are_told_apart(whole: list[str]) -> None:
    """Marks, quotation marks and scripts end sentences, whatever white space parts them."""
    assert cut(" ".join(whole)) == whole
    assert cut("\n\n".join(whole)) == whole


@pytest.mark.parametrize(
    "whole",
    [
        ["It was reported.", "The next day it rose."],
        ['"We ran," he said.', '"It fell on us."'],
        ["It fell on “the base.”", "The army left."],
        ['He spoke of "the base."', "The army left."],
        ["爆炸发生。", "两人受伤！", "結束了"],
        ["「爆炸了。」", "他說。"],
    ],
)
def test_glued_sentences_are_parted(whole: list[str]) -> None:
    """Scraped text loses spaces; the quotation mark goes to the sentence it belongs to."""
    assert cut("".join(whole)) == whole


def test_what_a_post_links_to_is_no_part_of_its_words() -> None:
    """An address behind the end of a sentence is parted from it."""
    words, link = "One of them was badly hurt.", "https://t.example/iyveXX pic.twitter.com/0QyOV"
    assert cut(f"{words} {link}") == [words, link]


@pytest.mark.parametrize("text", ["The U.S.Army left.", "It is on example.org now.", "A 5.K run."])
def test_names_with_dots_are_not_parted(text: str) -> None:
    """Only two small letters before the dot and a capitalised word behind it make a seam."""
    assert cut(text) == [text]


def test_lines_do_not_share_a_sentence() -> None:
    """A heading stays by itself."""
    assert cut("A heading\nIt fell.") == ["A heading", "It fell."]


@settings(deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join) | st.text())
def test_offsets_are_exact(text: str) -> None:
    """In order, without overlap or white space at the edges, and nothing is left out."""
    spans = sentences(text)
    for start, end in spans:
        assert start < end
        assert text[start:end] == text[start:end].strip()
        assert "\n" not in text[start:end]
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())


@pytest.mark.parametrize(
    "piece",
    ["It fell on the base near the airport on Monday. ", "Gen. ", '"It."The ', "A. ", "word ", '"',
     "x", "it was.The ", "。 ", "5 p.m. CET ", "!"],
)  # fmt: skip
def test_a_long_line_is_cut_in_a_second_or_so(piece: str) -> None:
    """A megabyte without a line end costs no more for its length."""
    text = piece * (1_000_000 // len(piece))
    start = time.perf_counter()
    assert sentences(text)
    assert time.perf_counter() - start < 5
