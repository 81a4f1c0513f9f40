"""How well the article is found in its page: our own reader beside trafilatura alone.

    python -m bench.extraction FOLDER

The folder has ``documents.jsonl`` (a line of JSON a page: ``id``, ``html``, the path of the
gzipped page in the folder, and ``article_body``). Measured are precision, recall and F1 over
the four-word runs of a page, each counted as often as it stands there, averaged over the pages.
The pages whose ids' first eight digits are divisible by three were held out when the rules of
cleaning were tuned; trafilatura's mode was chosen by the mean over all of them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from trafilatura import extract

from rag.articles import to_article
from rag.errors import ArticleError
from rag.reading import isolation
from rag.reading.raw import Raw

_RUN = 4
Grams = Counter[tuple[str, ...]]


class Score(NamedTuple):
    """Shares from 0 to 1."""

    precision: float
    recall: float
    f1: float


class Page(NamedTuple):
    """A page as it was saved, and the body that people found in it."""

    held: bool
    html: bytes
    body: str


def grams(text: str) -> Grams:
    """The runs of four words; of fewer words, the one run that there is."""
    words = re.findall(r"\w+", text)
    runs = range(max(1, len(words) - _RUN + 1)) if words else range(0)
    return Counter(tuple(words[at : at + _RUN]) for at in runs)


def score(found: str, body: str) -> Score:
    """How far the runs of ``found`` are those of ``body``; nothing found has no precision."""
    ours, gold = grams(found), grams(body)
    right = (ours & gold).total()
    precision = right / ours.total() if ours else 0.0
    recall = right / gold.total() if gold else 1.0
    both = precision + recall
    return Score(precision, recall, 2 * precision * recall / both if both else 0.0)


def ours(html: bytes) -> str:
    """The text that would be kept of the page."""
    try:
        fields, text, fields_from = isolation.read(".html", html)
        return to_article(Raw("page.html", "", text, fields, fields_from)).text
    except (ValueError, ArticleError):
        return ""


def alone(html: bytes) -> str:
    """What trafilatura gives without a word of ours."""
    return extract(html) or ""


def pages(folder: Path) -> Iterator[Page]:
    """Every page of the folder."""
    with (folder / "documents.jsonl").open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            html = gzip.decompress((folder / record["html"]).read_bytes())
            yield Page(int(record["id"][:8], 16) % 3 == 0, html, record["article_body"])


def table(measured: Sequence[Page]) -> str:
    """The mean scores of both ways, over all pages, those looked at and those held out."""
    readers: dict[str, Callable[[bytes], str]] = {"ours": ours, "trafilatura": alone}
    rows = ["pages      reader       precision  recall   F1"]
    scores = {
        name: [score(read(p.html), p.body) for p in measured] for name, read in readers.items()
    }
    for part, wanted in (("all", (0, 1)), ("tuned on", (0,)), ("held out", (1,))):
        for name, given in scores.items():
            chosen = [s for s, page in zip(given, measured, strict=True) if page.held in wanted]
            means = [mean(column) for column in zip(*chosen, strict=True)] if chosen else [0.0] * 3
            told = "".join(f"{value:9.4f}" for value in means)
            rows.append(f"{part:9} {len(chosen):3}  {name:11}{told}")
    return "\n".join(rows)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, or that there is nothing to measure on."""
    parser = argparse.ArgumentParser(prog="bench.extraction", description="Measure page reading.")
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args(arguments).folder
    if not (folder / "documents.jsonl").is_file():
        print(f"skipped: there is no documents.jsonl in {folder}")
        return 0
    print(table(list(pages(folder))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
