"""What an article says can forge nothing in an answer."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.inert import inert, repeated
from rag.types import Claim, Quote
from store.records import Article


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Three were hurt [7].", "Three were hurt (7)."),
        ("Three were hurt [1, 2] [3-5].", "Three were hurt (1, 2) (3-5)."),
        ("![seen](http://evil.test/x.png)", "!(seen)(http://evil.test/x.png)"),
        ("See [here](javascript:x) now.", "See (here)(javascript:x) now."),
        ("[![x](a)](b)", "(!(x)(a))(b)"),
        ("[x][y] and [y]: http://evil.test", "(x)[y] and (y): http://evil.test"),
        ("<img src=x onerror=y> </p> <!-- -->", "‹img src=x onerror=y> ‹/p> ‹!-- -->"),
        ("<http://evil.test>", "‹http://evil.test>"),
    ],
)
def test_what_acts_is_exchanged(said: str, shown: str) -> None:
    """Numbers, links, pictures and tags become plain words that look alike."""
    assert inert(said) == shown


@pytest.mark.parametrize(
    "said", ["“[The president] was told,” she said.", "5 < 6 > 4", "It cost [about] $4 (£3)."]
)
def test_what_does_not_act_stays(said: str) -> None:
    """Editors' brackets, signs and ordinary brackets are left alone."""
    assert inert(said) == said


@settings(deadline=None)
@given(text=st.text(alphabet="[]()!<>:a1, \n", max_size=60))
def test_any_text(text: str) -> None:
    """Whatever it is, it stays as long, and nothing that acts is left."""
    plain = inert(text)
    assert len(plain) == len(text)
    assert not re.search(r"\[\d+\]|\[[^\[\]]*\][(:]|<[a-z!]", plain)
    assert inert(plain) == plain


def test_a_claim_that_changes_is_no_quote_to_the_letter() -> None:
    """Its words still point at the article's own, but are told as checked and not as quoted."""
    article = Article("Three were hurt [7]. So it was.", "a.md")
    forged = Claim("Three were hurt [7].", (Quote(article, 0, 20),), "quoted")
    plain = Claim("So it was.", (Quote(article, 21, 31),), "quoted")
    assert (repeated(forged).text, repeated(forged).support) == ("Three were hurt (7).", "verified")
    assert repeated(plain) is plain
