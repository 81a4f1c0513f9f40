"""Only machines of the public internet are asked."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.web.hosts import global_addresses, is_global, resolve

HOSTILE = [
    "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.1.1",
    "169.254.169.254", "100.64.0.1", "100.100.100.200", "168.63.129.16", "192.0.0.192",
    "192.0.2.1", "198.18.0.1", "203.0.113.7", "0.0.0.0", "0.1.2.3", "224.0.0.1", "240.0.0.1",
    "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254",
    "fec0::1", "ff02::1", "ff0e::1", "2001:db8::1", "100::1", "4000::1", "5f00::1",
    "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:169.254.169.254",
    "::ffff:100.64.0.1", "::ffff:0:7f00:1", "2002:7f00:1::", "2002:a9fe:a9fe::1",
    "2002:808:808::1", "2001:0:4136:e378:8000:63bf:80ff:fffe", "2001::1", "64:ff9b::127.0.0.1",
    "64:ff9b::169.254.169.254", "64:ff9b:1::8.8.8.8", "2606:4700::1111%lo", "", "news.example",
    "0127.0.0.1", "8.8.8.8/0",
]  # fmt: skip
PUBLIC = ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"]


def answers(*addresses: str) -> list[str]:
    """The addresses of a name that the resolver says has these."""
    return global_addresses("news.example", 80, lambda host, port: addresses)


@pytest.mark.parametrize("address", HOSTILE)
def test_what_is_not_global_is_told(address: str) -> None:
    """Loopback, private, link-local, shared, metadata, multicast, tunnels, and no address."""
    assert not is_global(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_global_is_let_through(address: str) -> None:
    """Public addresses, also wrapped for a network that speaks IPv6 alone."""
    assert is_global(address)


@given(st.integers(0, 2**32 - 1))
def test_a_wrapped_address_is_judged_by_what_it_wraps(number: int) -> None:
    """Mapped and NAT64 forms are as global as the IPv4 address within; other forms are not."""
    within = is_global(str(IPv4Address(number)))
    assert is_global(str(IPv6Address((0xFFFF << 32) + number))) == within
    assert is_global(str(IPv6Address((0x64FF9B << 96) + number))) == within
    assert not is_global(str(IPv6Address(number)))
    assert not is_global(str(IPv6Address((0x2002 << 112) + (number << 80))))


@given(st.ip_addresses())
def test_nothing_global_here_is_private_there(address: IPv4Address | IPv6Address) -> None:
    """What is let through is never what Python knows as private, reserved or local."""
    ip = ip_address(str(address))
    if is_global(str(ip)):
        assert not any((ip.is_private, ip.is_loopback, ip.is_link_local, ip.is_multicast))


@pytest.mark.parametrize(
    "host",
    ["2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "127.1", "127.0.1", "017700000001",
     "134744072", "127.0.0.1.", "1.2.3.4.5", "8.8.8.08", "0x", "news.0x7f", "999.1.1.1"],
)  # fmt: skip
def test_a_number_is_no_name(host: str) -> None:
    """Decimal, hex, octal and short forms are refused before any resolver sees them."""

    def never(host: str, port: int) -> Sequence[str]:
        raise AssertionError(host)

    with pytest.raises(ValueError, match="number"):
        global_addresses(host, 80, never)


@pytest.mark.parametrize("host", ["a b", "127%2e0%2e0%2e1", "a/b", "", "[::1]", "-", "ä", "a@b"])
def test_an_odd_name_is_not_looked_up(host: str) -> None:
    """What no site is called is refused."""
    with pytest.raises(ValueError, match="not the name of a site"):
        global_addresses(host, 80, resolve)


@pytest.mark.parametrize("hostile", ["127.0.0.1", "::1", "10.0.0.1", "fe80::1%1", "not one"])
def test_one_bad_address_among_good_ones_is_enough(hostile: str) -> None:
    """A name that leads to several places is refused where one of them is not public."""
    with pytest.raises(ValueError, match="no public address"):
        answers("93.184.216.34", hostile)


def test_good_addresses_come_in_order_without_doubles() -> None:
    """The resolver's order stands."""
    assert answers("8.8.8.8", "2606:4700::1111", "8.8.8.8") == ["8.8.8.8", "2606:4700::1111"]


def test_a_name_that_is_not_found_is_said() -> None:
    """An error of the resolver, and a name without addresses, are the same."""

    def fails(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror("none")

    for resolver in (fails, lambda host, port: ()):
        with pytest.raises(ValueError, match="is not found"):
            global_addresses("news.example", 80, resolver)


def test_the_machine_s_own_resolver_finds_loopback() -> None:
    """The real resolver is asked, and what it says of this machine's own name is refused."""
    assert "127.0.0.1" in resolve("localhost", 80)
    with pytest.raises(ValueError, match="no public address"):
        global_addresses("localhost", 80, resolve)
