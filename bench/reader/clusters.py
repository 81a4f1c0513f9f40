"""The reader's lessons: clusters of invented articles, with questions about them.

A cluster is a line of ``clusters.jsonl``: ``articles`` (``publisher``, ``published``,
``title``, ``sentences``) and ``questions`` (``q``; ``answers``, each sentence that answers, as
[article, sentence, the value in it or null]; ``adds``, those that only add; ``reworded``, true
where it is asked in other words than the articles'). Every event, base, group and person in it
is made up.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rag.engines.reader import View
from rag.types import Quote
from rag.wording import viewed
from store.records import Article

FILE = Path(__file__).with_name("clusters.jsonl")

Place = tuple[int, int]
"""A sentence: the number of its article and its own."""
Span = tuple[int, int]

_LINES = (1, 1, 2, 2, 3, 4)
"""Sentences in a paragraph: scraped news has few."""
_NOTE = r"(?: \([^()]*\))?"
"""The date that stands behind a word for a day, where it is spelled out."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the sentences that answer it.

    Attributes:
        answers: Each sentence that answers, with the place of the value in its view, or None.
        adds: Those that do not answer, and belong into the answer.
        reworded: Whether it is asked in other words than the articles'.
    """

    text: str
    answers: Mapping[Place, Span | None]
    adds: frozenset[Place]
    reworded: bool = False


@dataclass(frozen=True, slots=True)
class Cluster:
    """Articles that are easily taken for one another, and what is asked of them."""

    id: str
    held: bool
    views: Mapping[Place, View]
    questions: tuple[Question, ...]


def clusters(file: Path = FILE, *, held: bool) -> list[Cluster]:
    """The clusters that are held out, or those to learn from."""
    lines = map(json.loads, file.read_text("utf-8").splitlines())
    return [_cluster(line) for line in lines if line["held"] is held]


def _cluster(line: Mapping[str, Any]) -> Cluster:
    chance = random.Random(line["id"])
    views = {
        (number, at): viewed(quote)
        for number, told in enumerate(line["articles"])
        for at, quote in enumerate(_quotes(told, chance))
    }
    return Cluster(
        id=line["id"],
        held=line["held"],
        views=views,
        questions=tuple(_question(each, views) for each in line["questions"]),
    )


def _quotes(told: Mapping[str, Any], chance: random.Random) -> list[Quote]:
    """The article's sentences, in paragraphs as a page might have them."""
    text, spans, left = "", [], 0
    for sentence in told["sentences"]:
        text += "" if not text else " " if left else "\n"
        left = (left or chance.choice(_LINES)) - 1
        spans.append((len(text), len(text) + len(sentence)))
        text += sentence
    article = Article(
        text, "invented", told["title"] or None, told["publisher"], published=told["published"]
    )
    return [Quote(article, *span) for span in spans]


def _question(told: Mapping[str, Any], views: Mapping[Place, View]) -> Question:
    answers: dict[Place, Span | None] = {}
    for article, sentence, value in told["answers"]:
        answers[article, sentence] = _place(value, views[article, sentence].text)
    adds = {(article, sentence) for article, sentence in told["adds"]}
    reworded = told.get("reworded", False)
    return Question(told["q"], answers, frozenset(adds - set(answers)), reworded)


def _place(value: str | None, text: str) -> Span | None:
    """Where the value's words stand in the view, dates that are spelled out between them aside."""
    words = map(re.escape, (value or "").split())
    found = re.search(rf"{_NOTE}\s+".join(words), text) if value else None
    return found.span() if found else None
