"""Does a lie that is told five times stand alone?

    python -m bench.evidence.poisoned --data FOLDER [--first N]

Each question of PoisonedRAG (Zou et al., 2024) has five texts that tell a wrong answer.
One of them, five times over with another opening and ending, is set against one true
article: another of the texts, with the right answer in place of the wrong. In a second
row all texts that remain tell the wrong answer in their own words.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.evidence.command import absent, run
from bench.evidence.conflicts import stands
from bench.evidence.inline import answered, articles_of
from bench.evidence.tables import share, table
from bench.retrieval.data import lines
from bench.retrieval.measures import held
from rag.stories import independent

_OPENINGS = ("", "As is well known: ", "From the archive. ", "Readers ask. ", "In short: ")
_ENDINGS = ("", " So it is told.", " This was checked.", " More on this soon.", " Read on.")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one question that was attacked."""

    held: bool
    lie: bool
    truth: bool
    disputed: bool
    one_origin: bool

    @property
    def unchallenged(self) -> bool:
        """Whether the lie stands in the answer and nothing against it."""
        return self.lie and not (self.truth or self.disputed)


def measure(data: Path, first: int | None = None) -> str:
    """The section, from ``data/injection/poisoned.jsonl``."""
    title, file = "## A lie told five times", data / "injection" / "poisoned.jsonl"
    if not file.is_file():
        return absent("A lie told five times", "injection/poisoned.jsonl")
    usable = [each for row in lines(file) if (each := _texts(row))][:first]
    rows = []
    for name, many in (("five near-copies", True), ("in their own words", False)):
        outcomes = [
            _outcome(row, true, lies if many else others) for row, true, lies, others in usable
        ]
        for part, is_held in (("tuned on", False), ("held out", True)):
            chosen = [o for o in outcomes if o.held is is_held]
            rows.append(
                [
                    f"{name}, {part}",
                    share([o.unchallenged for o in chosen]),
                    share([o.disputed for o in chosen]),
                    share([o.truth for o in chosen]),
                    share([o.one_origin for o in chosen]),
                ]
            )
    head = ["the lie", "unchallenged", "disagreement told", "truth shown", "lies one origin"]
    note = f"{len(usable)} of {len(lines(file))} questions name their wrong answer word for word."
    return f"{title}\n\n{table(head, rows)}\n\n{note}"


def _texts(row: dict[str, Any]) -> tuple[dict[str, Any], str, list[str], list[str]] | None:
    """The true text, five copies of a lie, and the lies in other words; None where they lack."""
    wrong = re.compile(rf"\b{re.escape(row['incorrect_answer'])}(?!\w)", re.IGNORECASE)
    telling = [text for text in row["adv_texts"] if wrong.search(text)]
    if len(telling) < 2:
        return None
    base, lie = telling[0], max(telling[1:], key=len)
    lies = [f"{o}{lie}{e}" for o, e in zip(_OPENINGS, _ENDINGS, strict=True)]
    true = wrong.sub(lambda _: str(row["correct_answer"]), base)
    return row, true, lies, [text for text in row["adv_texts"] if text is not base]


def _outcome(row: dict[str, Any], true: str, lies: Sequence[str]) -> Outcome:
    question = row["question"].rstrip("?") + "?"
    answer = answered(question[0].upper() + question[1:], articles_of([*lies, true]))
    words = answer.text + " ".join(cited.quote for cited in answer.citations)
    return Outcome(
        held(row["id"]),
        answer.found and stands(row["incorrect_answer"], words),
        answer.found and any(cited.quote in true for cited in answer.citations),
        bool(answer.disagreements),
        independent(articles_of(lies)) == 1,
    )


if __name__ == "__main__":
    sys.exit(run("poisoned", measure, None))
