"""An event that a question names is dated by the sentences that tell of it, where they agree."""

from __future__ import annotations

from datetime import date

import pytest

from rag.sentences import sentences
from rag.types import Quote
from rag.when.happenings import Happening, day_of, happening
from rag.when.intervals import Interval, day
from rag.when.period import Period
from store.records import Article

DEATH = Happening("Danel's death", is_start=True, start=0, end=0)
TOWER = Happening("the attack on Tower 9", is_start=True, start=0, end=0)


def told(published: str | None, *texts: str) -> list[Quote]:
    """The sentences of pieces of that day."""
    articles = [Article(text, f"{number}.md", published=published) for number, text in
                enumerate(texts)]  # fmt: skip
    return [Quote(each, *span) for each in articles for span in sentences(each.text)]


@pytest.mark.parametrize(
    ("question", "what", "is_start"),
    [
        ("What did Kesh do after Danel's death?", "Danel's death", True),
        ("Who spoke since the killing of Mira Danel?", "the killing of Mira Danel", True),
        ("What was said before the Kesh airport attack?", "the Kesh airport attack", False),
        ("What was said before the raid on K1 and who said it?", "the raid on K1", False),
        ("After rockets hit Camp Orn, who was blamed?", "rockets hit Camp Orn", True),
    ],
)
def test_named(question: str, what: str, is_start: bool) -> None:
    """A named event bounds the time; where its words stand is known."""
    found = happening(question)
    assert found is not None
    assert (found.what, found.is_start) == (what, is_start)
    assert question[found.start : found.end].endswith(what)


@pytest.mark.parametrize(
    "question",
    [
        "Who was hurt?",
        "Who was hurt after the attack?",
        "Who was hurt before he was killed?",
        "Who was killed after the attack on Kesh in January 2020?",
        "What was said after Friday?",
        "Who is before the court in Kesh?",
    ],
)
def test_not_named(question: str) -> None:
    """Without a name it may be any event, with a date none is needed, and a place is none."""
    assert happening(question) is None


def test_agreed() -> None:
    """The day that all sentences tell is the day, and a longer time around it does not object."""
    quotes = told(
        "2020-01-08",
        "A drone killed General Mira Danel last Friday.",
        "Mira Danel was killed on 3 January, two guards said.",
        "Danel, who died in January, led the port.",
    )
    assert day_of(DEATH, quotes) == day(date(2020, 1, 3))


@pytest.mark.parametrize(
    "texts",
    [
        (),
        ("Danel spoke on Friday.",),
        ("A drone killed two guards on Friday.",),
        ("Danel was killed by a drone.",),
        ("Danel was killed on Friday.", "Danel was killed on Thursday."),
        ("Danel was killed in 2019.",),
        ("On Tuesday Kesh fired rockets in revenge for the killing of Danel.",),
        ("The port said on Tuesday that Danel was killed.",),
        ("On Monday the city marked the anniversary of Danel's death.",),
    ],
)
def test_not_certain(texts: tuple[str, ...]) -> None:
    """Silence, another name, another day, a whole year, or a date of something else: no day."""
    assert day_of(DEATH, told("2020-01-08", *texts)) is None


def test_two_dates_in_a_sentence() -> None:
    """The date beside the event's words is its own, not the one of what it is told for."""
    text = "Kesh fired rockets early on Wednesday, its answer to the drone that killed Danel last"
    assert day_of(DEATH, told("2020-01-08", f"{text} Friday.")) == day(date(2020, 1, 3))


def test_a_piece_without_a_date() -> None:
    """'On Friday' in a piece of no known day dates nothing; a full date does."""
    assert day_of(DEATH, told(None, "Danel was killed on Friday.")) is None
    assert day_of(DEATH, told(None, "Danel was killed on 3 January 2020.")) == day(date(2020, 1, 3))


def test_many_attacks_on_one_place() -> None:
    """An attack on a place that was attacked twice is not one event."""
    once = "Drones struck Tower 9 before dawn on Sunday."
    assert day_of(TOWER, told("2024-01-29", once)) == day(date(2024, 1, 28))
    assert day_of(TOWER, told("2024-01-29", once, "Tower 9 was hit on 4 October.")) is None


def test_its_period() -> None:
    """After it is from its first day on, before it up to its last: the same day counts."""
    days = Interval(date(2024, 7, 29), date(2024, 8, 4))
    before = Happening("the raid", is_start=False, start=3, end=12)
    assert DEATH.period(days) == Period(first=days.first, words=((0, 0),))
    assert before.period(days) == Period(last=days.last, words=((3, 12),))
