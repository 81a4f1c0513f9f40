"""Tables in Markdown, and the command line that the sections share."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def share(cases: Sequence[bool]) -> str:
    """'.75 (3 of 4)', or 'none'."""
    if not cases:
        return "none"
    return f"{sum(cases) / len(cases):.3f}".lstrip("0") + f" ({sum(cases)} of {len(cases)})"


def run(
    name: str,
    measure: Callable[[Path, int | None], str],
    arguments: Sequence[str] | None = None,
) -> int:
    """Print the section of the data in a folder, of the first so many questions if told."""
    parser = argparse.ArgumentParser(prog=f"python -m bench.evidence.{name}")
    parser.add_argument("--data", type=Path, required=True, help="the folder of the sections' data")
    parser.add_argument("--first", type=int, help="only so many questions")
    given = parser.parse_args(arguments)
    print(measure(given.data, given.first))
    return 0
