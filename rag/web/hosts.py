"""Which machines may be asked: those of the public internet, and no other.

A page, a feed or a redirect may name any host. It must not lead to this machine, to its
network or to a cloud's metadata, so a host is resolved once, every address found is judged,
and the caller connects to one of these and resolves no more.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Resolver = Callable[[str, int], Sequence[str]]
"""The IP addresses of a host name and port; raises OSError where there are none."""

_NAME = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?\.?")
# As the URL standard tells an IPv4 address: by its last label, which may be octal or hex.
_NUMBER = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)\.?")
# What the ipaddress module takes for global and is not: protocol assignments, among them a
# cloud's metadata; the metadata address of another; IPv6 that carries IPv4 in a tunnel (6to4).
_NOT_OURS: tuple[IPv4Network | IPv6Network, ...] = (
    IPv4Network("192.0.0.0/24"),
    IPv4Network("168.63.129.16"),
    IPv6Network("2002::/16"),
)
_UNICAST = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a name, as this machine's resolver knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(info[4][0]) for info in found]


def global_addresses(host: str, port: int, resolver: Resolver) -> list[str]:
    """The addresses to connect to, each of them global, without doubles.

    Raises:
        ValueError: the host is no name, has no address, or has one that is not global.
    """
    found = [host] if _is_plain(host) else _resolved(host, port, resolver)
    for address in found:
        if not is_global(address):
            raise ValueError(f"it leads to {address}, which is no public address")
    return list(dict.fromkeys(found))


def is_global(address: str) -> bool:
    """Whether an IP address is one of the public internet, for any host that it wraps, too."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        if wrapped := _wrapped(ip):
            return is_global(str(wrapped))
        if ip.scope_id or ip not in _UNICAST:
            return False
    is_public = ip.is_global and not ip.is_multicast and not ip.is_reserved
    return is_public and not any(ip in network for network in _NOT_OURS)


def _wrapped(ip: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that a mapped or a translated (NAT64) address stands for."""
    is_nat64 = ip in _NAT64 and not ip.scope_id
    return ip.ipv4_mapped or (IPv4Address(int(ip) & 0xFFFFFFFF) if is_nat64 else None)


def _is_plain(host: str) -> bool:
    """Whether it is an IP address, written in full; raises where it is one in disguise."""
    try:
        ip_address(host)
    except ValueError:
        if _NUMBER.fullmatch(host):
            raise ValueError(f"{host!r} is a number, not the name of a site") from None
        return False
    return True


def _resolved(host: str, port: int, resolver: Resolver) -> Sequence[str]:
    if not _NAME.fullmatch(host):
        raise ValueError(f"{host!r} is not the name of a site")
    try:
        found = resolver(host, port)
    except (OSError, UnicodeError):
        found = ()
    if not found:
        raise ValueError(f"the name {host!r} is not found; check it, and the connection")
    return found
