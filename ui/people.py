"""Who may sign in: names and hashed passwords (scrypt, RFC 7914), as ``DATELINE_AUTH`` has them."""

from __future__ import annotations

import hashlib
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hmac import compare_digest
from secrets import token_bytes
from threading import Lock

from store.errors import DatelineError

SHORTEST = 10
"""Characters of a password."""
LONGEST = 1000
NAME = re.compile(r"[A-Za-z0-9_.@+-]{1,64}")

_LOG_N, _R, _P = 15, 8, 3  # 32 MB and some 0.2 s: OWASP's figures of 2024
_SPAN = range(14, 19)
_FORM = "name:scrypt.15.8.3.SALT.KEY"
_MAKE = "Make one with: python -m ui --hash-password NAME"

NOBODY = (
    "Other machines can reach this address, so people must sign in, and DATELINE_AUTH names "
    f"nobody. {_MAKE} and put the line it prints into .env; or leave --host out."
)
"""Said where the chat would be open to everybody."""


class SignInError(DatelineError):
    """Nobody can sign in as it is set up."""


@dataclass(frozen=True, slots=True)
class Hashed:
    """What is kept of a password, and how it was made."""

    log_n: int
    r: int
    p: int
    salt: bytes
    key: bytes

    def __str__(self) -> str:
        """Without a character that a shell or ``.env`` would read otherwise."""
        told = (str(each) for each in (self.log_n, self.r, self.p))
        return ".".join(("scrypt", *told, _text(self.salt), _text(self.key)))


class People:
    """Those who may sign in, and whether a password is theirs; any thread may ask."""

    def __init__(self, hashed: Mapping[str, Hashed]) -> None:
        self._hashed = dict(hashed)
        self._nobody = hash_password(_text(token_bytes(16)))
        self._turn = Lock()  # a check takes 32 MB, so one at a time

    def __bool__(self) -> bool:
        return bool(self._hashed)

    def knows(self, name: str, password: str) -> bool:
        """Whether it is that person's password; an unknown name takes as long."""
        hashed = self._hashed.get(name, self._nobody)
        with self._turn:
            right = compare_digest(_key(password[:LONGEST], hashed), hashed.key)
        return right and name in self._hashed


def people(told: str | None) -> People:
    """The people in a text of ``name:hash``, apart by white space or commas.

    Raises:
        SignInError: one of them is written otherwise; the hash is not quoted.
    """
    found: dict[str, Hashed] = {}
    for each in re.split(r"[\s,]+", told.strip()) if told and told.strip() else ():
        name, colon, hashed = each.partition(":")
        if not colon or not NAME.fullmatch(name) or name in found:
            raise SignInError(
                f"DATELINE_AUTH should be {_FORM}, apart by spaces, each name once, and its part "
                f"{len(found) + 1} is not. {_MAKE}"
            )
        found[name] = _read(name, hashed)
    return People(found)


def hash_password(password: str) -> Hashed:
    """What to keep of it, with a salt of its own.

    Raises:
        SignInError: it is too short or too long.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise SignInError(
            f"A password needs {SHORTEST} to {LONGEST} characters; this has {len(password)}."
        )
    fresh = Hashed(_LOG_N, _R, _P, token_bytes(16), b"")
    return Hashed(_LOG_N, _R, _P, fresh.salt, _key(password, fresh))


def line(name: str, password: str) -> str:
    """A person's part of ``DATELINE_AUTH``.

    Raises:
        SignInError: the name or the password cannot be used.
    """
    if not NAME.fullmatch(name):
        raise SignInError(f"A name has letters, digits and _ . @ + - in it; {name[:80]!r} has not.")
    return f"{name}:{hash_password(password)}"


def _read(name: str, text: str) -> Hashed:
    try:
        kind, log_n, r, p, salt, key = text.split(".")
        hashed = Hashed(int(log_n), int(r), int(p), _bytes(salt), _bytes(key))
    except ValueError:
        kind, hashed = "", Hashed(0, 0, 0, b"", b"")
    strong = hashed.log_n in _SPAN and hashed.r == _R and hashed.p in range(1, 9)
    if kind != "scrypt" or not strong or len(hashed.salt) < 16 or len(hashed.key) < 32:
        raise SignInError(f"The hash of {name} in DATELINE_AUTH cannot be read. {_MAKE}")
    return hashed


def _key(password: str, hashed: Hashed) -> bytes:
    return hashlib.scrypt(
        password.encode("utf-8", "surrogatepass"),
        salt=hashed.salt, n=1 << hashed.log_n, r=hashed.r, p=hashed.p,
        maxmem=200 << hashed.log_n << 3, dklen=32,
    )  # fmt: skip


def _text(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
