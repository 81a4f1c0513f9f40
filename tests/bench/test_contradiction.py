"""The records that the judge of contradictions learns from are sound, and what it is worth told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.contradiction.__main__ import main
from bench.contradiction.measures import row
from bench.contradiction.records import Record, conflicts, disputes, own
from tests.rag.engines.test_contradiction import FALLEN, OTHER, RISEN

PASSAGES = (
    "The ferry to Arvo sank on Tuesday and nine passengers drowned, the coast guard said.",
    "Fourteen passengers drowned when the ferry to Arvo went down on Tuesday, divers counted.",
    "The ferry to Arvo had been built for eighty passengers and two lorries.",
)


def test_every_pair_is_of_two_passages() -> None:
    """No record of ours names a passage that it does not have, and some of them differ."""
    some = [*own(is_held=True), *own(is_held=False)]
    assert len({record.id for record in some}) == len(some)
    for record in some:
        assert record.differ is not None
        assert record.differ <= set(record.pairs)
        assert record.disputed == bool(record.differ)
    share = sum(record.disputed for record in some) / len(some)
    assert 0.5 < share < 0.8


def folder(here: Path) -> Path:
    """Measuring data of the two kinds, of our own making; half of it is held out."""
    (here / "abstention").mkdir()
    (here / "conflicts").mkdir()
    questions, documents, asked = list[str](), list[str](), list[str]()
    for number in range(12):
        name = f"ferry-{number}"
        modes = ("disputed", "trustworthy")
        questions.append(
            json.dumps(
                {"id": name, "question": "How many drowned?", "contexts": PASSAGES[:2],
                 "expected_mode": modes[number % 2]}
            )
        )  # fmt: skip
        asked.append(json.dumps({"id": name, "question": "How many drowned?"}))
        for passage, answer in zip(PASSAGES, ("9", "14", "unknown"), strict=True):
            documents.append(json.dumps({"question_id": name, "text": passage, "answer": answer}))
    (here / "abstention" / "questions.jsonl").write_text("\n".join(questions))
    (here / "conflicts" / "questions.jsonl").write_text("\n".join(asked))
    (here / "conflicts" / "documents.jsonl").write_text("\n".join(documents))
    return here


def test_answers_that_are_known_tell_the_pairs(tmp_path: Path) -> None:
    """Two documents differ whose answers do; one without an answer differs from none."""
    for record in conflicts(folder(tmp_path), is_held=False):
        assert record.differ == frozenset({(0, 1)})


def test_of_some_no_more_is_known_than_whether_any_differ(tmp_path: Path) -> None:
    """What is learned and what is held out are all questions together, and none in both."""
    data = folder(tmp_path)
    parts = [disputes(data, is_held=each) for each in (True, False)]
    assert len({record.id for part in parts for record in part}) == sum(map(len, parts)) == 12
    assert all(record.differ is None for part in parts for record in part)


def test_what_differs_is_told_from_what_does_not() -> None:
    """A row tells how many of those that differ are found, and whether by the right pair."""
    record = Record("ferry", "Is it so?", (RISEN, FALLEN, OTHER), frozenset({(0, 1)}), True)
    assert row("ours", [record])[2:] == ["1.000 (1 of 1)"] * 3


def test_a_run_without_data_says_what_is_missing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And how to give it."""
    monkeypatch.delenv("BENCH_DATA", raising=False)
    with pytest.raises(SystemExit):
        main([])
    assert "--data FOLDER" in capsys.readouterr().err
