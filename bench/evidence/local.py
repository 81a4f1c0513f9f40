"""What the local chat model adds to the default's answers, and when.

    python -m bench.evidence.local [--first N]

It needs `make local-model`. Asked are questions of ``tests/golden/`` about the sample
articles, those that the default answers and that lean on no earlier turn, in the order of
a hash of their ids: 12 of them, or ``--first N``.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic, process_time
from typing import Any

from bench.evidence.command import run
from bench.retrieval.data import lines
from ingest import ingest
from rag.assistant import Assistant
from rag.errors import ModelError
from rag.models import LOCAL_CHAT, open_chat, open_embedder
from rag.settings import ROOT, Settings, read_settings
from rag.types import Answer

HEADING = "The local chat model behind a quote"
_USUALLY = 12


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question asked twice.

    Attributes:
        first: Seconds to the first words, with the local model.
        last: Seconds to the whole answer.
        work: Seconds of computing for it, of all cores together.
        right: Whether what a right answer has stands in it: the default's, the local model's.
        added: Sentences that are not the articles' own words.
        held: Whether nothing was tuned on the question.
    """

    first: float
    last: float
    work: float
    right: tuple[bool, bool]
    added: int
    held: bool


def measure(_data: Path, first: int | None = None) -> str:
    """The section, or why it was not measured."""
    bare = read_settings(chat_model=None, openai_api_key=None, openai_base_url=None)
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "models").symlink_to(bare.models.absolute())
        own = bare.model_copy(update={"data": folder, "timeout": 600.0})
        try:
            return _report(_asked(own, first or _USUALLY))
        except ModelError as error:
            return f"## {HEADING}\n\nNot measured: {error}"


def _asked(settings: Settings, most: int) -> list[Outcome]:
    chatting = settings.model_copy(update={"chat_model": LOCAL_CHAT})
    open_chat(chatting)  # raises where it is not there
    with Assistant(settings) as default:
        ingest([ROOT / "articles"], default.library, open_embedder(settings), settings)
        asked = ((q, default.answer(q["question"])) for q in _questions())
        chosen = list(islice(((q, reply) for q, reply in asked if reply.found), most))
    with Assistant(chatting) as local:
        local.answer(chosen[0][0]["question"])  # loads it
        return [_outcome(local, question, reply) for question, reply in chosen]


def _questions() -> list[dict[str, Any]]:
    all_of_them = lines(ROOT / "tests" / "golden" / "questions.jsonl")
    fit = [q for q in all_of_them if q.get("answer") and not q.get("history")]
    return sorted(fit, key=lambda q: sha256(q["id"].encode()).hexdigest())


def _outcome(local: Assistant, question: dict[str, Any], before: Answer) -> Outcome:
    began, worked = monotonic(), process_time()
    stream = local.stream(question["question"])
    next(stream)
    first = monotonic() - began
    *_, reply = stream
    assert isinstance(reply, Answer)
    quotes = {sentence.text for sentence in before.sentences}
    return Outcome(
        first=first,
        last=monotonic() - began,
        work=process_time() - worked,
        right=(_is_right(question, before), _is_right(question, reply)),
        added=sum(sentence.text not in quotes for sentence in reply.sentences),
        held=question["split"] == "held",
    )


def _is_right(question: dict[str, Any], reply: Answer) -> bool:
    return all(re.search(pattern, reply.text) for pattern in question["answer"])


def _report(outcomes: Sequence[Outcome]) -> str:
    parts = [[o for o in outcomes if o.held is held] for held in (False, True)]
    counts = [_counts(part) for part in parts]
    both = "\n".join(f"| {name} | {counts[0][name]} | {counts[1][name]} |" for name in counts[0])
    rows = {
        "first words, median": f"{median(o.first for o in outcomes):.1f} s",
        "whole answer, median": f"{median(o.last for o in outcomes):.1f} s",
        "computing for it, median": f"{median(o.work for o in outcomes):.1f} s of one core",
        "load of the machine": f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores",
    }
    table = "\n".join(f"| {name} | {value} |" for name, value in rows.items())
    head = "| | to tune on | held out |\n|---|--:|--:|"
    return f"## {HEADING}\n\n{head}\n{both}\n\n| | |\n|---|---|\n{table}"


def _counts(outcomes: Sequence[Outcome]) -> dict[str, int]:
    return {
        "questions": len(outcomes),
        "right, by the default": sum(o.right[0] for o in outcomes),
        "right, with the local model": sum(o.right[1] for o in outcomes),
        "answers it added to": sum(o.added > 0 for o in outcomes),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    return run("local", measure, arguments)


if __name__ == "__main__":
    sys.exit(main())
