"""``python -m ui [--host H] [--port N]``: serve the chat. ``--hash-password NAME``: let one in."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import closing
from getpass import getpass
from typing import NoReturn

from store.errors import DatelineError
from store.sharing import share
from ui import logs
from ui.address import listen, names, url
from ui.people import NOBODY, SignInError, line, people

PLAIN = (
    "Warning: without TLS, passwords cross the network for all to read. Put a proxy that has it "
    "in front."
)
"""Said when it is served to more than this machine."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until told to stop; 0, or 2 with one plain line where it cannot be."""
    given = _parser().parse_args(arguments)
    logs.begin()
    try:
        if given.hash_password:
            print(line(given.hash_password, _password()))
        else:
            _serve(given.host, given.port)
    except DatelineError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return 0


def _serve(host: str, port: str) -> None:
    with closing(listen(host, port)) as listening:
        # These take seconds to import; a wrong argument should not wait for them.
        from rag import Assistant
        from rag.models import LOCAL, stays_here
        from rag.settings import read_settings
        from ui import server

        settings, hosts = read_settings(), names(listening)
        allowed = people(settings.auth.get_secret_value() if settings.auth else None)
        if hosts is None and not allowed:
            raise SignInError(NOBODY)
        with closing(Assistant(settings, owner=True)) as assistant:
            leaves = not stays_here(assistant.engine) or settings.embedding_model not in LOCAL
            app = server.build(
                assistant,
                leaves=leaves,
                hosts=None if allowed else hosts,
                people=allowed or None,
            )
            if hosts is None:
                print(PLAIN, file=sys.stderr, flush=True)
            greeting = f"Dateline is at {url(listening)} (Ctrl+C stops it)"
            with share(assistant.library):
                server.serve(app, listening, greeting)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ui", description="Serve the web chat.")
    parser.add_argument("--host", default="127.0.0.1", help="address to serve at (%(default)s)")
    parser.add_argument("--port", default="7860", help="port, 0 for any that is free (%(default)s)")
    parser.add_argument(
        "--hash-password", metavar="NAME", help="print a person's part of DATELINE_AUTH, and end"
    )
    return parser


def _password() -> str:
    """What is typed unseen, or the first line of what is piped in."""
    if sys.stdin.isatty():
        return getpass("Password: ")
    return sys.stdin.readline().rstrip("\n")


def _leave(status: int) -> NoReturn:
    """End at once: a thread left behind in a model would be torn out of it, and abort."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    _leave(main())
