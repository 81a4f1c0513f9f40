"""The collections that are measured on, and the questions about them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from rag.articles import to_article
from rag.reading.sources import Raw, walk


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it is given to every engine."""

    id: str
    title: str
    text: str
    published: str = ""

    @property
    def content(self) -> str:
        """The title and the text: what an engine that knows no fields takes in."""
        return f"{self.title}\n\n{self.text}" if self.title else self.text


@dataclass(frozen=True, slots=True)
class Question:
    """A question and what should be found for it.

    Attributes:
        gold: Ids of documents of which one should be found.
        facts: Words that stand in the passages that should be found.
    """

    id: str
    text: str
    gold: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Collection:
    """Articles and questions about them.

    Attributes:
        note: What was left out, in words.
    """

    name: str
    documents: tuple[Document, ...]
    questions: tuple[Question, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Conversation:
    """A question that leans on those before it, and how a person wrote it to stand alone."""

    id: str
    before: tuple[str, ...]
    last: str
    rewrite: str
    changed: bool


@dataclass(slots=True)
class _Seen:
    """The documents with one of each text, and the id that stands for each that was left out."""

    documents: list[Document] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)


def news_qa(folder: Path, first: int | None = None) -> Collection | None:
    """Questions with the articles that answer them, or None where the folder is absent."""
    if not (folder / "documents.jsonl").is_file():
        return None
    seen = _unique(map(_document, lines(folder / "documents.jsonl")))
    questions = tuple(
        Question(q["id"], q["question"], _names(q["answer_doc_ids"], seen))
        for q in lines(folder / "questions.jsonl")
    )
    return _collection("news_qa", seen, questions, first)


def multihop(folder: Path, first: int | None = None) -> Collection | None:
    """Questions with the facts that several articles tell, or None where it is absent."""
    if not (folder / "documents.jsonl").is_file():
        return None
    files = [folder / "documents.jsonl", folder / "distractors.jsonl"]
    seen = _unique(_document(line) for file in files if file.is_file() for line in lines(file))
    questions = tuple(
        Question(
            q["id"],
            q["question"],
            _names([e["doc_id"] for e in q["evidence"]], seen),
            tuple(e["fact"] for e in q["evidence"]),
        )
        for q in lines(folder / "questions.jsonl")
        if q["evidence"]
    )
    return _collection("multihop", seen, questions, first)


def own(folder: Path, questions: Path) -> Collection | None:
    """A folder of articles and questions with words that must be found, or None.

    The questions are those of `bench.collection`; those that nothing answers are left out.
    """
    if not (folder.is_dir() and questions.is_file()):
        return None
    raws = [raw for raw in walk(folder) if isinstance(raw, Raw) and _is_article(raw.source)]
    names = [Path(raw.source).name for raw in raws]
    articles = [to_article(raw) for raw in raws]
    documents = tuple(
        Document(name, article.title or "", article.text, article.published or "")
        for name, article in zip(names, articles, strict=True)
    )
    asked = tuple(
        Question(
            q["id"],
            q["question"],
            tuple(names[which] if isinstance(which, int) else which for which, _ in q["evidence"]),
            tuple(words for _, words in q["evidence"]),
        )
        for q in lines(questions)
        if q.get("evidence") and not q.get("history")
    )
    return Collection(folder.name, documents, asked)


def followups(file: Path) -> tuple[Conversation, ...] | None:
    """Conversations with the last question's rewrite, or None where the file is absent."""
    if not file.is_file():
        return None
    return tuple(
        Conversation(
            c["id"],
            tuple(c["user_turns"][:-1]),
            c["last_turn"],
            c["gold_rewrite"],
            c["rewrite_changes"],
        )
        for c in lines(file)
    )


def renamed(collection: Collection, name: str) -> Collection:
    """The same under another name: two collections may not share a folder."""
    return replace(collection, name=name)


def lines(file: Path) -> list[dict[str, Any]]:
    """Each line of JSON."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def write(documents: Iterable[Document], file: Path) -> None:
    """The documents as lines of JSON, which ``ingest.py`` reads, too."""
    file.write_text("".join(json.dumps(asdict(d)) + "\n" for d in documents), encoding="utf-8")


def read(file: Path) -> list[Document]:
    """What `write` wrote."""
    return [Document(**line) for line in lines(file)]


def _is_article(source: str) -> bool:
    return Path(source).stem != "README" and not source.partition("#")[0].endswith(".jsonl")


def _document(line: dict[str, Any]) -> Document:
    return Document(line["id"], line.get("title") or "", line["text"], line.get("published") or "")


def _unique(documents: Iterable[Document]) -> _Seen:
    seen, texts = _Seen(), dict[str, str]()
    for document in documents:
        seen.names[document.id] = texts.setdefault(document.text, document.id)
        if seen.names[document.id] == document.id:
            seen.documents.append(document)
    return seen


def _names(ids: Iterable[str], seen: _Seen) -> tuple[str, ...]:
    return tuple(dict.fromkeys(seen.names.get(name, name) for name in ids))


def _collection(
    name: str, seen: _Seen, questions: Sequence[Question], first: int | None
) -> Collection:
    """All of it; or the first documents, those of questions before others, and their questions."""
    copies = len(seen.names) - len(seen.documents)
    note = f"{copies} articles with the text of another left out" if copies else ""
    if first is None or first >= len(seen.documents):
        return Collection(name, tuple(seen.documents), tuple(questions), note)
    needed = dict.fromkeys(name for question in questions for name in question.gold)
    places = {name: place for place, name in enumerate(needed)}
    others = len(places)
    ordered = sorted(seen.documents, key=lambda d: (places.get(d.id, others), _order(d.id)))
    there = {document.id for document in ordered[:first]}
    kept = tuple(q for q in questions if there.issuperset(q.gold))
    note = "; ".join(filter(None, (note, f"only {first} articles, those with answers first")))
    return Collection(name, tuple(ordered[:first]), kept, note)


def _order(name: str) -> str:
    return sha256(name.encode()).hexdigest()
