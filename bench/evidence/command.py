"""The command line that all sections share."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from pathlib import Path


def run(name: str, measure: Callable[[Path, int | None], str], given: Sequence[str] | None) -> int:
    """Print what the section ``name`` measures on the data folder that is given."""
    parser = argparse.ArgumentParser(prog=f"python -m bench.evidence.{name}")
    data = os.environ.get("BENCH_DATA")
    parser.add_argument("--data", type=folder, default=data, help="the measuring data")
    parser.add_argument("--first", type=int, help="only so many questions of each set")
    told = parser.parse_args(given)
    print(measure(told.data or Path("absent"), told.first))
    return 0


def absent(heading: str, place: str) -> str:
    """What stands in the report for a section whose data are not there."""
    return f"## {heading}\n\nNot measured: there is no `{place}` in the data folder."


def folder(given: str) -> Path | None:
    """A folder given as text, absolute; None where it is empty."""
    return absolute(given) if given else None


def absolute(given: str) -> Path:
    """A path that means the same wherever a process runs."""
    return Path(given).absolute()
