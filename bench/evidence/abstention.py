"""Does an answer refuse, show a dispute or stand, as it should?

    python -m bench.evidence.abstention --data FOLDER [--first N]

Each question of fitz-gov comes with its contexts and with what should become of it:
"abstain" where they do not answer, "disputed" where they contradict each other, else
"trustworthy". Nothing found is taken for the first, a disagreement told for the second.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from bench.evidence.command import absent, run
from bench.evidence.inline import answered, articles_of
from bench.evidence.tables import share, table
from bench.retrieval.data import lines
from bench.retrieval.measures import held
from rag.types import Answer

_MODES = ("abstain", "disputed", "trustworthy")

Row = tuple[str, str, str]
"""A question's id, what should become of it, and what became."""


def measure(data: Path, first: int | None = None) -> str:
    """The section, from ``data/abstention``."""
    title, file = "## Saying no, and showing a dispute", data / "abstention" / "questions.jsonl"
    if not file.is_file():
        return absent("Saying no, and showing a dispute", "abstention")
    rows = [
        (q["id"], q["expected_mode"], mode(answered(q["question"], articles_of(q["contexts"]))))
        for q in lines(file)[:first]
    ]
    head = ["questions", "right", *(f"{each}: recall" for each in _MODES)]
    parts = (("tuned on", False), ("held out", True))
    body = [
        _line(name, [row for row in rows if held(row[0]) is is_held]) for name, is_held in parts
    ]
    return f"{title}\n\n{table(head, body)}"


def mode(answer: Answer) -> str:
    """What became of a question."""
    if not answer.found:
        return "abstain"
    return "disputed" if answer.disagreements else "trustworthy"


def _line(name: str, rows: Sequence[Row]) -> list[str]:
    classes = ([told == each for _, wanted, told in rows if wanted == each] for each in _MODES)
    return [name, share([wanted == told for _, wanted, told in rows]), *map(share, classes)]


if __name__ == "__main__":
    sys.exit(run("abstention", measure, None))
