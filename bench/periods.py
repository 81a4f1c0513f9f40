"""Whether the time a question asks about brings its evidence forward.

    python -m bench.periods tests/golden/periods.jsonl --articles articles [--split NAME]

A question is a line of JSON: ``question``, ``now`` (the day of asking, or null), ``first``,
``last`` and ``order`` (the time it asks about), and ``evidence`` (pairs of an article's file
name and words in it). Those without evidence are only read.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ingest import ingest
from rag.assistant import Assistant
from rag.models import open_embedder
from rag.search import search
from rag.settings import read_settings
from rag.types import Hit, Query
from rag.when.period import Period, period

Question = dict[str, Any]
_FIRST = 3


def is_read(question: Question) -> bool:
    """Whether its first and last day and order are read as they should be."""
    found = period(question["question"], _now(question)) or Period()
    days = [day and day.isoformat() for day in (found.first, found.last)]
    return [*days, found.order] == [question["first"], question["last"], question["order"]]


def has_evidence(question: Question, hits: Sequence[Hit]) -> bool:
    """Whether one of the first three passages holds words of the evidence."""
    return any(
        hit.source.endswith(source) and "".join(words.split()) in "".join(hit.text.split())
        for hit in hits[:_FIRST]
        for source, words in question["evidence"]
    )


def report(assistant: Assistant, questions: Sequence[Question]) -> str:
    """The figures, a line each."""
    told = [q for q in questions if q.get("evidence")]
    embedder = open_embedder(assistant.settings)
    timed = [has_evidence(q, assistant.search(q["question"], now=_now(q))) for q in told]
    bare = [
        has_evidence(q, search(assistant.library, embedder, Query(q["question"]), 10)) for q in told
    ]
    return "\n".join(
        (
            f"time read right                   {sum(map(is_read, questions))} of {len(questions)}",
            f"evidence in the first 3, timed    {sum(timed)} of {len(told)}",
            f"evidence in the first 3, untimed  {sum(bare)} of {len(told)}",
        )
    )


def _now(question: Question) -> date | None:
    return date.fromisoformat(question["now"]) if question["now"] else None


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.periods")
    parser.add_argument("questions", type=Path)
    parser.add_argument("--articles", type=Path, required=True, help="take these in first")
    parser.add_argument("--split", help="only the questions of this split")
    given = parser.parse_args(arguments)
    lines = given.questions.read_text(encoding="utf-8").splitlines()
    questions = [q for q in map(json.loads, lines) if given.split in (None, q["split"])]
    with TemporaryDirectory() as folder:
        settings = read_settings(data=Path(folder))
        with Assistant(settings) as assistant:
            ingest([given.articles], assistant.library, open_embedder(settings), settings)
            print(report(assistant, questions))
    return 0


if __name__ == "__main__":
    sys.exit(main())
