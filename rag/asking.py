"""What a caller asks, checked: the question, its limits and the turns before it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from rag.allowed import days_of
from rag.articles import iso_date
from rag.errors import QuestionError
from rag.types import Query, Turn

LONGEST_QUESTION = 2000
"""Characters; a longer text is no question."""
MOST_TURNS = 10
"""Earlier turns that a question may lean on; older ones are left out."""
_LONGEST_ANSWER = 20_000


def read_query(
    question: str,
    since: str | None,
    until: str | None,
    publisher: str | None = None,
    as_of: str | None = None,
    now: date | None = None,
) -> Query:
    """The question and its limits; without ``now`` it is asked on the last day of ``as_of``.

    Raises:
        QuestionError: the question is empty or too long, or a date is none or leaves no day.
    """
    first, *lasts = days = [_day(each) for each in (since, until, as_of)]
    for last in filter(None, lasts):
        if first and first[: len(last)] > last[: len(first)]:
            raise QuestionError(
                f"Nothing can be published from {first} on and up to {last}; "
                "exchange the two dates."
            )
    if now is None and (limit := days_of(days[2])):
        now = limit.last
    return Query(
        _question(question),
        first,
        days[1],
        _plain(publisher or "") or None,
        days[2],
        now.date() if isinstance(now, datetime) else now,
    )


def read_turns(history: Iterable[tuple[str, str]]) -> list[Turn]:
    """The latest turns, as text that can be read and sent on."""
    return [
        Turn(_plain(question)[:LONGEST_QUESTION], _unmarked(answer)[:_LONGEST_ANSWER])
        for question, answer in list(history)[-MOST_TURNS:]
    ]


def _question(given: str) -> str:
    text = _plain(given)
    if not text:
        raise QuestionError("The question is empty; write what you want to know.")
    if len(text) > LONGEST_QUESTION:
        raise QuestionError(
            f"The question has {len(text):,} characters; at most {LONGEST_QUESTION:,} can be "
            "asked. Shorten it, or ask it in parts."
        )
    return text


def _day(given: str | None) -> str | None:
    if not given:
        return None
    if date := iso_date(given):
        return date[: len("2024-08-05")]
    raise QuestionError(f"{given[:40]!r} is no date; write it as 2024, 2024-08 or 2024-08-05.")


def _unmarked(answer: str) -> str:
    """An answer without the asterisks that make its words bold."""
    return _plain(answer).replace("**", "")


def _plain(text: str) -> str:
    """On one line, and without halves of characters, which nothing can store or send."""
    return " ".join(text.encode("utf-8", "ignore").decode("utf-8").split())
