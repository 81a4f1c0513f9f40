"""Passages are found by words and by meaning, within the dates, and ranked the same each time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from rag.assistant import Assistant
from rag.engines.embedder import Embedder
from rag.search import nearest, search
from rag.types import Hit, Query
from rag.when.period import Period
from store.library import Library
from tests.store.making import DIMENSIONS, cut, filing, vector_of


def found(hits: list[Hit]) -> list[str]:
    """The names of the files that the hits are from."""
    return [Path(hit.source).name for hit in hits]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Who claimed the attack on the lorry?", "convoy.md"),
        ("drone boat sailors", "harbour.md"),
        ("Was anyone injured at the petrol store?", "depot.md"),
    ],
)
def test_the_right_passage_is_first(assistant: Assistant, question: str, first: str) -> None:
    """By its words or by its meaning, the passage that tells of it comes first."""
    assert found(assistant.search(question))[0] == first


def test_offsets_cut_the_passage_out(assistant: Assistant) -> None:
    """A hit's start and end are code points of the stored article's text."""
    hits = assistant.search("Port Kesh")
    for hit in hits:
        article = assistant.read(hit.article_id)
        assert article.text[hit.start : hit.end] == hit.text
        assert hit.source == article.source
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@pytest.mark.parametrize(
    ("since", "until", "names"),
    [
        ("2021", None, {"harbour.md", "convoy.md"}),
        ("2021-06", None, {"convoy.md"}),
        (None, "2021-05-04", {"harbour.md", "hostile.md"}),
        ("2021-05-03", "2021-05-05", {"harbour.md"}),
        ("2022", None, set()),
    ],
)
def test_dates_limit_the_search(
    assistant: Assistant, since: str | None, until: str | None, names: set[str]
) -> None:
    """Only articles from between the dates are found; one without a date only without dates."""
    assert set(found(assistant.search("Port Kesh Arvo", since=since, until=until))) == names


@pytest.mark.parametrize(("k", "most"), [(-1, 0), (0, 0), (1, 1), (3, 3), (1000, 1000)])
def test_never_more_than_wanted(assistant: Assistant, k: int, most: int) -> None:
    """Up to k hits come, all there are where k is larger, and none for k of 0 or less."""
    hits = assistant.search("drone", k)
    assert len(hits) == min(most, len(assistant.search("drone", 100)))
    assert len({hit.passage.id for hit in hits}) == len(hits)


@pytest.mark.parametrize(
    "question",
    [
        "?!…",
        "🚀🔥",
        "هجوم بطائرة مسيرة",
        "word " * 400,
        "AND OR NOT (",
        '"',
        "*",
        "a\x00b",
        "\ud800x",
    ],
)
def test_any_question_can_be_searched(assistant: Assistant, question: str) -> None:
    """Signs, emoji, Arabic and 2,000 characters find something by meaning, and harm nothing."""
    assert 0 < len(assistant.search(question)) <= 10


@pytest.fixture
def many(tmp_path: Path) -> Iterator[Library]:
    """Three hundred short reports of 2020, and four longer ones of 2021 that are less near."""
    near = [filing(f"{n}.md", f"Rocket rocket {n}.", published="2020") for n in range(300)]
    far = [
        filing(f"late{n}.md", f"A rocket was seen by farmer {n}.", published="2021")
        for n in range(4)
    ]
    with Library(tmp_path, "test", DIMENSIONS) as opened:
        opened.put([*near, *far])
        yield opened


@pytest.mark.parametrize(("k", "expected"), [(2, 2), (4, 4), (9, 4)])
def test_dates_do_not_starve_the_search(many: Library, k: int, expected: int) -> None:
    """What the dates allow is found behind hundreds of nearer passages that they do not."""
    embedder = Embedder("test", DIMENSIONS, Far(many))
    hits = search(many, embedder, Query("rocket", since="2021"), k)
    assert len(hits) == expected
    assert all(hit.source.startswith("late") for hit in hits)


def test_the_newest_are_given_by_nearness_and_more_of_them(many: Library) -> None:
    """What is newest of all that is near may be of another matter: who reads them tells."""
    embedder = Embedder("test", DIMENSIONS, Far(many))
    plain = nearest(many, embedder, Query("rocket"), 4)
    newest = nearest(many, embedder, Query("rocket", period=Period(order="latest")), 2)
    assert newest == plain


def test_the_head_of_an_article_speaks_for_all_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What tells of the matter at once has all its passages raised, what tells it late none."""
    filler = "Nothing else was said about it. " * 12
    texts = {
        "at-once": f"Rockets hit a harbour. {filler} Six fell.",
        "late": f"{filler} A harbour.",
    }
    with Library(tmp_path, "test", DIMENSIONS) as opened:
        opened.put([filing(f"{name}.md", text) for name, text in texts.items()])

        def scores() -> dict[tuple[str, int], float]:
            embedder = Embedder("test", DIMENSIONS, Far(opened, None))
            hits = nearest(opened, embedder, Query("rockets harbour"), 100)
            return {(hit.source, hit.start): hit.score for hit in hits}

        raised = scores()
        monkeypatch.setattr("rag.search._HEADED", 0)
        gains = {place: raised[place] - score for place, score in scores().items()}
    assert {source for (source, _), gain in gains.items() if gain > 0} == {"at-once.md"}
    assert all(gain > 0 for (source, _), gain in gains.items() if source == "at-once.md")


class Far:
    """Gives questions the vector of a passage published then."""

    def __init__(self, library: Library, published: str | None = "2020") -> None:
        article = next(a for a in library.articles() if a.published == published)
        self._vector = vector_of(cut(article)[0])

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """The same for every question."""
        return self._vector

    def embed_documents(self, texts: list[str]) -> NDArray[np.float32]:
        """The same for every passage."""
        return np.stack([self._vector for _ in texts])
