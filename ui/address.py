"""Where the chat is served: a socket, its web address and the names it answers to."""

from __future__ import annotations

import errno
import socket
from ipaddress import ip_address

from store.errors import DatelineError
from ui.guard import LOOPBACK


class AddressError(DatelineError):
    """The chat cannot be served at the address that was asked for."""


def listen(host: str, port: str) -> socket.socket:
    """A socket that listens there; port 0 takes any that is free.

    Raises:
        AddressError: the port is no port or cannot be had, or the host is not this machine's.
    """
    number = _port(port)
    try:
        family, *_, where = socket.getaddrinfo(host, number, type=socket.SOCK_STREAM)[0]
        return socket.create_server(where[:2], family=family, backlog=256)
    except (socket.gaierror, UnicodeError):
        raise AddressError(_not_here(host)) from None
    except OSError as error:
        if error.errno == errno.EADDRNOTAVAIL:
            raise AddressError(_not_here(host)) from None
        raise AddressError(
            f"Port {number} on {host} cannot be had: {_reason(error)}. "
            "Choose another one: python -m ui --port 7861"
        ) from None


def url(listening: socket.socket) -> str:
    """The web address of a listening socket."""
    host, port = listening.getsockname()[:2]
    return f"http://{bracketed(host)}:{port}"


def names(listening: socket.socket) -> frozenset[str] | None:
    """What a socket only this machine can reach is called by; None for any other."""
    host = listening.getsockname()[0]
    return LOOPBACK | {bracketed(host)} if ip_address(host).is_loopback else None


def bracketed(host: str) -> str:
    """An address as it is written in a web address."""
    return f"[{host}]" if ":" in host else host


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) < 6 and int(text) < 65536:
        return int(text)
    raise AddressError(f"The port must be a number from 0 to 65535; {text!r} is not.")


def _not_here(host: str) -> str:
    return f"The host must be a name or address of this machine; {host!r} is not."


def _reason(error: OSError) -> str:
    in_use = error.errno == errno.EADDRINUSE
    return "another program uses it" if in_use else (error.strerror or type(error).__name__)
