"""The reader's lessons are in order, and what it is worth is counted rightly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.reader.clusters import FILE, Cluster, clusters
from bench.reader.measures import HEAD, Judged, judged, row
from rag.engines.reader import Reading, View

LINES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


def test_the_lessons_are_in_order() -> None:
    """What is said to answer or to add is there, and a value stands in it letter for letter."""
    for line in LINES:
        told = [article["sentences"] for article in line["articles"]]
        for question in line["questions"]:
            for article, sentence, value in question["answers"]:
                assert (value or "") in told[article][sentence], (line["id"], question["q"])
            assert all(told[article][sentence] for article, sentence in question["adds"])


def test_ids_are_their_own() -> None:
    """No two clusters share an id, and some are held out."""
    assert len({line["id"] for line in LINES}) == len(LINES)
    assert 0.05 < sum(line["held"] for line in LINES) / len(LINES) < 0.2


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Cluster:
    """A cluster of one article and three questions."""
    line = {
        "id": "made-01",
        "held": True,
        "articles": [
            {
                "publisher": "Gulf Wire",
                "published": "2023-05-04",
                "title": None,
                "sentences": ["On Monday two men fell.", "It rained.", "A third man ran."],
            }
        ],
        "questions": [
            {"q": "When did they fall?", "answers": [[0, 0, "On Monday two"]], "adds": [[0, 1]]},
            {"q": "Who ran?", "answers": [[0, 2, "A third man"]], "adds": [[0, 2]]},
            {"q": "Who swam?", "answers": [], "adds": []},
        ],
    }
    file = Path(tmp_path_factory.mktemp("made")) / "clusters.jsonl"
    file.write_text(json.dumps(line) + "\n", encoding="utf-8")
    assert clusters(file, held=False) == []
    (found,) = clusters(file, held=True)
    return found


def test_a_cluster_is_read_as_an_article_is(cluster: Cluster) -> None:
    """Days are spelled out, values keep their place, and what answers does not only add."""
    first = cluster.views[0, 0]
    assert first.text == "4 May 2023: On Monday (1 May 2023) two men fell."
    (start, end) = cluster.questions[0].answers[0, 0] or (0, 0)
    assert first.text[start:end] == "On Monday (1 May 2023) two"
    assert cluster.questions[1].adds == frozenset()
    assert "On Monday two men fell." in cluster.views[0, 1].around


def test_a_judge_is_measured(cluster: Cluster) -> None:
    """One that likes the longest text best is right where that answers, and marks what it marks."""

    def longest(question: str, views: list[View]) -> list[Reading]:
        return [Reading(len(view.text) - 40.0, (12, 21), 1.0) for view in views]

    found = judged(longest, [cluster])  # type: ignore[arg-type]
    assert [each.right for each in found] == [True, False, False]
    assert [each.marks for each in found] == [True, False, False]
    cells = row("longest", found)
    assert len(cells) == len(HEAD)
    assert cells[1] == ".500 (1 of 2)"
    assert cells[-1].endswith("(0 of 1)")


def test_apart_is_the_area_under_the_curve(cluster: Cluster) -> None:
    """One half where the judge gives all the same, for no pair is told apart."""
    same = Reading(1.0, None, 0.0)
    found = [Judged(question, (0, 0), same) for question in cluster.questions]
    assert row("same", found)[3] == "0.500"
