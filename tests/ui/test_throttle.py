"""A password is not tried without end."""

from __future__ import annotations

from ui.throttle import FROM_ALL, FROM_ONE, WINDOW, Throttle


def test_one_address_is_stopped_for_a_while() -> None:
    """After so many failures, and let in again when they are old; others are not concerned."""
    now = [0.0]
    throttle = Throttle(lambda: now[0])
    assert all(throttle.enter("a") for _ in range(FROM_ONE))
    assert not throttle.enter("a")
    assert throttle.enter("b")
    now[0] = WINDOW
    assert throttle.enter("a")


def test_many_addresses_get_no_further() -> None:
    """All failures together have an end, too."""
    throttle = Throttle(lambda: 0.0)
    assert all(throttle.enter(str(number)) for number in range(FROM_ALL))
    assert not throttle.enter("fresh")


def test_who_is_right_begins_anew() -> None:
    """Earlier failures of the address are forgotten."""
    throttle = Throttle(lambda: 0.0)
    for _ in range(3 * FROM_ONE):
        assert throttle.enter("a")
        throttle.right("a")
