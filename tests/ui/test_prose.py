"""An answer's text becomes paragraphs, lists, bold words and citation marks alone."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.ui.making import texts
from tests.ui.page import parse
from ui.prose import prose


def mark(n: int) -> str | None:
    """A mark for 1 and 2; nothing else is cited."""
    return f'<a class="cite">{n}</a>' if n in (1, 2) else None


@given(texts)
def test_only_four_tags_are_ever_made(text: str) -> None:
    """Whatever the text, no tag or attribute of its own is rendered."""
    page = parse(prose(text, mark))
    assert set(page.shape()) <= {
        ("p", ("dir",)), ("ul", ()), ("li", ("dir",)), ("strong", ()), ("a", ("class",)),
    }  # fmt: skip
    assert not page.others


def test_a_marker_becomes_its_mark() -> None:
    """The number takes the place of the brackets and of the space before them."""
    assert prose("So it was [1] [2].", mark) == (
        '<p dir="auto">So it was<a class="cite">1</a><a class="cite">2</a>.</p>'
    )


@pytest.mark.parametrize("forged", ["[7]", "[0]", "[01]", "[1", "[1](x)]", "[-1]", "[12345]"])
def test_a_forged_marker_stays_text(forged: str) -> None:
    """What cites nothing is shown as it was written."""
    page = parse(prose(f"So it was {forged}", lambda n: None))
    assert page.shape() == [("p", ("dir",))]
    assert page.elements[0].text == f"So it was {forged}"


def test_markdown_is_read_where_it_is_harmless() -> None:
    """Paragraphs, lists and bold words are made; links and images stay text."""
    text = "One **two**\nthree.\n\n- four [1]\n- five\n![x](http://evil.test/x.png)"
    assert prose(text, mark) == (
        '<p dir="auto">One <strong>two</strong>\nthree.</p>'
        '<ul><li dir="auto">four<a class="cite">1</a></li><li dir="auto">five</li></ul>'
        '<p dir="auto">![x](http://evil.test/x.png)</p>'
    )
