"""Are sources that disagree shown side by side?

    python -m bench.evidence.conflicts --data FOLDER [--first N]

The questions of RAMDocs (Wang et al., Retrieval-Augmented Generation with Conflicting
Evidence, 2025) come with documents that give right and wrong answers. A question is done
well where every right answer stands in the text, and no wrong one unless a disagreement
is told.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.evidence.command import absent, run
from bench.evidence.inline import answered, articles_of
from bench.evidence.tables import share, table
from bench.retrieval.data import lines
from bench.retrieval.measures import held
from rag.types import Answer


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one question."""

    id: str
    found: bool
    right: bool
    wrong: bool
    disputed: bool

    @property
    def good(self) -> bool:
        """Every right answer shown, and no wrong one unchallenged."""
        return self.right and (self.disputed or not self.wrong)


def measure(data: Path, first: int | None = None) -> str:
    """The section, from ``data/conflicts``."""
    folder = data / "conflicts"
    if not (folder / "questions.jsonl").is_file():
        return absent("Sources that disagree", "conflicts")
    texts: dict[str, list[str]] = {}
    for document in lines(folder / "documents.jsonl"):
        texts.setdefault(document["question_id"], []).append(document["text"])
    outcomes = []
    for question in lines(folder / "questions.jsonl")[:first]:
        answer = answered(question["question"], articles_of(texts[question["id"]]))
        outcomes.append(_outcome(question["id"], answer, question))
    return f"## Sources that disagree\n\n{_table(outcomes)}"


def stands(answer: str, text: str) -> bool:
    """Whether the words of an answer stand in a text, case and punctuation aside."""
    return f" {_bare(answer)} " in f" {_bare(text)} "


def _outcome(id: str, answer: Answer, question: dict[str, list[str]]) -> Outcome:
    text = answer.text + " ".join(cited.quote for cited in answer.citations)
    return Outcome(
        id,
        answer.found,
        all(stands(each, text) for each in question["gold_answers"]),
        any(stands(each, text) for each in question["wrong_answers"]),
        bool(answer.disagreements),
    )


def _table(outcomes: Sequence[Outcome]) -> str:
    rows = []
    for name, part in (
        ("tuned on", [o for o in outcomes if not held(o.id)]),
        ("held out", [o for o in outcomes if held(o.id)]),
    ):
        rows.append(
            [
                name,
                share([o.good for o in part]),
                share([o.right for o in part]),
                share([not o.wrong or o.disputed for o in part]),
                share([o.disputed for o in part]),
                share([not o.found for o in part]),
            ]
        )
    head = ["questions", "done well", "all right answers", "no wrong one unchallenged"]
    return table([*head, "disagreement told", "refused"], rows)


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\d+(?:[.,]\d+)*|\w+", text.lower()))


if __name__ == "__main__":
    sys.exit(run("conflicts", measure, None))
