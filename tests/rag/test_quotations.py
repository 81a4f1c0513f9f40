"""A quotation over several sentences is shown whole, with the words that say whose it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.quotations import is_quoted, whole_quotation
from rag.speakers import speaker
from rag.types import Quote
from store.records import Article
from tests.rag.test_speakers import quote


@pytest.mark.parametrize(
    ("text", "words", "quoted"),
    [
        ('"The boats are safe," he said of Riga.', "boats", True),
        ('"The boats are safe," he said of Riga.', "Riga", False),
        ('And the boats are safe," he said of Riga.', "boats", True),
        ('He said of Riga: "The boats are safe.', "boats", True),
        ("He said of Riga: “The boats are safe.”", "Riga", False),
        ("The boats are safe,” he said.", "boats", True),
    ],
)
def test_what_stands_within_marks(text: str, words: str, quoted: bool) -> None:
    """Straight and curly ones, though the first or the last of them may lack."""
    assert is_quoted(text, text.index(words)) is quoted


def test_a_quotation_is_told_to_its_end() -> None:
    """What opens a quotation brings the sentence that says whose it is."""
    words = '"We have seen a rise in fires.'
    assert whole_quotation(quote(words)).text.endswith("he added on Monday.")
    whole = quote("She said that two boats had been searched.")
    assert whole_quotation(whole) == whole


def test_the_middle_of_a_quotation_is_a_part_of_it() -> None:
    """A sentence that neither opens nor closes is of whoever the end names."""
    text = '"We are calm. We have patrols out. We will stay," Elena Ruiz said. It rained.'
    middle = quote("We have patrols out.", text)
    assert whole_quotation(middle).text == text.removesuffix(" It rained.")
    found = speaker(middle)
    assert found is not None
    assert found.name == "Elena Ruiz"
    behind = quote("It rained.", text)
    assert whole_quotation(behind) == behind


@given(st.text(alphabet='"“” .Aa\n', max_size=60), st.data())
def test_the_whole_holds_the_part(text: str, data: st.DataObject) -> None:
    """Whatever the marks, nothing of the quote is lost."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    whole = whole_quotation(Quote(Article(text, "a.md"), start, end))
    assert whole.start <= start
    assert end <= whole.end
