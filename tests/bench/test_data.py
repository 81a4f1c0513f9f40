"""Collections are read as every engine gets them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.retrieval import data


def put(file: Path, lines: Sequence[Mapping[str, object]]) -> None:
    """The lines as a file of JSON lines."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(json.dumps(line) for line in lines))


def made(folder: Path) -> Path:
    """Four articles, two of one text, and questions about two of them."""
    put(
        folder / "documents.jsonl",
        [{"id": name, "title": f"On {name}", "text": text} for name, text in TEXTS.items()],
    )
    asked = [("q1", ["b", "copy"]), ("q2", ["c"]), ("q3", [])]
    put(
        folder / "questions.jsonl",
        [{"id": name, "question": f"{name}?", "answer_doc_ids": gold} for name, gold in asked],
    )
    return folder


TEXTS = {"a": "One.", "b": "Two.", "copy": "Two.", "c": "Three."}


def test_one_of_each_text_is_kept(tmp_path: Path) -> None:
    """A copy is left out, and the gold names the one that stayed."""
    read = data.news_qa(made(tmp_path))
    assert read is not None
    assert [document.id for document in read.documents] == ["a", "b", "c"]
    assert [question.gold for question in read.questions] == [("b",), ("c",), ()]
    assert "1 articles" in read.note


def test_a_part_keeps_the_questions_it_can_answer(tmp_path: Path) -> None:
    """The articles of the first questions come first; what is not answered is not asked."""
    read = data.news_qa(made(tmp_path), first=1)
    assert read is not None
    assert [document.id for document in read.documents] == ["b"]
    assert [question.id for question in read.questions] == ["q1", "q3"]


def test_what_is_absent_is_told_so(tmp_path: Path) -> None:
    """A folder that is not there gives None."""
    assert data.news_qa(tmp_path / "none") is None
    assert data.multihop(tmp_path / "none") is None
    assert data.followups(tmp_path / "none") is None
    assert data.own(tmp_path / "none", tmp_path / "none") is None


def test_documents_come_back_as_they_were_written(tmp_path: Path) -> None:
    """What goes to an engine's process arrives there."""
    documents = [
        data.Document("a", "On a", "One\u2028line.", "2021-05-04"),
        data.Document("b", "", "Two."),
    ]
    data.write(documents, tmp_path / "documents.jsonl")
    assert data.read(tmp_path / "documents.jsonl") == documents
