"""Saying no in a large collection: questions over several articles, some of which nothing answers.

    python -m bench.evidence.multihop --data FOLDER [--first N]

FOLDER holds ``multihop/``: ``documents.jsonl``, ``distractors.jsonl`` and ``questions.jsonl``.
The articles are taken in once, with the fast embedder of English, and kept in ``.bench/``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.evidence.command import absent, run
from bench.retrieval.cache import Remembering
from bench.retrieval.data import lines
from bench.retrieval.measures import held
from ingest import ingest
from rag.assistant import Assistant
from rag.models import open_embedder
from rag.settings import Settings, read_settings
from store.library import Library

_KEPT = Path(__file__).resolve().parents[2] / ".bench"
_HEADING = "Saying no: questions over several articles"
_ABOUT = (
    "Questions that name several pieces of news and their publishers. To those without evidence "
    "the articles have no answer: 'The articles do not say' is right there and nowhere else."
)
_FILES = ("documents.jsonl", "distractors.jsonl")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one question.

    Attributes:
        answerable: Whether there is evidence for an answer.
        cited: Whether an article with evidence is cited.
    """

    id: str
    answerable: bool
    found: bool
    cited: bool
    seconds: float


def measure(data: Path, first: int | None = None) -> str:
    """The section as Markdown: what was refused, tuned on and held out."""
    folder = data / "multihop"
    if not (folder / "questions.jsonl").is_file():
        return absent(_HEADING, "multihop/")
    questions = lines(folder / "questions.jsonl")[:first]
    with Assistant(taken_in(folder)) as assistant:
        assistant.answer("Is everything loaded?")
        outcomes = [outcome(assistant, question) for question in questions]
    return f"## {_HEADING}\n\n{_ABOUT}\n\n{table(outcomes)}"


def taken_in(folder: Path) -> Settings:
    """The settings of a data folder that holds the articles; made where it is not there yet."""
    files = [folder / name for name in _FILES if (folder / name).is_file()]
    documents = [line for file in files for line in lines(file)]
    told = "".join(json.dumps(_given(line)) + "\n" for line in documents)
    place = _KEPT / f"multihop-{sha256(told.encode()).hexdigest()[:12]}"
    settings = read_settings(
        data=place / "data", embedding_model="embedded-english", chroma_url=None, chat_model=None,
        openai_api_key=None, openai_base_url=None,
    )  # fmt: skip
    if not (place / "done").is_file():
        place.mkdir(parents=True, exist_ok=True)
        (place / "documents.jsonl").write_text(told, encoding="utf-8")
        _ingest(place / "documents.jsonl", settings)
        (place / "done").touch()
    return settings


def _ingest(file: Path, settings: Settings) -> None:
    remembering = Remembering(lambda: open_embedder(settings), _KEPT / "vectors.sqlite3")
    embedder = remembering.as_embedder()
    with Library(settings.data, embedder.name, embedder.dimensions) as library:
        ingest([file], library, embedder, settings)


def _given(line: dict[str, str]) -> dict[str, str]:
    """A document as ``ingest.py`` reads it, with its publisher where that is told."""
    told = {name: line[name] for name in ("id", "title", "text", "published") if line.get(name)}
    return told | {"publisher": line["source"]} if line.get("source") else told


def outcome(assistant: Assistant, question: dict[str, object]) -> Outcome:
    """Ask it, and look at what is cited."""
    began = perf_counter()
    reply = assistant.answer(str(question["question"]))
    seconds = perf_counter() - began
    evidence = question["evidence"]
    assert isinstance(evidence, list)
    gold = {each["doc_id"] for each in evidence}
    cited = {citation.source.rpartition("#")[2] for citation in reply.citations}
    return Outcome(
        str(question["id"]), bool(gold), reply.found, reply.found and bool(gold & cited), seconds
    )


def table(outcomes: Sequence[Outcome]) -> str:
    """The shares, a row for those to tune on and one for those held out."""
    head = (
        "| questions | without evidence, refused | with evidence, wrongly refused "
        "| with evidence, cited | median |\n|---|---|---|---|---|\n"
    )
    parts = (("to tune on", False), ("held out", True))
    rows = (_row(name, [o for o in outcomes if held(o.id) == out]) for name, out in parts)
    return head + "\n".join(filter(None, rows))


def _row(name: str, outcomes: Sequence[Outcome]) -> str:
    if not outcomes:
        return ""
    with_evidence = [o for o in outcomes if o.answerable]
    without = [not o.found for o in outcomes if not o.answerable]
    cells = (
        name,
        _share(without),
        _share([not o.found for o in with_evidence]),
        _share([o.cited for o in with_evidence]),
        f"{1000 * median(o.seconds for o in outcomes):.0f} ms",
    )
    return f"| {' | '.join(cells)} |"


def _share(cases: Sequence[bool]) -> str:
    return f"{sum(cases)} of {len(cases)} ({sum(cases) / len(cases):.0%})" if cases else "none"


def main(arguments: list[str] | None = None) -> int:
    """Print the section."""
    return run("multihop", measure, arguments)


if __name__ == "__main__":
    sys.exit(main())
