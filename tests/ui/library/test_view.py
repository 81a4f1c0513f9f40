"""What a person looks at stands in the address."""

from __future__ import annotations

from typing import get_args
from urllib.parse import parse_qsl, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from store.shelf import Order
from ui.library.view import View, view

views = st.builds(
    View,
    st.text(st.characters(exclude_categories=["Cs"]), max_size=50),
    st.sampled_from(get_args(Order)),
    st.booleans(),
    st.integers(1, 999_999),
)


@given(views)
def test_an_address_leads_back_to_its_view(this: View) -> None:
    """Nothing of it is lost on the way."""
    asked = dict(parse_qsl(urlsplit(this.address()).query))
    assert view(**asked) == this


@given(st.text(max_size=9), st.text(max_size=9), st.text(max_size=9), st.text(max_size=9))
def test_any_address_is_some_view(q: str, sort: str, down: str, page: str) -> None:
    """What makes no sense in it is passed over."""
    this = view(q, sort, down, page)
    assert this.page >= 1
    assert this.order in get_args(Order)
    this.words.encode()


def test_a_column_is_turned_round() -> None:
    """It rises first and falls when it is chosen once more, from its first page on."""
    once = View(page=7).sorted_by("title")
    assert (once.falling, once.page) == (False, 1)
    assert once.sorted_by("title").falling
    assert not once.sorted_by("title").sorted_by("title").falling
