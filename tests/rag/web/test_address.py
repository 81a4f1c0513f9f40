"""An address is written in one way, or refused in plain words."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.errors import ArticleError
from rag.web.address import is_address, parsed


@pytest.mark.parametrize(
    ("given_", "written"),
    [
        ("http://ex.example", "http://ex.example/"),
        ("HTTP://Ex.Example:80/A#f", "http://ex.example/A"),
        ("https://ex.example:443?x#", "https://ex.example/?x"),
        (" http://ex.example:443/a ", "http://ex.example:443/a"),
        ("https://münchen.example/ü", "https://xn--mnchen-3ya.example/%C3%BC"),
    ],
)
def test_it_is_written_in_one_way(given_: str, written: str) -> None:
    """Two ways to write an address are one source; written again, it stays."""
    assert str(parsed(given_)) == written == str(parsed(written))


def test_a_password_is_not_repeated() -> None:
    """What is wrong is said without what is secret."""
    with pytest.raises(ArticleError, match=r"^http://ex\.example/a: it has a user name"):
        parsed("http://user:secret@ex.example/a")


def test_an_address_is_told_from_a_path() -> None:
    """By how it begins."""
    assert all(map(is_address, ("http://a", "HTTPS://a", " https://a/b")))
    assert not any(map(is_address, ("a.txt", "http", "httpx/a.txt", "ftp://a", "./http://a")))


@given(st.text(max_size=40))
def test_no_address_is_too_odd(text: str) -> None:
    """Whatever is given, it is an address or an `ArticleError`."""
    for address in (text, f"http://{text}", f"http://news.example/{text}"):
        with suppress(ArticleError):
            assert str(parsed(address)).startswith(("http://", "https://"))
