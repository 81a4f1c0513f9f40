"""Learn the judge of contradictions, or tell what it is worth on what is held out.

    python -m bench.contradiction --data FOLDER            tell
    python -m bench.contradiction --data FOLDER --learn    learn it anew, then tell
    python -m bench.contradiction --data FOLDER --learn --on    go on from what is kept

``--data`` (or ``BENCH_DATA``) holds ``abstention`` and ``conflicts``, of which two thirds are
learned from. Learning needs torch, which ``make bench-install`` brings.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.contradiction.measures import HEAD, row
from bench.contradiction.records import Record, conflicts, disputes, own
from bench.evidence.tables import table
from rag.engines.contradiction import ADAPTER
from rag.engines.reader import ADAPTER as READER
from rag.engines.relevance import FILES


def told(data: Path) -> str:
    """A row for each set."""
    rows = [
        row("our own", own(is_held=True)),
        row("RAMDocs", conflicts(data, is_held=True)),
        row("fitz-gov", disputes(data, is_held=True)),
    ]
    return table(HEAD, rows)


def learn(data: Path, epochs: float, adapter: Path, *, on: bool) -> None:
    """Learn from all that is not held out, from the reader on or from ``adapter``, into that."""
    from bench.contradiction.learning import learn as teach  # torch is needed for this alone
    from bench.reader.network import Network

    network = Network(FILES.model)
    network.load(adapter if on else READER)
    teach(network, _learned(data), epochs)
    network.save(adapter)


def _learned(data: Path) -> list[Record]:
    return [
        *own(is_held=False),
        *conflicts(data, is_held=False),
        *disputes(data, is_held=False),
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; with ``--learn`` learn first."""
    parser = argparse.ArgumentParser(prog="python -m bench.contradiction")
    parser.add_argument("--data", type=Path, default=os.environ.get("BENCH_DATA"))
    parser.add_argument("--learn", action="store_true", help="learn it anew")
    parser.add_argument("--on", action="store_true", help="go on from what is learned already")
    parser.add_argument("--epochs", type=float, default=3.0, help="times through the records")
    parser.add_argument("--adapter", type=Path, default=ADAPTER, help="where it is written")
    given = parser.parse_args(arguments)
    if given.data is None:
        parser.error("--data FOLDER (or BENCH_DATA) should name the folder of measuring data")
    if given.learn:
        learn(given.data, given.epochs, given.adapter, on=given.on)
    print(told(given.data))
    return 0


if __name__ == "__main__":
    sys.exit(main())
