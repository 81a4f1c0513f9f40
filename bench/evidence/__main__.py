"""All that is measured of answers and their evidence, in one run, into one report.

    python -m bench.evidence [--data FOLDER] [--articles FOLDER] [--first N] [--sections NAMES]

``--data`` (or ``BENCH_DATA``) holds a folder for each section; ``--articles`` (or
``BENCH_ARTICLES``) holds articles and ``questions.jsonl``. What is absent is left out, and
the report says so. ``--first`` takes that many questions of each set.

Each section runs in a process of its own: one that fails is reported, and harms no other.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from time import monotonic

from bench.evidence.command import absolute, folder
from bench.parts import put
from bench.retrieval import report
from bench.retrieval.machine import machine, versions

ROOT = Path(__file__).resolve().parents[2]
SECTIONS = (
    "attribution",
    "altered",
    "answers",
    "abstention",
    "conflicts",
    "multihop",
    "poisoned",
    "injection",
    "local",
)
"""Modules beside this one, in the order of the report."""

_ABOUT = """# Evidence, measured

Written by `{command}`.

Nothing here asks a chat model, where a section does not say so. A third of the questions of each
set, chosen by a hash of their ids, is held out: no limit was tuned on it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and write; each section is printed as it is done."""
    given = _parser().parse_args(arguments)
    began, done = monotonic(), list[str]()
    for section in _sections(given):
        print(section, end="\n\n", flush=True)
        done.append(section)
        put(given.out, "evidence", "\n\n".join(done))
    lines = {**machine(), **versions({"numpy", "onnxruntime", "spacy"})}
    seconds = f"- the run took: {monotonic() - began:,.0f} s"
    end = f"## Machine and versions of this part\n\n{report.mapping(lines)}\n{seconds}"
    put(given.out, "evidence", "\n\n".join([*done, end]))
    print(f"written: {given.out}")
    return 0


def _sections(given: argparse.Namespace) -> Iterator[str]:
    yield _ABOUT.format(command=_command(given))
    for name in given.sections:
        yield _measured(name, given)


def _measured(name: str, given: argparse.Namespace) -> str:
    """What the section prints, or why it printed nothing."""
    command = [sys.executable, "-m", f"bench.evidence.{name}"]
    command += ["--data", str(given.data)] if given.data else []
    command += ["--first", str(given.first)] if given.first else []
    environment = dict(os.environ)
    if given.articles:
        environment["BENCH_ARTICLES"] = str(given.articles)
    ran = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    printed = ran.stdout.strip()
    if ran.returncode == 0 and printed:
        return printed.removeprefix("#") if printed.startswith("### ") else printed
    fault = (ran.stderr.strip().splitlines() or ["it printed nothing"])[-1]
    return f"## {name.capitalize()}\n\nNot measured: {fault}"


def _command(given: argparse.Namespace) -> str:
    """The command without the places of this machine."""
    told = [
        "BENCH_DATA=FOLDER" if given.data else "",
        "BENCH_ARTICLES=FOLDER" if given.articles else "",
        f"FIRST={given.first}" if given.first else "",
        f"SECTIONS={','.join(given.sections)}" if given.sections != _known() else "",
    ]
    return " ".join(["make bench-evidence", *filter(None, told)])


def _known() -> list[str]:
    return [name for name in SECTIONS if find_spec(f"bench.evidence.{name}")]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.evidence")
    data, articles = os.environ.get("BENCH_DATA"), os.environ.get("BENCH_ARTICLES")
    parser.add_argument("--data", type=folder, default=data, help="the measuring data")
    parser.add_argument("--articles", type=folder, default=articles, help="with questions.jsonl")
    parser.add_argument("--first", type=int, help="only so many questions of each set")
    parser.add_argument("--sections", type=_named, default=_known(), help="names, by commas")
    parser.add_argument("--out", type=absolute, default=ROOT / "bench" / "REPORT.md")
    return parser


def _named(given: str) -> list[str]:
    names = [name for name in given.split(",") if name] or _known()
    if unknown := set(names) - set(_known()):
        raise argparse.ArgumentTypeError(
            f"{', '.join(sorted(unknown))}: the sections are {', '.join(_known())}"
        )
    return names


if __name__ == "__main__":
    sys.exit(main())
