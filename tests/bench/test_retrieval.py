"""The measuring runs: our own engine over the sample articles, in processes of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.retrieval import data, report, scores
from bench.retrieval.engines import OURS
from bench.retrieval.running import Ran, run

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def collection() -> data.Collection:
    """The sample articles and the questions about them."""
    found = data.own(ROOT / "articles", ROOT / "tests" / "golden" / "questions.jsonl")
    assert found is not None
    return found


@pytest.fixture(scope="module")
def ran(collection: data.Collection, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """What our engine did with them."""
    place = tmp_path_factory.mktemp("bench")
    return run(OURS, collection, place, place / "vectors.sqlite3")


def test_our_engine_finds_the_evidence(collection: data.Collection, ran: Ran) -> None:
    """Each question is asked, and most of the evidence is among the first five passages."""
    assert ran.fault == ""
    asked = {question.id: question for question in collection.questions}
    rows = {name: scores.evidence(asked[name], found) for name, found in ran.ask["found"].items()}
    count, means = scores.by_part(rows)["all"]
    assert count == len(asked)
    assert means["evidence@1"] <= means["evidence@3"] <= means["evidence@5"]
    assert means["evidence@5"] > 0.6


def test_the_figures_are_told(collection: data.Collection, ran: Ran) -> None:
    """The tables have a row an engine, and what could not be measured is said."""
    told = report.speed({OURS: ran, "bm25s": Ran(fault="No module named 'bm25s'")}, 14)
    assert "| Dateline |" in told
    assert "bm25s gave nothing: No module named 'bm25s'" in told
    assert ran.build["vectors"] > 14
    assert ran.build["peak_mb"] > 10
    assert ran.start > 0


def test_a_fault_is_kept_and_not_raised(collection: data.Collection, tmp_path: Path) -> None:
    """An engine that does not exist, like one that is not installed, is reported."""
    assert "No module named" in run("nobody", collection, tmp_path, tmp_path / "v.sqlite3").fault
