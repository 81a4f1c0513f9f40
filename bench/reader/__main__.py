"""Learn the reader, or tell what it is worth on the clusters that are held out.

    python -m bench.reader                  tell
    python -m bench.reader --learn          learn it anew into rag/engines/reader.npz, then tell
    python -m bench.reader --learn --on     go on from what is kept there, then tell

Learning needs torch, which ``make bench-install`` brings, and takes five minutes on a GPU, which
is used where there is one, and some hours on two cores.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.evidence.tables import table
from bench.reader.clusters import Cluster, clusters
from bench.reader.measures import HEAD, JUDGES, judged, row
from rag.engines.reader import ADAPTER
from rag.engines.relevance import FILES


def told(some: Sequence[Cluster]) -> str:
    """A table of judges, and one where the questions are in other words than the articles'."""
    found = {name: judged(judge, some) for name, judge in JUDGES.items()}
    tables = (
        table(HEAD, [row(name, [one for one in each if one.question.reworded is reworded])
                     for name, each in found.items()])
        for reworded in (False, True)
    )  # fmt: skip
    return "\nIn other words than the articles':\n\n".join(tables)


def learn(epochs: float, adapter: Path, *, on: bool) -> None:
    """Learn from all clusters that are not held out, into the file ``adapter``, or on from it."""
    from bench.reader.learning import learn as teach  # torch is needed for this alone
    from bench.reader.network import Network

    network = Network(FILES.model)
    if on:
        network.load(adapter)
    teach(network, clusters(held=False), epochs, on=on)
    network.save(adapter)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; with ``--learn`` learn first."""
    parser = argparse.ArgumentParser(prog="python -m bench.reader")
    parser.add_argument("--learn", action="store_true", help="learn the reader anew")
    parser.add_argument("--on", action="store_true", help="go on from what is learned already")
    parser.add_argument("--epochs", type=float, default=3.3, help="times through the clusters")
    parser.add_argument("--adapter", type=Path, default=ADAPTER, help="where it is written")
    given = parser.parse_args(arguments)
    if given.learn:
        learn(given.epochs, given.adapter, on=given.on)
    print(told(clusters(held=True)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
