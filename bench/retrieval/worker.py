"""One engine's work in a process of its own: what it does is told in a file, and so is what came.

    python -m bench.retrieval.worker JOB.json

The job names the ``engine``, its ``folder``, the ``cache`` of vectors, the file for the
``result``, and what to do: ``build`` from ``documents``, ``ask`` the ``questions``,
``start`` with the first of them, or try the ``conversations``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import monotonic, perf_counter
from typing import Any

from bench.retrieval import data
from bench.retrieval.cache import Remembering
from bench.retrieval.engines import Found, Search, load
from rag.models import open_embedder
from rag.settings import read_settings

TIMED = 10
"""Passages asked for where the time is taken."""
_WARMING = 3
Job = dict[str, Any]
Result = dict[str, Any]


def main(arguments: Sequence[str] | None = None) -> int:
    """Do the job, and write what came of it."""
    [file] = sys.argv[1:] if arguments is None else arguments
    job: Job = json.loads(Path(file).read_text("utf-8"))
    result = {"build": build, "ask": ask, "start": start, "converse": converse}[job["do"]](job)
    result["peak_mb"] = _peak()
    Path(job["result"]).write_text(json.dumps(result), encoding="utf-8")
    return 0


def build(job: Job) -> Result:
    """Take the documents in; the seconds are without those spent on vectors."""
    engine, embedder = load(job["engine"]), _embedder(job)
    folder = Path(job["folder"])
    documents = data.read(Path(job["documents"]))
    began = perf_counter()
    engine.build(documents, folder, embedder)
    seconds = perf_counter() - began - embedder.waited
    return {
        "seconds": seconds,
        "embedding_cpu": embedder.cpu,
        "vectors": embedder.passages,
        "disk_mb": sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / 1e6,
    }


def ask(job: Job) -> Result:
    """Ask every question: the documents and passages found, and the milliseconds each took."""
    search = _open(job)
    questions = [data.Question(**question) for question in job["questions"]]
    for question in questions[:_WARMING]:
        search(question.text, TIMED)
    milliseconds, rankings, lengths = [], {}, []
    for question in questions:
        began = perf_counter()
        found = search(question.text, TIMED)
        milliseconds.append(1000 * (perf_counter() - began))
        lengths += [len(one.text) for one in found]
        if question.gold:
            rankings[question.id] = _found(search, question.text, job["depth"], found)
    return {"ms": milliseconds, "found": rankings, "characters": median(lengths)}


def start(job: Job) -> Result:
    """The seconds from the start of the process, which its parent noted, to the first passages."""
    found = _open(job)(job["questions"][0]["text"], TIMED)
    return {"seconds": monotonic() - job["started"], "passages": len(found)}


def converse(job: Job) -> Result:
    """For each conversation, what is found for its last question and for its rewrites."""
    from rag.dialogue.followup import stand_alone
    from rag.types import Turn

    search = _open(job)
    found = {}
    for one in job["conversations"]:
        history = [Turn(question, "") for question in one["before"]]
        asked = {
            "last": one["last"],
            "ours": stand_alone(one["last"], history),
            "gold": one["rewrite"],
        }
        found[one["id"]] = {way: search(text, TIMED) for way, text in asked.items()}
    return {"found": found}


def _found(search: Search, text: str, depth: int, first: list[Found]) -> list[Found]:
    return first if depth <= TIMED else search(text, depth)


def _open(job: Job) -> Search:
    return load(job["engine"]).open(Path(job["folder"]), _embedder(job))


def _embedder(job: Job) -> Remembering:
    return Remembering(lambda: open_embedder(read_settings()), Path(job["cache"]))


def _peak() -> float:
    """The most memory this process has had, in MB; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(li.split()[1]) / 1000 for li in lines if li.startswith("VmHWM")), 0.0)


if __name__ == "__main__":
    sys.exit(main())
