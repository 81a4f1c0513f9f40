"""``python -m ui [--host H] [--port N]``: serve the chat."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import closing

from store.errors import DatelineError
from store.sharing import share
from ui import logs
from ui.address import listen, names, url

OPEN = (
    "Warning: whoever can reach this address can read the articles and ask; "
    "there is no sign-in yet."
)
"""Said when it is served to more than this machine."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until told to stop; 0, or 2 with one plain line where it cannot be."""
    given = _parser().parse_args(arguments)
    logs.begin()
    try:
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
        with closing(Assistant(settings, owner=True)) as assistant:
            leaves = not stays_here(assistant.engine) or settings.embedding_model not in LOCAL
            app = server.build(assistant, leaves=leaves, hosts=hosts)
            if hosts is None:
                print(OPEN, file=sys.stderr, flush=True)
            greeting = f"Dateline is at {url(listening)} (Ctrl+C stops it)"
            with share(assistant.library):
                server.serve(app, listening, greeting)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ui", description="Serve the web chat.")
    parser.add_argument("--host", default="127.0.0.1", help="address to serve at (%(default)s)")
    parser.add_argument("--port", default="7860", help="port, 0 for any that is free (%(default)s)")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
