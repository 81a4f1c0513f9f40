"""Whether copies are told from other articles.

    python -m bench.near_duplicates FOLDER [--sweep]

The folder holds ``documents.jsonl`` (id, url, text) and ``pairs.jsonl`` (a, b, label).
A pair with a label that begins with "different_article" must be told apart, every
other is one article. Every third pair is held out: the limits were chosen on the rest.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from rag.copies import Likeness, candidates, compare


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents, whether they are one article, and what was found."""

    one: bool
    held: bool
    address: bool
    candidate: bool
    likeness: Likeness


def read(folder: Path) -> tuple[list[Pair], float]:
    """The pairs compared, and the seconds that all candidates among the documents took."""
    documents = {each["id"]: each for each in _lines(folder / "documents.jsonl")}
    began = perf_counter()
    places = list(documents)
    near = {(places[i], places[j]) for i, j in candidates([documents[p]["text"] for p in places])}
    seconds = perf_counter() - began
    pairs = [
        _pair(number, pair, documents, near)
        for number, pair in enumerate(_lines(folder / "pairs.jsonl"))
    ]
    return pairs, seconds


def _pair(
    number: int, pair: dict[str, Any], documents: dict[str, Any], near: set[tuple[str, str]]
) -> Pair:
    a, b = documents[pair["a"]], documents[pair["b"]]
    return Pair(
        one=not pair["label"].startswith("different_article"),
        held=number % 3 == 2,
        address=_address(a) == _address(b),
        candidate=(a["id"], b["id"]) in near or (b["id"], a["id"]) in near,
        likeness=compare(a["text"], b["text"]),
    )


def figures(pairs: Iterable[Pair], told: Callable[[Pair], bool]) -> str:
    """Precision and recall of ``told`` over the pairs."""
    pairs = list(pairs)
    right = sum(told(pair) and pair.one for pair in pairs)
    said, there = sum(told(pair) for pair in pairs), sum(pair.one for pair in pairs)
    precision, recall = right / (said or 1), right / (there or 1)
    return f"precision {precision:.3f}  recall {recall:.3f}  ({right} of {said} and {there})"


def by_text(pair: Pair) -> bool:
    """As `rag.copies.copies` tells it: a candidate that the comparison bears out."""
    return pair.candidate and pair.likeness.verdict != "different"


def by_text_or_address(pair: Pair) -> bool:
    """The same, where an address, too, has one article however its text changes."""
    return pair.address or by_text(pair)


def report(pairs: Sequence[Pair], seconds: float) -> str:
    """The figures, a line each."""
    missed = [pair for pair in pairs if pair.one and not by_text(pair)]
    bare = sum(pair.likeness.jaccard < 0.01 for pair in missed)
    lines = [f"{len(pairs)} pairs; candidates among all documents in {seconds:.1f} s"]
    for name, told in (("text", by_text), ("text or address", by_text_or_address)):
        for held in (False, True):
            part = [pair for pair in pairs if pair.held is held]
            lines.append(f"{name:16}{'held' if held else 'tuned':6} {figures(part, told)}")
        lines.append(f"{name:16}{'all':6} {figures(pairs, told)}")
    lines.append(f"missed by text: {len(missed)}; {bare} of them share less than 1 % of their text")
    return "\n".join(lines)


def sweep(pairs: Iterable[Pair]) -> str:
    """Precision and recall on the tuned part, for limits of containment."""
    tuned = [pair for pair in pairs if not pair.held]
    lines = []
    for percent in range(10, 75, 5):

        def told(pair: Pair, limit: float = percent / 100) -> bool:
            return max(pair.likeness.first_in_second, pair.likeness.second_in_first) >= limit

        lines.append(f"contained {percent / 100:.2f}  {figures(tuned, told)}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; says so and ends well where the data is not there."""
    parser = argparse.ArgumentParser(prog="python -m bench.near_duplicates")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sweep", action="store_true", help="figures for other limits, too")
    given = parser.parse_args(arguments)
    if not (given.folder / "pairs.jsonl").is_file():
        print(f"SKIPPED: {given.folder} has no pairs.jsonl; nothing was measured.")
        return 0
    pairs, seconds = read(given.folder)
    print(report(pairs, seconds))
    if given.sweep:
        print(sweep(pairs))
    return 0


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _address(document: dict[str, Any]) -> str:
    return str(document["url"]).partition("?")[0].rstrip("/")


if __name__ == "__main__":
    raise SystemExit(main())
