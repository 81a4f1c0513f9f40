"""Questions with passages, and which of these differ on what is asked.

``records.jsonl`` holds some of our own, all invented: ``question``, ``passages``, ``differ``
(the pairs of them that do) and ``kind`` (of what they differ on). Two sets of measuring data
tell more: of RAMDocs each document's answer is known; of fitz-gov only whether any two differ.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.retrieval.data import lines
from bench.retrieval.measures import held

FILE = Path(__file__).with_name("records.jsonl")
_HELD = 6
_UNTOLD = {"unknown", ""}

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Record:
    """A question with passages.

    Attributes:
        differ: The pairs of passages that differ on what is asked, by their places.
        disputed: Whether any do; where ``differ`` is None no more than that is known.
    """

    id: str
    question: str
    passages: tuple[str, ...]
    differ: frozenset[Pair] | None
    disputed: bool

    @property
    def pairs(self) -> list[Pair]:
        """All pairs of its passages."""
        return list(combinations(range(len(self.passages)), 2))


def own(*, is_held: bool) -> list[Record]:
    """Those of the project, of which every sixth is held out."""
    rows = enumerate(map(json.loads, FILE.read_text("utf-8").splitlines()))
    return [_own(f"own-{at}", row) for at, row in rows if (at % _HELD == 0) is is_held]


def disputes(data: Path, *, is_held: bool) -> list[Record]:
    """Those of ``data/abstention`` that have two contexts or more."""
    rows = lines(data / "abstention" / "questions.jsonl")
    made = (
        Record(q["id"], q["question"], tuple(q["contexts"]), None, q["expected_mode"] == "disputed")
        for q in rows
    )
    return [each for each in made if held(each.id) is is_held and each.pairs]


def conflicts(data: Path, *, is_held: bool) -> list[Record]:
    """Those of ``data/conflicts`` that have two documents or more."""
    folder, told = data / "conflicts", dict[str, list[dict[str, str]]]()
    for document in lines(folder / "documents.jsonl"):
        told.setdefault(document["question_id"], []).append(document)
    rows = [row for row in lines(folder / "questions.jsonl") if held(row["id"]) is is_held]
    made = (_conflict(row["id"], row["question"], told[row["id"]]) for row in rows)
    return [each for each in made if each.pairs]


def _own(id: str, row: dict[str, Any]) -> Record:
    differ = frozenset((int(one), int(other)) for one, other in row["differ"])
    return Record(id, row["question"], tuple(row["passages"]), differ, bool(differ))


def _conflict(id: str, question: str, documents: Iterable[dict[str, str]]) -> Record:
    told = list(documents)
    answers = [each["answer"].casefold().strip() for each in told]
    differ = frozenset(_unlike(answers))
    return Record(id, question, tuple(each["text"] for each in told), differ, bool(differ))


def _unlike(answers: list[str]) -> Iterator[Pair]:
    for one, other in combinations(range(len(answers)), 2):
        told = answers[one], answers[other]
        if told[0] != told[1] and not _UNTOLD & set(told):
            yield one, other
