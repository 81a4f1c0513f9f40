"""The chat is served where it was asked to be, or says plainly why not."""

from __future__ import annotations

import socket
from contextlib import closing

import pytest

from ui.address import AddressError, listen, names, url


def test_any_free_port_can_be_had() -> None:
    """Port 0 takes one, which the address then names."""
    with closing(listen("127.0.0.1", "0")) as listening:
        port = listening.getsockname()[1]
        assert url(listening) == f"http://127.0.0.1:{port}"
        with socket.create_connection(("127.0.0.1", port), timeout=5):
            pass


@pytest.mark.parametrize("port", ["", "x", "-1", "65536", "99999999999", "80 ", "٨٠", "8.0"])
def test_a_bad_port_is_named(port: str) -> None:
    """What is no port is refused with what a port is."""
    with pytest.raises(AddressError, match="number from 0 to 65535") as refusal:
        listen("127.0.0.1", port)
    assert repr(port) in str(refusal.value)


@pytest.mark.parametrize("host", ["no-such-host.invalid", "192.0.2.1", "a" * 300, "."])
def test_a_host_elsewhere_is_named(host: str) -> None:
    """A name nobody knows and an address of another machine are refused alike."""
    with pytest.raises(AddressError, match="name or address of this machine"):
        listen(host, "0")


def test_a_port_in_use_is_named() -> None:
    """And the way to another is told."""
    with closing(listen("127.0.0.1", "0")) as taken:
        port = str(taken.getsockname()[1])
        with pytest.raises(AddressError, match=f"Port {port} .* another program uses it.*--port"):
            listen("127.0.0.1", port)


def test_only_this_machines_own_names_are_answered_to() -> None:
    """Bound to this machine it has names; bound to all, it answers to any."""
    with closing(listen("127.0.0.1", "0")) as here, closing(listen("0.0.0.0", "0")) as anywhere:
        assert names(here) == frozenset({"127.0.0.1", "localhost", "[::1]"})
        assert names(anywhere) is None
