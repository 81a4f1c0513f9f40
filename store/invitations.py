"""How a second process finds the owner of a folder: a file tells a socket and its key.

Whoever can read the file is let in, and only its owner can; a socket in the data
folder itself could have too long a path, for a hundred characters are the most.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, answer_challenge, deliver_challenge
from pathlib import Path
from secrets import token_bytes
from tempfile import gettempdir, mkdtemp

PATIENCE = 2.0
"""Seconds in which an owner that runs at all shows itself."""
PREFIX = "dateline-"
LONGEST = 60
"""Characters of a temporary folder's path that leave room for the socket's name."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """Where the owner listens, and the key that both sides must know."""

    address: str
    key: bytes


def invite(folder: Path) -> Invitation:
    """Choose a socket and a key, and write them down for the folder's own user; raises OSError."""
    withdraw(folder)
    place = gettempdir() if len(gettempdir()) <= LONGEST else os.sep + "tmp"
    made = Invitation(str(Path(mkdtemp(prefix=PREFIX, dir=place)) / "socket"), token_bytes(32))
    new = folder / "sharing.new"
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        json.dump({"address": made.address, "key": made.key.hex()}, file)
    new.replace(folder / "sharing")
    return made


def invitation(folder: Path) -> Invitation | None:
    """What was written down last, if it can be read; its owner may be gone."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        kept = json.loads((folder / "sharing").read_text(encoding="utf-8"))
        return Invitation(str(kept["address"]), bytes.fromhex(kept["key"]))
    return None


def withdraw(folder: Path) -> None:
    """Forget the invitation and its socket, also one that a killed process left."""
    if old := invitation(folder):
        path = Path(old.address)
        with suppress(OSError):
            if path.is_socket():
                path.unlink()
            if path.parent.name.startswith(PREFIX):
                path.parent.rmdir()
    with suppress(OSError):
        (folder / "sharing").unlink(missing_ok=True)


def enter(invited: Invitation) -> Connection | None:
    """A connection to the owner, or None where nobody answers who knows the key."""
    with suppress(OSError, EOFError, AuthenticationError):
        connection = Client(invited.address, "AF_UNIX")
        with suppress(OSError, EOFError, AuthenticationError):
            if connection.poll(PATIENCE):
                answer_challenge(connection, invited.key)
                deliver_challenge(connection, invited.key)
                return connection
        connection.close()
    return None


def admit(connection: Connection, key: bytes) -> None:
    """Let in who knows the key; raises AuthenticationError, before anything else is read."""
    deliver_challenge(connection, key)
    answer_challenge(connection, key)
