"""Questions are answered from the time they ask about, and from any where that is not known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from rag.assistant import Assistant
from rag.question import asked
from rag.types import Hit, Query
from rag.when.period import Period
from rag.when.placing import about, placed
from store.records import Article, Passage
from tests.rag.collection import bare, take_in

PIECES = {
    "old.md": "---\ntitle: Drone over Cape Orn\npublished: 2021-03-10\n---\n\n"
    "ORN - A drone fell on the lighthouse of Cape Orn on Tuesday, and four guards were wounded.\n",
    "chief.md": "---\ntitle: Port chief killed\npublished: 2022-05-07\n---\n\n"
    "KESH - A bomb killed Colonel Mira Danel, who led the port of Kesh, on Friday.\n",
    "new.md": "---\ntitle: Lighthouse hit again\npublished: 2022-05-12\n---\n\n"
    "ORN - A drone fell on the lighthouse of Cape Orn on Wednesday, and nine guards were wounded."
    "\n",
    "bare.md": "---\ntitle: A drone at Ulm Point\n---\n\n"
    "ULM - A drone fell on the lighthouse of Ulm Point, and two guards were wounded.\n",
}
WOUNDED = "How many guards were wounded at the lighthouse of Cape Orn"


@pytest.fixture(scope="module")
def coast(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over four pieces, one of them without a date."""
    here = tmp_path_factory.mktemp("coast")
    (here / "articles").mkdir()
    for name, text in PIECES.items():
        (here / "articles" / name).write_text(text, "utf-8")
    with Assistant(bare(here / "data")) as assistant:
        take_in(assistant, here / "articles")
        yield assistant


def sources(assistant: Assistant, question: str, now: date | None = None) -> list[str]:
    """The file names of what is found, best first."""
    hits = assistant.search(question, now=now)
    return [hit.source.rpartition("/")[2] for hit in hits]


@pytest.mark.parametrize(
    ("words", "now", "told", "other"),
    [
        ("in March 2021", None, "four", "nine"),
        ("in May 2022", None, "nine", "four"),
        ("before 2022", None, "four", "nine"),
        ("last week", date(2022, 5, 17), "nine", "four"),
        ("this week", date(2021, 3, 12), "four", "nine"),
        ("after Mira Danel's death", None, "nine", "four"),
        ("before the killing of Mira Danel", None, "four", "nine"),
    ],
)
def test_the_time_decides(
    coast: Assistant, words: str, now: date | None, told: str, other: str
) -> None:
    """Of two attacks on one place the one of the time asked about is told, and not the other."""
    reply = coast.answer(f"{WOUNDED} {words}?", now=now)
    assert told in reply.text
    assert other not in reply.text


def test_the_latest(coast: Assistant) -> None:
    """Asked for the latest, the newest is found and told first, and the first on request."""
    latest = coast.answer("What was the latest attack on the lighthouse of Cape Orn?")
    assert "nine" in latest.sentences[0].text
    first = coast.answer("What was the first attack on the lighthouse of Cape Orn?")
    assert "four" in first.sentences[0].text


def test_unknown_is_possible(coast: Assistant) -> None:
    """A piece without a date answers a question with one, behind those whose date is known."""
    reply = coast.answer("How many guards were wounded at Ulm Point in March 2021?")
    assert "two guards" in reply.text
    order = sources(coast, f"{WOUNDED} in March 2021?")
    assert order.index("old.md") < order.index("bare.md") < order.index("new.md")


def test_as_of_an_event(coast: Assistant) -> None:
    """An event told later than ``as_of`` dates nothing."""
    for as_of, is_known in (("2022-05-06", False), ("2022-05-07", True)):
        query = Query("Who was hurt before the killing of Mira Danel?", as_of=as_of)
        found = placed(query, lambda q, k: coast.search(q.text, k, as_of=q.as_of), coast.read)
        assert (found.period is not None) == is_known


def test_about() -> None:
    """The event's names are not asked of an answer; those of the rest of the question are."""
    question = "Who was hurt at Kesh after Danel's death?"
    event = question.index("after")
    period = Period(date(2022, 5, 6), words=((event, len(question) - 1),))
    assert about(asked(question), period).names == ("Kesh",)
    assert about(asked(question), None) == asked(question)


def test_without_now(coast: Assistant) -> None:
    """'Last week' means nothing where nobody says when it is asked."""
    query = Query(f"{WOUNDED} last week?")
    assert placed(query, _none, coast.read).period is None
    asked = placed(Query(query.text, now=date(2022, 5, 17)), _none, coast.read)
    assert asked.period is not None
    assert (asked.period.first, asked.period.last) == (date(2022, 5, 9), date(2022, 5, 15))


def test_both() -> None:
    """An order and an event go together."""
    article = Article("Danel was killed on 6 May 2022.", "a.md")
    query = Query("What was the latest attack before Danel's death?")
    found = placed(query, lambda *_: [_hit(article)], lambda _: article).period
    assert found is not None
    assert (found.order, found.first, found.last) == ("latest", None, date(2022, 5, 6))


def _none(*_: object) -> list[Hit]:
    return []


def _hit(article: Article) -> Hit:
    return Hit(Passage(article.id, 0, len(article.text), article.text), article.source, 0.03)
