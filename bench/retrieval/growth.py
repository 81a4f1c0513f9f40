"""What a search costs as a collection grows, with and without dates.

    python -m bench.retrieval.growth --data FOLDER [--most 10000] [--minutes 60]

Passages are sentences of ``news_qa``, varied by a seed until there are enough; their vectors
are sums of random ones, one a word, so that passages that share words are near: embedding a
million passages would take days, and what is measured begins behind it. The product's own
library and search are measured, in one process, at 1,000, 10,000, 100,000 … passages.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.retrieval import data, report
from bench.retrieval.machine import machine, versions
from bench.retrieval.made import DIMENSIONS, NAME, PERIOD, SENTENCES, Words, articles, filing
from bench.retrieval.measures import percentile
from bench.retrieval.running import ROOT
from rag.engines.embedder import Embedder
from rag.search import search
from rag.types import Query
from store.library import Library

_STEPS = (1_000, 10_000, 100_000, 1_000_000)
_PUT = 100
"""Articles in one write."""
_ASKED = 50
_ABOUT = """# Growth, measured

Written by `make bench-scale BENCH_DATA=FOLDER MOST={most}`.

Passages are sentences of news articles, varied by a seed; vectors are sums of random ones, one a
word ({name} dimensions). Measured are the product's own store and search: {asked}
questions, ten passages each, with a question's vector made at once. *Dated*: of 2019 only, a
tenth of the articles. *Opening*: of the library, after it was closed well."""


@dataclass(frozen=True, slots=True)
class Step:
    """What was measured at a number of passages."""

    passages: int
    ingest: float
    opening: float
    plain: tuple[float, float]
    dated: tuple[float, float]
    memory: float
    disk: float

    def row(self) -> list[str]:
        """The figures as the table has them."""
        times = [f"{value:.1f}" for value in (*self.plain, *self.dated)]
        sizes = [f"{value:,.0f}" for value in (self.memory, self.disk)]
        return [f"{self.passages:,}", *times, f"{self.opening:.1f}", f"{self.ingest:,.0f}", *sizes]


HEAD = (
    "passages", "p50, ms", "p95, ms", "dated p50, ms", "dated p95, ms", "opening, s", "ingest, s",
    "memory, MB", "on disk, MB",
)  # fmt: skip


def grow(
    texts: Sequence[str], questions: Sequence[str], folder: Path, most: int, minutes: float
) -> Iterator[Step]:
    """Each step up to ``most`` passages, while there is time to begin it."""
    embedder = Embedder(NAME, DIMENSIONS, Words())
    source, kept, ingest, began = articles(texts), 0, 0.0, perf_counter()
    for wanted in (step for step in _STEPS if step <= most):
        with Library(folder, embedder.name, DIMENSIONS) as library:
            started = perf_counter()
            while kept < wanted:
                if perf_counter() - began > 60 * minutes:
                    print(f"stopped after {minutes:g} minutes, at {kept:,} passages", flush=True)
                    return
                some = islice(source, min(_PUT, (wanted - kept) // SENTENCES))
                filings = [filing(article, embedder) for article in some]
                library.put(filings)
                kept += SENTENCES * len(filings)
            ingest += perf_counter() - started
        yield _measured(folder, embedder, questions, kept, ingest)


def _measured(
    folder: Path, embedder: Embedder, questions: Sequence[str], kept: int, ingest: float
) -> Step:
    began = perf_counter()
    with Library(folder, embedder.name, DIMENSIONS) as library:
        opening = perf_counter() - began
        plain = _times(questions, lambda q: search(library, embedder, Query(q), 10))
        dated = _times(questions, lambda q: search(library, embedder, Query(q, *PERIOD), 10))
        memory = _memory()
    disk = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
    return Step(kept, ingest, opening, plain, dated, memory, disk)


def _times(questions: Sequence[str], ask: Callable[[str], object]) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds, after three that do not count."""
    taken = []
    for question in (*questions[:3], *questions):
        began = perf_counter()
        ask(question)
        taken.append(1000 * (perf_counter() - began))
    return median(taken[3:]), percentile(taken[3:], 95)


def _memory() -> float:
    """Megabytes that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def written(steps: Sequence[Step], most: int, picture: bool) -> str:
    """The report."""
    parts = [
        _ABOUT.format(most=most, name=NAME, asked=_ASKED),
        report.table(HEAD, [step.row() for step in steps]),
        "![Milliseconds of a search by passages kept](growth.png)" if picture else "",
        "## Machine and versions",
        report.mapping(machine() | versions(["chromadb", "tantivy", "numpy"])),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _draw(steps: Sequence[Step], file: Path) -> bool:
    """False where there is no matplotlib."""
    try:
        from bench.retrieval.plots import draw
    except ImportError:
        return False
    sides = {"all": [step.plain for step in steps], "dated": [step.dated for step in steps]}
    curves = {
        f"{name}, {told}": [(s.passages, times[n]) for s, times in zip(steps, side, strict=True)]
        for name, side in sides.items()
        for n, told in enumerate(("p50", "p95"))
    }
    draw(curves, ("passages", "milliseconds"), file, logarithmic=True)
    return True


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print each step, and write the report; says so where the data is absent."""
    parser = argparse.ArgumentParser(prog="python -m bench.retrieval.growth")
    parser.add_argument("--data", default=os.environ.get("BENCH_DATA", ""))
    parser.add_argument("--most", type=int, default=10_000, help="passages at the last step")
    parser.add_argument("--minutes", type=float, default=60, help="after these no step goes on")
    parser.add_argument("--out", type=Path, default=ROOT / "bench" / "GROWTH.md")
    given = parser.parse_args(arguments)
    news = data.news_qa(Path(given.data) / "news_qa") if given.data else None
    if news is None:
        print("SKIPPED: the data folder has no news_qa; give it by --data or BENCH_DATA.")
        return 0
    questions = [question.text for question in news.questions[:_ASKED]]
    steps = []
    with TemporaryDirectory() as folder:
        texts = [document.text for document in news.documents]
        for step in grow(texts, questions, Path(folder), given.most, given.minutes):
            print(dict(zip(HEAD, step.row(), strict=True)), flush=True)
            steps.append(step)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    picture = bool(steps) and _draw(steps, given.out.parent / "growth.png")
    given.out.write_text(written(steps, given.most, picture), encoding="utf-8")
    print(f"written: {given.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
