"""Each engine is built and asked in processes of its own, one after the other."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from time import monotonic
from typing import Any

from bench.retrieval import data
from bench.retrieval.engines import OURS

ROOT = Path(__file__).resolve().parents[2]
_QUIET = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "ANONYMIZED_TELEMETRY": "False",
    "HAYSTACK_TELEMETRY_ENABLED": "False",
    "TOKENIZERS_PARALLELISM": "false",
}
"""No engine may ask the network, or tell it anything."""
_STARTS = 3
_DEPTH = {"news_qa": 100}
"""Passages asked for, so that ten articles are among them; elsewhere ten."""
Result = dict[str, Any]


class Failed(Exception):
    """An engine could not do its job; the message is its last word."""


@dataclass(slots=True)
class Ran:
    """What an engine did on a collection; ``fault`` says why there is nothing."""

    build: Result = field(default_factory=dict)
    ask: Result = field(default_factory=dict)
    start: float = 0.0
    fault: str = ""


def run(engine: str, collection: data.Collection, place: Path, cache: Path) -> Ran:
    """Build, ask, and start three times; a fault is kept, not raised."""
    folder = place / collection.name / engine
    (folder / "index").mkdir(parents=True)
    documents = place / collection.name / "documents.jsonl"
    data.write(collection.documents, documents)
    job = {
        "engine": engine,
        "folder": str(folder / "index"),
        "documents": str(documents),
        "cache": str(cache),
        "questions": [asdict(question) for question in collection.questions],
        "depth": _DEPTH.get(collection.name, 10),
    }
    try:
        return Ran(
            _work(job | {"do": "build"}, folder),
            _work(job | {"do": "ask"}, folder),
            median(_work(job | {"do": "start"}, folder)["seconds"] for _ in range(_STARTS)),
        )
    except Failed as failed:
        return Ran(fault=str(failed))


def converse(
    conversations: Sequence[data.Conversation], collection: str, place: Path, cache: Path
) -> Result:
    """What the product finds for each conversation; its index of that collection must be there."""
    folder = place / collection / OURS
    job = {
        "engine": OURS,
        "do": "converse",
        "folder": str(folder / "index"),
        "cache": str(cache),
        "conversations": [asdict(one) for one in conversations],
    }
    return _work(job, folder)


def _work(job: Mapping[str, Any], folder: Path) -> Result:
    file, result = folder / "job.json", folder / "result.json"
    told = {**job, "result": str(result), "started": monotonic()}
    file.write_text(json.dumps(told), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "bench.retrieval.worker", str(file)],
        cwd=ROOT,
        env={**os.environ, **_QUIET},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Failed((done.stderr.strip().splitlines() or ["it ended without a word"])[-1])
    found: Result = json.loads(result.read_text("utf-8"))
    return found
