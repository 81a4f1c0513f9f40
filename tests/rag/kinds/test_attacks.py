"""What tells of the attack that is asked for by its place in time comes first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.kinds.attacks import latest, tells_an_attack
from rag.question import asked
from rag.quotes import FLOOR, Judged
from rag.types import Quote
from rag.when.period import Period
from store.records import Article

LATEST, EARLIEST = Period(order="latest"), Period(order="earliest")
OLD = ("Three rockets hit the port of Riga on Monday.", "2021-05-04")
NEW = ("A drone struck the camp at Arvo on Friday.", "2021-06-20")
SINCE = ("About 900 soldiers were sent to Arvo.", "2021-07-01")


def judged(text: str, published: str, score: float = -3.0, lacks: str | None = None) -> Judged:
    """A whole article, judged."""
    return Judged(
        Quote(Article(text, "piece.txt", published=published), 0, len(text)), score, lacks
    )


def first(question: str, period: Period | None, *given: Judged) -> Judged:
    """What comes first."""
    return latest(asked(question), given, period)[0]


@pytest.mark.parametrize(
    ("question", "period", "text"),
    [
        ("What was the latest attack?", LATEST, NEW[0]),
        ("What was the most recent rocket attack?", LATEST, NEW[0]),
        ("Which attack was the last?", LATEST, NEW[0]),
        ("What was the first attack?", EARLIEST, OLD[0]),
    ],
)
def test_the_latest_attack_answers(question: str, period: Period, text: str) -> None:
    """By its day, though its score says that it does not; what tells of no attack does not."""
    found = first(question, period, judged(*SINCE), judged(*OLD), judged(*NEW))
    assert found.quote.text == text
    assert found.score > FLOOR


@pytest.mark.parametrize(
    ("question", "period"),
    [("What was the attack?", None), ("What is the latest toll?", LATEST)],
)
def test_other_questions_keep_their_order(question: str, period: Period | None) -> None:
    """Where no attack is asked for by its place in time."""
    given = [judged(*OLD), judged(*NEW)]
    assert latest(asked(question), given, period) == given


def test_what_lacks_something_is_not_the_latest() -> None:
    """A newer attack on another place does not answer."""
    newer = judged(*NEW, lacks="no mention of Riga")
    found = first("What was the latest attack on Riga?", LATEST, newer, judged(*OLD))
    assert found.quote.text == OLD[0]


def test_what_may_come_is_no_attack() -> None:
    """Nor is what was only planned or feared."""
    assert tells_an_attack("Rockets hit the port.")
    assert not tells_an_attack("Rockets may hit the port.")
    assert not tells_an_attack("The port was quiet.")
    assert tells_an_attack("Two drones were brought down, and the port came under fire.")
    assert not tells_an_attack("The navy denies that the port was hit.")


@given(st.lists(st.sampled_from([OLD, NEW, SINCE]), unique=True))
def test_nothing_is_lost(pieces: list[tuple[str, str]]) -> None:
    """The same sentences come out, each once."""
    given = [judged(*piece) for piece in pieces]
    out = latest(asked("What was the latest attack?"), given, LATEST)
    assert sorted(j.quote.text for j in out) == sorted(j.quote.text for j in given)


def test_what_is_said_to_be_a_later_one_is_not_the_first() -> None:
    """'The ninth attack' is not the first, though nothing older is found."""
    ninth = judged("The ninth attack hit Riga with rockets on Monday.", "2021-05-04", 1.0)
    plain = judged("Two rockets hit Arvo.", "2021-06-20", -2.0)
    assert first("What was the first attack?", EARLIEST, ninth, plain) == replace(
        plain, score=FLOOR + 2.5
    )
