"""Words and entities are found, at exact offsets, in any text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rag.engines.language import analyse


def test_words_and_names_are_told() -> None:
    """A sentence has its verb, its people, its places and its dates."""
    found = analyse("Mark Esper visited Baghdad on Monday.")
    assert [(e.text, e.label) for e in found.entities] == [
        ("Mark Esper", "PERSON"), ("Baghdad", "GPE"), ("Monday", "DATE"),
    ]  # fmt: skip
    assert next(w.lemma for w in found.words if w.pos == "VERB") == "visit"
    assert found.has("GPE")
    assert not found.has("ORG", "EVENT")


def test_the_words_before_a_name_tell_what_it_is_of() -> None:
    """What the parser takes for a person is none as 'the group X', or if something is 'in X'."""
    found = analyse("They killed four of the group Kata’ib Hezbollah near Jurf al Sakhar.")
    assert not found.has("PERSON")
    assert analyse("He met Mark Esper in Mark Esper's office.").has("PERSON")


def test_nothing_has_no_words() -> None:
    """Empty text is no fault."""
    assert analyse("").words == analyse(" \n ").words == ()


def test_of_a_long_text_the_head_is_read() -> None:
    """A text that would take minutes takes less than a second's worth of words."""
    assert 0 < len(analyse("Rockets fell. " * 100_000).words) <= 1200


def test_heads_are_words() -> None:
    """White space between words, which is no word, does not move what they hang on."""
    plain, spaced = analyse("Four rockets fell."), analyse("Four  rockets \n fell.")
    assert [w.head for w in plain.words] == [w.head for w in spaced.words] == [1, 2, 2, 2]


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=120) | st.text("\ud800\udfff a.U5", max_size=30))
def test_offsets_are_exact(text: str) -> None:
    """Words and entities stand where they are said to, half surrogate pairs apart."""
    found = analyse(text)
    readable = "".join(" " if "\ud800" <= c <= "\udfff" else c for c in text)
    assert all(readable[w.start : w.start + len(w.text)] == w.text for w in found.words)
    assert all(readable[e.start : e.end] == e.text for e in found.entities)
