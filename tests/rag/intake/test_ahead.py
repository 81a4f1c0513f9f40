"""Items are made ahead of their use, and nothing else changes."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event, current_thread, enumerate, main_thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.intake.ahead import ahead


@given(st.lists(st.integers()), st.integers(1, 5))
def test_the_same_in_the_same_order(items: list[int], most: int) -> None:
    """However many wait."""
    assert list(ahead(items, most)) == items


def test_another_thread_makes_them_before_they_are_asked_for() -> None:
    """While the first is in use, the next are made, and no more than may wait."""
    made, third = list[int](), Event()

    def make() -> Iterator[int]:
        for number in range(100):
            assert current_thread() is not main_thread()
            made.append(number)
            if number == 2:
                third.set()
            yield number

    items = ahead(make(), 2)
    assert next(items) == 0
    assert third.wait(10)
    assert len(made) <= 5
    items.close()  # type: ignore[attr-defined]


def test_what_is_raised_comes_behind_the_items_before_it() -> None:
    """As if there were no thread."""

    def make() -> Iterator[int]:
        yield 1
        raise ValueError("it is broken")

    items = ahead(make())
    assert next(items) == 1
    with pytest.raises(ValueError, match="it is broken"):
        next(items)


def test_the_thread_ends_when_nobody_asks_any_more() -> None:
    """A loop that is left leaves nothing behind."""
    before = set(enumerate())
    items = ahead(iter(int, 1))
    next(items)
    (worker,) = set(enumerate()) - before
    items.close()  # type: ignore[attr-defined]
    worker.join(10)
    assert not worker.is_alive()
