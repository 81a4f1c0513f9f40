"""How soon a folder whose indexes were damaged is whole again.

    python -m bench.damage [--vectors 20000] [--dimensions 384]

Each of Chroma's files in turn is deleted, emptied or cut in half, as between two
runs; then, with the folder left as by a crash, so that nothing but opening tells it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np

from store.library import Library
from store.records import Article, Entry, Filing, Passage

FILES = ("chroma.sqlite3", "data_level0.bin", "link_lists.bin", "index_metadata.pickle")
PASSAGES = 50
"""Of each article."""


def lay(folder: Path, vectors: int, dimensions: int) -> None:
    """A folder with that many vectors, closed in order."""
    rng = np.random.default_rng(1)
    with Library(folder, "synthetic", dimensions) as library:
        for start in range(0, vectors // PASSAGES, 20):
            numbers = range(start, min(start + 20, vectors // PASSAGES))
            library.put([_filing(number, rng, dimensions) for number in numbers])


def damages() -> Iterator[tuple[str, Callable[[Path], object]]]:
    """What may happen to a file, by name."""
    yield "deleted", Path.unlink
    yield "emptied", lambda path: path.write_bytes(b"")
    yield "cut in half", lambda path: path.write_bytes(_half(path))


def mended(folder: Path, dimensions: int) -> tuple[float, int, int, int]:
    """Seconds until it is open, starts that this took, passages lacking and not found.

    Native code may take a process down with a file it cannot read; the next one is to
    distrust that file.
    """
    began, words = perf_counter(), ["--open", str(folder), "--dimensions", str(dimensions)]
    for starts in range(1, 4):
        child = subprocess.run(
            [sys.executable, "-m", "bench.damage", *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        if child.returncode == 0:
            lacking, lost = map(int, child.stdout.split())
            return perf_counter() - began, starts, lacking, lost
    raise SystemExit(f"{folder} cannot be opened.")


def look(folder: Path, dimensions: int) -> tuple[int, int]:
    """Open it; gives the passages that its Chroma then lacks, and that it does not find."""
    with Library(folder, "synthetic", dimensions) as library:
        wanted = library._catalog.ids()
        lacking = len(wanted ^ library._indexes._vectors.ids())
        sample = library._catalog.vectors(sorted(wanted)[:: max(1, len(wanted) // 200)])
        lost = sum(library.near(vector, 1)[0][0] != id for id, vector in sample.items())
    return lacking, lost


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the seconds for each damage; 1 if anything was lost."""
    parser = argparse.ArgumentParser(prog="python -m bench.damage")
    parser.add_argument("--vectors", type=int, default=20_000)
    parser.add_argument("--dimensions", type=int, default=384)
    parser.add_argument("--open", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.open:
        print(*look(given.open, given.dimensions))
        return 0
    bad = 0
    with TemporaryDirectory() as place:
        sound, folder = Path(place) / "sound", Path(place) / "data"
        lay(sound, given.vectors, given.dimensions)
        for name in FILES:
            for what, damage in damages():
                for state in ("closed", "open"):
                    if not _spoil(sound, folder, name, damage, state):
                        continue
                    seconds, starts, lacking, lost = mended(folder, given.dimensions)
                    bad += lacking + lost
                    print(
                        f"{name:24}{what:12}{state:8}{seconds:6.1f} s, {starts} starts, "
                        f"{lacking} lacking, {lost} not found",
                        flush=True,
                    )
    return int(bad > 0)


def _spoil(
    sound: Path, folder: Path, name: str, damage: Callable[[Path], object], state: str
) -> bool:
    rmtree(folder, ignore_errors=True)
    copytree(sound, folder)
    paths = list(folder.rglob(name))
    for path in paths:
        damage(path)
    if state == "open":
        (folder / "state").write_text(state, encoding="utf-8")
    return bool(paths)


def _half(path: Path) -> bytes:
    content = path.read_bytes()
    return content[: len(content) // 2]


def _filing(number: int, rng: np.random.Generator, dimensions: int) -> Filing:
    parts = [f"Part {part} of report {number} tells of a base. " for part in range(PASSAGES)]
    article = Article("".join(parts), f"{number}.md", title=f"Report {number}")
    starts = [0, *np.cumsum([len(part) for part in parts]).tolist()]
    passages = tuple(
        Passage(article.id, start, start + len(part), part)
        for start, part in zip(starts, parts, strict=False)
    )
    rows = rng.normal(size=(PASSAGES, dimensions)).astype(np.float32)
    return Filing(Entry(article.source, "1", article.id, "all"), article, passages, rows)


if __name__ == "__main__":
    sys.exit(main())
