"""The package as a program outside the project uses it; what stands here does not change."""

from __future__ import annotations

import dataclasses
import inspect
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, get_type_hints

import pytest

import rag
from rag import Answer, Assistant, Citation, Hit, Sentence, Settings, answer, read_settings
from tests.rag.collection import bare, take_in, write

ROOT = Path(__file__).parents[2]
CLAIMED = "Who claimed the attack on the lorry near Arvo?"
LIMITS = ["since", "until", "publisher", "as_of", "now", "articles"]
MAYOR = "Who is the mayor of Reykjavik?"


def test_names() -> None:
    """The package gives these names, and no other by accident."""
    wanted = {"Answer", "Assistant", "Citation", "Hit", "Sentence", "Settings", "answer"}
    assert set(rag.__all__) == wanted | {"read_settings"}
    assert all(getattr(rag, name) for name in rag.__all__)
    with pytest.raises(AttributeError, match="no attribute 'Question'"):
        _ = rag.Question


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (
            Answer,
            {
                "question": "str", "text": "str", "found": "bool",
                "sentences": "tuple[Sentence, ...]", "citations": "tuple[Citation, ...]",
                "engine": "str", "notice": "str | None", "origins": "tuple[str, ...]",
                "independent": "int", "disagreements": "tuple[Disagreement, ...]",
            },
        ),
        (
            Citation,
            {
                "n": "int", "article_id": "str", "title": "str | None", "publisher": "str | None",
                "published": "str | None", "source": "str", "start": "int", "end": "int",
                "quote": "str",
            },
        ),
        (Sentence, {"text": "str", "citations": "tuple[int, ...]", "support": "Support"}),
    ],
)  # fmt: skip
def test_fields(kind: type[Any], fields: dict[str, str]) -> None:
    """The fields have these names and types, in this order."""
    assert {field.name: field.type for field in dataclasses.fields(kind)} == fields


def test_a_hit() -> None:
    """A hit tells the article, the source, the offsets, the text and the score."""
    hints = get_type_hints(Hit)
    assert (hints["source"], hints["score"]) == (str, float)
    told = {"article_id": str, "start": int, "end": int, "text": str}
    for name, kind in told.items():
        assert get_type_hints(getattr(Hit, name).fget)["return"] is kind


@pytest.mark.parametrize("asking", [answer, Assistant.answer, Assistant.stream])
def test_signatures(asking: Any) -> None:  # noqa: ANN401
    """A question and its history by position, the limits and the day of asking by name."""
    parameters = inspect.signature(asking).parameters
    named = [name for name in parameters if name != "self"]
    assert named == ["question", "history", *LIMITS]
    assert parameters["history"].default == ()
    for name in LIMITS:
        assert parameters[name].kind is inspect.Parameter.KEYWORD_ONLY
        assert not parameters[name].default


def test_search_and_opening() -> None:
    """search(question, k=10) with the same limits; Assistant() and Assistant(settings)."""
    parameters = inspect.signature(Assistant.search).parameters
    assert parameters["k"].default == 10
    assert list(parameters) == ["self", "question", "k", *LIMITS]
    assert not any(parameters[name].default for name in LIMITS)
    assert inspect.signature(Assistant).parameters["settings"].default is None
    assert isinstance(read_settings(), Settings)


def plain(value: object) -> bool:
    """Whether a value is made of JSON's types, a tuple counting as a list."""
    if isinstance(value, dict):
        return all(isinstance(key, str) and plain(item) for key, item in value.items())
    if isinstance(value, list | tuple):
        return all(map(plain, value))
    return value is None or type(value) in (str, int, float, bool)


@pytest.mark.parametrize("question", [CLAIMED, MAYOR])
def test_as_dict(assistant: Assistant, question: str) -> None:
    """An answer as plain JSON has all of it, and comes back as it was."""
    reply = assistant.answer(question)
    whole = reply.as_dict()
    assert plain(whole)
    back = json.loads(json.dumps(whole))
    assert back["text"] == reply.text
    assert [Citation(**cited) for cited in back["citations"]] == list(reply.citations)
    assert set(back) == {field.name for field in dataclasses.fields(Answer)}


def test_offsets(assistant: Assistant) -> None:
    """The offsets cut the quote out of the stored article, whatever the question."""
    for question in (CLAIMED, MAYOR, "What did she name?", "Port Kesh"):
        for cited in assistant.answer(question).citations:
            article = assistant.read(cited.article_id)
            assert article.text[cited.start : cited.end] == cited.quote
    for hit in assistant.search(CLAIMED, k=10):
        assert assistant.read(hit.article_id).text[hit.start : hit.end] == hit.text


def test_offsets_count_code_points(tmp_path: Path) -> None:
    """Emoji and accents before a quote count one each, as in a Python string."""
    (tmp_path / "a.md").write_text(
        "Été 🚀🚀 à Kesh. The 🚀 hit the lighthouse of Cape Orn on Monday."
    )
    with Assistant(bare(tmp_path / "data")) as assistant:
        take_in(assistant, tmp_path / "a.md")
        [cited, *_] = assistant.answer("What was hit on Cape Orn?").citations
        text = assistant.read(cited.article_id).text
    assert text[cited.start : cited.end] == cited.quote
    assert "lighthouse" in cited.quote


def test_answers_cannot_be_changed(assistant: Assistant) -> None:
    """What was answered stays as it was."""
    reply = assistant.answer(CLAIMED)
    with pytest.raises(dataclasses.FrozenInstanceError):
        reply.text = "Nobody."  # type: ignore[misc]


PROGRAM = """
from rag import Assistant, Settings, answer
reply = answer("Who was killed?", history=[("What was wrecked near Arvo?", "A lorry [1].")])
print(reply.text, reply.found)
for text, citations, support in ((s.text, s.citations, s.support) for s in reply.sentences):
    print(text, citations, support)
for c in reply.citations:
    print(c.n, c.article_id, c.title, c.publisher, c.published, c.source, c.start, c.end, c.quote)
print(reply.as_dict()["engine"])
"""


def test_a_program_of_one_page(tmp_path: Path) -> None:
    """A program that knows nothing but the package's face gets an answer."""
    with Assistant(bare(tmp_path / "data")) as assistant:
        take_in(assistant, write(tmp_path / "articles"))
    unset = {"OPENAI_API_KEY": "", "OPENAI_BASE_URL": "", "DATELINE_CHAT_MODEL": ""}
    environment = {**os.environ, **unset, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=tmp_path,
        env={**environment, "DATELINE_DATA": str(tmp_path / "data")},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stderr == ""
    assert "driver" in done.stdout
    assert done.stdout.endswith("quotes\n")


def test_importing_the_package_is_quick() -> None:
    """`import rag` loads no model library: those come with the first name that needs them."""
    heavy = "{'spacy', 'chromadb', 'onnxruntime', 'langchain', 'openai'}"
    code = f"import rag, sys; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout == "set()\n"
