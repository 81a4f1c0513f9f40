"""Words meet by their stems, and mere connectives do not count."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from hypothesis import given, settings
from hypothesis import strategies as st

from rag.stems import stems


def test_forms_of_a_word_meet() -> None:
    """Plurals, tenses and capitals do not matter; punctuation parts words."""
    assert stems("The soldiers' ATTACKS") == stems("a soldier, attacking") == {"soldier", "attack"}


def test_connectives_are_left_out() -> None:
    """What every sentence has tells none apart."""
    assert stems("What was it that they had, and who said so?") == frozenset()
    assert stems("") == frozenset()


def test_figures_and_other_scripts_count() -> None:
    """A year and an Arabic word are words, too."""
    assert stems("in 2019 الهجوم Ärzte") == {"2019", "الهجوم", "ärzte"}


@settings(deadline=None)
@given(st.text(), st.text())
def test_stems_of_two_texts_are_those_of_each(one: str, other: str) -> None:
    """A word's stem does not hang on the words around it."""
    assert stems(f"{one} {other}") == stems(one) | stems(other)


def test_many_threads_may_ask() -> None:
    """The stemmer keeps state; each call has its own, and gives what one alone gives."""
    texts = [f"attacking soldiers were killed near bases {n}" for n in range(400)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(stems, texts)) == [
            {"attack", "soldier", "kill", "near", "base", str(n)} for n in range(400)
        ]
