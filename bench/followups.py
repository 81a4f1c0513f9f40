"""How near a follow-up, made to stand alone, comes to what a person made of it.

    python -m bench.followups DATA [--show SPLIT]

DATA holds ``followups/questions.jsonl``: conversations with ``id``, ``user_turns`` (the
last one is the follow-up), ``gold_rewrite`` and ``rewrite_changes``; and
``news_qa/documents.jsonl``, whose sentences are searched by words with the rewrite, with
ours and with the follow-up as it was typed. Only questions are given, no answers. Every
third conversation, by a hash of its name, is held out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from typing import Any

from rag.dialogue.followup import stand_alone
from rag.sentences import sentences
from rag.types import Turn
from store.keywords import KeywordIndex

_FIRST = 10
"""Hits that are compared."""
_BATCH = 20_000


@dataclass(frozen=True, slots=True)
class Case:
    """A follow-up as typed, as a person rewrote it and as we do."""

    split: str
    changes: bool
    typed: str
    gold: str
    ours: str


def cases(path: Path) -> Iterator[Case]:
    """The conversations of a file, each with our rewrite of its last turn."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        *before, typed = row["user_turns"]
        ours = stand_alone(typed, [Turn(question, "") for question in before])
        changes = bool(row["rewrite_changes"])
        yield Case(split(row["id"]), changes, typed, row["gold_rewrite"], ours)


def split(name: str) -> str:
    """The split of a conversation: all turns of one are in the same."""
    digest = hashlib.sha256(name.partition("<::>")[0].encode()).hexdigest()
    return "tune" if int(digest, 16) % 3 else "held"


def token_f1(text: str, gold: str) -> float:
    """F1 of the words they share, each as often as it stands in both; articles left out."""
    words, wanted = _words(text), _words(gold)
    shared = (words & wanted).total()
    return 2 * shared / (words.total() + wanted.total()) if shared else 0.0


def _words(text: str) -> Counter[str]:
    words = re.findall(r"\w+", text.lower())
    return Counter(word for word in words if word not in ("a", "an", "the"))


def index(path: Path, folder: Path) -> KeywordIndex:
    """The sentences of a file of articles, to be found by their words."""
    keywords = KeywordIndex(folder)
    keywords.open()
    rows: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        for start, end in sentences(article["text"]):
            rows[f"{article['id']}:{start}"] = article["text"][start:end]
    names = list(rows)
    for at in range(0, len(names), _BATCH):
        keywords.put({name: rows[name] for name in names[at : at + _BATCH]})
    return keywords


def overlap(keywords: KeywordIndex, text: str, gold: str) -> float | None:
    """The share of the rewrite's first hits that ``text`` finds, too; None where it has none."""
    wanted = {name for name, _ in keywords.search(gold, _FIRST)}
    found = {name for name, _ in keywords.search(text, _FIRST)}
    return len(wanted & found) / len(wanted) if wanted else None


def report(found: Sequence[Case], keywords: KeywordIndex) -> str:
    """A line for each split and sort of conversation."""
    lines = [f"{'':24}{'n':>4}   token F1: typed  ours   first {_FIRST} hits: typed  ours"]
    for name in ("tune", "held"):
        for sort, changes in (("all", (True, False)), ("changed", (True,)), ("same", (False,))):
            some = [c for c in found if c.split == name and c.changes in changes]
            if some:
                lines.append(f"{name + ', ' + sort:24}{len(some):4}{_figures(some, keywords)}")
    return "\n".join(lines)


def _figures(some: Sequence[Case], keywords: KeywordIndex) -> str:
    def hits(text: Callable[[Case], str]) -> float:
        shares = (overlap(keywords, text(case), case.gold) for case in some)
        return mean(share for share in shares if share is not None)

    typed, ours = (mean(token_f1(text, c.gold) for text, c in rows) for rows in (
        [(c.typed, c) for c in some], [(c.ours, c) for c in some],
    ))  # fmt: skip
    typed_hits, our_hits = hits(lambda case: case.typed), hits(lambda case: case.ours)
    return f"{typed:18.3f}{ours:6.3f}{typed_hits:23.3f}{our_hits:6.3f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures, and with ``--show`` each rewrite of a split."""
    parser = argparse.ArgumentParser(prog="python -m bench.followups")
    parser.add_argument("data", type=Path, metavar="DATA")
    parser.add_argument("--show", metavar="SPLIT", help="print these rewrites, too")
    given = parser.parse_args(arguments)
    found = list(cases(given.data / "followups" / "questions.jsonl"))
    for case in found:
        if case.split == given.show:
            print(f"- {case.typed}\n    ours {case.ours}\n    gold {case.gold}")
    with TemporaryDirectory() as folder:
        print(report(found, index(given.data / "news_qa" / "documents.jsonl", Path(folder))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
