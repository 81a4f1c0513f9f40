"""What a piece says of its origins is found, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.origins import attributions, origin
from store.records import Article

GOLDEN = Path(__file__).parent.parent / "golden" / "origins.jsonl"
FLOOR = 58
"""Sentences of the sixty whose origins must be exactly those told."""

DRAWN = st.lists(
    st.sampled_from(
        "CNN Reuters the AP told reported , . said in a statement by Harbour Gazette according to"
        " Source: ( ) - \n network same Ministry of Defence and \ud800".split(" ")
    ),
    max_size=40,
).map(" ".join)


def article(*lines: str) -> Article:
    """An article of these paragraphs."""
    return Article("\n\n".join(lines), "a.md")


def test_golden_sentences() -> None:
    """Of sixty sentences, a quarter of which tell no origin, nearly all are read right."""
    rows = [json.loads(line) for line in GOLDEN.read_text("utf-8").splitlines()]
    wrong = [
        row["text"]
        for row in rows
        if [[a.origin, a.kind] for a in attributions(row["text"])] != row["origins"]
    ]
    assert len(rows) == 60
    assert len(rows) - len(wrong) >= FLOOR, wrong


def test_spans_are_the_words_that_tell() -> None:
    """An attribution's offsets cut out who told it and how it came."""
    text = "It fell at dawn, CNN reported. A guard told the Associated Press that none was hurt."
    assert [text[a.start : a.end] for a in attributions(text)] == [
        "CNN reported",
        "told the Associated Press",
    ]


@pytest.mark.parametrize("name", ["Zanoba Courier", "Daily Lantern", "Hill Country Radio"])
def test_an_outlet_need_not_be_known(name: str) -> None:
    """A name that no list has is an origin where it is called an outlet."""
    (one,) = attributions(f"A guard told the newspaper {name} that the gate was shut.")
    assert (one.origin, one.kind) == (name, "outlet")


def test_the_network_is_the_one_named_before() -> None:
    """'Told the network' and 'the same statement' go back to the name before them, or to none."""
    text = "Iran did it, officials told CNN. More is to come, they told the network."
    assert [a.origin for a in attributions(text)] == ["CNN", "CNN"]
    assert attributions("More is to come, they told the network.") == ()
    text = "Six fell, said a statement by the Kremlin. Two fled, according to the same statement."
    assert [a.origin for a in attributions(text)] == ["Kremlin", "Kremlin"]


def test_the_origin_of_a_piece() -> None:
    """It is the outlet of the lead, though another one is named behind it and credited below."""
    piece = article(
        "Two generals were behind the raid on the port, CNN reports.",
        "They planned it for a month and told nobody at all.",
        "The harbour was empty when the boats came in at night.",
        "The boats came from the south, a fisherman told the Harbour Gazette.",
        "The boats were fast and had no lights, he told the Harbour Gazette.",
        "Source: Northern Post",
    )
    assert origin(piece) == "CNN"


def test_one_mention_far_below_is_no_origin() -> None:
    """A piece that names an outlet once, behind its lead, rests on itself; so does a plain one."""
    head = ["The port was raided in the night by boats.", "Nobody was hurt in the raid at night."]
    more = ["The boats came from the south at one o'clock.", "They were five, AFP said on Friday."]
    assert origin(article(*head, *more)) is None
    assert origin(article(*head)) is None
    assert origin(article(*head, *more, "They left before three o'clock, AFP said.")) == "AFP"


def test_a_credit_stands_in() -> None:
    """Where no sentence names an outlet, the line that credits one does."""
    assert origin(article("The port was raided in the night.", "Source: Rudaw")) == "Rudaw"


def test_a_long_hostile_text_takes_no_long_time() -> None:
    """Texts made to be slow to read are read in time that grows with their length."""
    for unit in ("A", "AA ", "CNN, ", "told the ", "Source: A", "according to the of the ", "of "):
        began = perf_counter()
        attributions(unit * (200_000 // len(unit)))
        assert perf_counter() - began < 10, unit


@settings(deadline=None)
@given(DRAWN)
def test_attributions_are_in_order_and_in_the_text(text: str) -> None:
    """Whatever the text, spans lie in it, go forward and are not empty."""
    found = attributions(text)
    assert all(0 <= a.start < a.end <= len(text) and a.origin for a in found)
    assert [a.start for a in found] == sorted(a.start for a in found)
    origin(article(text))
