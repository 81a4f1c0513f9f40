"""What was found waits, and comes back as it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rag.intake import aside as module
from rag.intake.aside import Aside
from rag.reading.raw import Found, Raw
from store.records import Original


@given(st.lists(st.tuples(st.text(), st.binary())))
def test_all_come_back_in_their_order(given_: list[tuple[str, bytes]]) -> None:
    """Each with its bytes, as often as they are asked for."""
    founds = [Found(name, "f", Original(".x", data)) for name, data in given_]
    with Aside(iter(founds)) as aside:
        assert len(aside) == len(founds)
        assert list(aside) == founds
        assert list(aside) == founds


def test_many_bytes_wait_on_the_disk() -> None:
    """More than may be in memory come back, too, with what was read of them."""
    size = module.IN_MEMORY // 3
    raw = Raw("2", "f", "text", {"title": "Boat hit"})
    founds = [Found(str(n), "f", Original(".x", bytes([n]) * size), raw) for n in range(5)]
    with Aside(founds) as aside:
        assert list(aside) == founds
