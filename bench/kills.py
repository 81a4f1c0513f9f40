"""What is left of a data folder whose writer is killed, again and again.

    python -m bench.kills [--kills 100] [--vectors 20000] [--seed 1]

A writer puts new editions of articles into a folder that holds many, and is killed at
a random moment. The next one opens the same folder, compares everything, and goes on with
another edition of the very articles that were being written. Since each finds the
folder whole before it writes, the same folder serves for all kills.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

import numpy as np
from numpy.typing import NDArray

from store.library import Library
from store.records import Article, Entry, Filing, Passage

DIMENSIONS = 32
PASSAGES = 10
"""Of each article."""
BATCH = 6
"""Articles of one put, some 64 passages as when articles are taken in."""
WINDOW = 1.5
"""Seconds of writing within which the kill falls."""
SAMPLE = 100
"""Passages that must be the nearest to their own vector."""


def filing(number: int, edition: int) -> Filing:
    """That edition of that article: each passage has a word that no other edition has."""
    source = f"{number}.md"
    parts = [f"{_word(number, edition)} is told in part {part}. " for part in range(PASSAGES)]
    article = Article("".join(parts), source, title=f"Report {number}")
    ends = np.cumsum([len(part) for part in parts]).tolist()
    passages = tuple(
        Passage(article.id, end - len(part), end, part)
        for part, end in zip(parts, ends, strict=True)
    )
    rows = np.stack([_vector(passage.id) for passage in passages])
    return Filing(Entry(source, str(edition), article.id, "all"), article, passages, rows)


def write(folder: Path, articles: int, seed: int) -> None:
    """Open and compare, tell what was found, then put new editions until killed."""
    began, journal = perf_counter(), folder / "journal"
    with Library(folder / "data", "synthetic", DIMENSIONS) as library:
        if not library.size():
            _lay(library, articles)
        kept, tried = _replay(journal)
        found = compare(library, articles, kept, tried)
        print(json.dumps(found | {"seconds": perf_counter() - began}), flush=True)
        live = {int(entry.source[:-3]): int(entry.fingerprint) for entry in library.entries()}
        if found["writes finished"]:
            with journal.open("a", encoding="utf-8") as file:
                print("kept", file=file)
        rng, which = random.Random(seed), sorted(tried)
        with journal.open("a", encoding="utf-8") as file:
            while True:
                which = which or rng.sample(range(articles), BATCH)
                edition = {number: max(live[number], tried.get(number, 0)) + 1 for number in which}
                print(json.dumps(edition), file=file, flush=True)
                library.put([filing(number, edition[number]) for number in which])
                print("kept", file=file, flush=True)
                live |= edition
                which = []


def compare(
    library: Library, articles: int, kept: dict[int, int], tried: dict[int, int]
) -> dict[str, int]:
    """Counts of what is wrong, and of interrupted writes that were finished."""
    catalog = library._catalog.ids()
    indexes = library._indexes._vectors.ids(), library._indexes._keywords.ids()
    live = {int(entry.source[:-3]): int(entry.fingerprint) for entry in library.entries()}
    finished = [live[number] == edition for number, edition in tried.items()]
    wanted = {n: kept.get(n, 0) for n in range(articles)} | (tried if any(finished) else {})
    sample = random.sample(sorted(catalog), min(SAMPLE, len(catalog)))
    return {
        "missing": sum(len(catalog - ids) for ids in indexes),
        "stale": sum(len(ids - catalog) for ids in indexes),
        "torn": int(any(finished) and not all(finished)),
        "wrong editions": sum(live.get(n) != edition for n, edition in wanted.items()),
        "not found by words": sum(not _found(library, n, live[n]) for n in live),
        "old editions found": sum(
            bool(library.matching(_word(n, live[n] - 1), 1)) for n in {**kept, **tried} if live[n]
        ),
        "not found by vector": sum(library.near(_vector(id), 1)[0][0] != id for id in sample),
        "writes finished": int(bool(finished) and all(finished)),
        "writes undone": int(bool(finished) and not any(finished)),
        "passages": len(catalog),
    }


def kill(folder: Path, kills: int, vectors: int, seed: int) -> Iterator[dict[str, float]]:
    """What each writer found, the last of which is killed after it has told."""
    rng, articles = random.Random(seed), max(BATCH, vectors // PASSAGES)
    for number in range(kills + 1):
        words = [
            "--write",
            str(folder),
            "--vectors",
            str(articles * PASSAGES),
            "--seed",
            str(number),
        ]
        child = subprocess.Popen(
            [sys.executable, "-m", "bench.kills", *words], stdout=subprocess.PIPE, text=True
        )
        with child:
            assert child.stdout
            told = child.stdout.readline()
            sleep(rng.uniform(0, WINDOW))
            child.kill()
        yield json.loads(told or '{"writer failed": 1}')


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the sums of what went wrong; 1 if anything did."""
    parser = argparse.ArgumentParser(prog="python -m bench.kills")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--vectors", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.write:
        write(given.write, given.vectors // PASSAGES, given.seed)
    with TemporaryDirectory() as folder:
        first, *rest = kill(Path(folder), given.kills, given.vectors, given.seed)
    sums = Counter[str]()
    for found in rest:
        sums.update(found)
    opening = [found.get("seconds", 0.0) for found in rest]
    good = {"writes finished", "writes undone", "passages", "seconds"}
    for what in (*(n for n in first if n not in good), "writes finished", "writes undone"):
        print(f"{what:24}{sums[what]:.0f}")
    print(f"{'kills':24}{len(rest)}, on {first['passages']:.0f} vectors")
    print(f"{'opened and compared in':24}{np.median(opening):.1f} s (median), {max(opening):.1f} s")
    return int(any(sums[what] for what in sums if what not in good))


def _lay(library: Library, articles: int) -> None:
    for start in range(0, articles, 500):
        library.put([filing(number, 0) for number in range(start, min(start + 500, articles))])


def _replay(journal: Path) -> tuple[dict[int, int], dict[int, int]]:
    """The last edition known to be kept of each article, and what was tried last in vain."""
    kept: dict[int, int] = {}
    tried: dict[int, int] = {}
    for line in journal.read_text(encoding="utf-8").splitlines() if journal.exists() else []:
        if line == "kept":
            kept, tried = kept | tried, {}
        else:
            tried = {int(number): edition for number, edition in json.loads(line).items()}
    return kept, tried


def _found(library: Library, number: int, edition: int) -> bool:
    hits = library.matching(_word(number, edition), PASSAGES + 1)
    return {id for id, _ in hits} == {passage.id for passage in filing(number, edition).passages}


def _word(number: int, edition: int) -> str:
    return f"w{number}e{edition}"


def _vector(id: str) -> NDArray[np.float32]:
    return np.random.default_rng(int(id, 16)).normal(size=DIMENSIONS).astype(np.float32)


if __name__ == "__main__":
    sys.exit(main())
