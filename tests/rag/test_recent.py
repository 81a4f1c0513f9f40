"""What was found last is found again at once, and never after a write."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Barrier, Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.recent import Recent


def numbers() -> Iterator[int]:
    """A new number each time it is asked."""
    return count()


def test_what_was_made_is_made_once() -> None:
    """As long as the state stays."""
    recent, made = Recent[int](), numbers()
    assert [recent.get("a", 0, made.__next__) for _ in range(3)] == [0, 0, 0]
    assert recent.get("b", 0, made.__next__) == 1
    assert recent.get("a", 1, made.__next__) == 2
    assert recent.get("a", 0, made.__next__) == 3


def test_the_oldest_is_forgotten() -> None:
    """What was asked again counts as new."""
    recent, made = Recent[int](2), numbers()
    told = [recent.get(key, 0, made.__next__) for key in ("a", "b", "a", "c", "a", "b")]
    assert told == [0, 1, 0, 2, 0, 3]


def test_many_wait_for_one() -> None:
    """Who asks while it is being made gets the same, and it is made once."""
    recent, made, together, go = Recent[int](), numbers(), Barrier(9), Event()

    def slowly() -> int:
        go.wait(30)
        return next(made)

    def one(_: int) -> int:
        together.wait(30)
        return recent.get("a", 0, slowly)

    with ThreadPoolExecutor(8) as pool:
        told = [pool.submit(one, n) for n in range(8)]
        together.wait(30)
        go.set()
        assert [each.result(30) for each in told] == [0] * 8


def test_a_failure_is_not_remembered() -> None:
    """It is raised, and the next one tries again."""
    recent = Recent[int]()

    def fail() -> int:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        recent.get("a", 0, fail)
    assert recent.get("a", 0, lambda: 7) == 7


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 2))), st.integers(1, 3))
def test_it_tells_nothing_of_another_key_or_state(asked: list[tuple[str, int]], most: int) -> None:
    """Whatever the order, the answer is the one of its key and state."""
    recent = Recent[tuple[str, int]](most)
    for key, state in asked:
        assert recent.get(key, state, lambda got=(key, state): got) == (key, state)  # type: ignore[misc]
