"""How fast articles are taken in, and how much of the time is bare embedding.

    python -m bench.ingesting FILE|FOLDER [--first N] [--fake]

Takes them in twice, in a folder of its own that is removed afterwards, with the embedder of
the settings; ``--fake`` takes one that costs nothing, to time all the rest. ``--first N``
takes the first N lines of a .jsonl.
"""

from __future__ import annotations

import argparse
import resource
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import numpy as np
from numpy.typing import NDArray

from ingest import Report, ingest
from rag.models import Embedder, open_embedder
from rag.settings import Settings, read_settings
from store.library import Library


@dataclass
class Timed:
    """An embedder's vectoriser, with the seconds it took and the texts it was given."""

    inner: Embedder
    seconds: float = 0.0
    texts: list[int] = field(default_factory=list)

    def embed_documents(self, texts: list[str]) -> NDArray[np.float32]:
        """As the inner one."""
        began = monotonic()
        vectors = self.inner.embed_passages(texts)
        self.seconds += monotonic() - began
        self.texts.append(len(texts))
        return vectors

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """As the inner one."""
        return self.inner.embed_question(text)


class Fake:
    """Vectors of a text's hash, at once."""

    def embed_documents(self, texts: list[str]) -> NDArray[np.float32]:
        """One row a text."""
        seeds = (int.from_bytes(sha256(text.encode()).digest()[:4], "big") for text in texts)
        return np.array([np.random.default_rng(seed).normal(size=384) for seed in seeds])

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """The same of one."""
        row: NDArray[np.float32] = self.embed_documents([text])[0]
        return row


def run(place: Path, embedder: Embedder, settings: Settings) -> tuple[Report, float, Timed]:
    """Open the library, take the place in, close it; with the seconds and the embedder's part."""
    timed, began = Timed(embedder), monotonic()
    outer = Embedder(embedder.name, embedder.dimensions, timed)
    with Library(settings.data, outer.name, outer.dimensions) as library:
        report = ingest([place], library, outer, settings)
    return report, monotonic() - began, timed


def megabytes(who: int) -> int:
    """The most memory that this process, or the largest of its children, had at a time."""
    return resource.getrusage(who).ru_maxrss // 1024


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.ingesting")
    parser.add_argument("place", type=Path)
    parser.add_argument("--first", type=int)
    parser.add_argument("--fake", action="store_true", help="an embedder that costs nothing")
    given = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        settings = read_settings(data=Path(folder) / "data")
        place: Path = given.place
        if given.first:
            place = Path(folder) / "first.jsonl"
            with given.place.open(encoding="utf-8") as lines:
                place.write_text("".join(islice(lines, given.first)), encoding="utf-8")
        embedder = Embedder("fake", 384, Fake()) if given.fake else open_embedder(settings)
        report, seconds, timed = run(place, embedder, settings)
        count = len(report.added)
        print(f"{count} articles, {sum(timed.texts)} passages in {seconds:.1f} s:", end=" ")
        print(f"{count / seconds:.2f} articles/s; bare embedding {timed.seconds / seconds:.0%}")
        again, seconds, _ = run(place, embedder, settings)
        print(f"second run: {len(again.unchanged)} unchanged in {seconds:.1f} s")
        print(f"failed {len(report.failed)}, skipped {len(report.skipped)}")
    mine, theirs = megabytes(resource.RUSAGE_SELF), megabytes(resource.RUSAGE_CHILDREN)
    print(f"peak memory: {mine} MB, largest child process {theirs} MB")


if __name__ == "__main__":
    main()
