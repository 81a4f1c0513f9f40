"""Values that answer one question are compared as what they are."""

from __future__ import annotations

from rag.disputes.answers import Value, unlike, values
from rag.disputes.facts import answers, conflict
from rag.question import asked
from rag.types import Quote
from store.records import Article


def quote(text: str) -> Quote:
    """A sentence of an undated piece."""
    return Quote(Article(text, "a.txt"), 0, len(text))


def test_two_sums_and_two_lengths_are_unlike() -> None:
    """Another length of time is another answer; the same in other words is not."""
    how_long = asked("How long was the harbour closed?")
    told = [
        value
        for text in (
            "The harbour was closed for 24 hours.",
            "The harbour was closed for 48 hours.",
            "For twenty-four hours the harbour was closed.",
        )
        for *_, value in values(how_long, quote(text))
    ]
    assert len(told) == 3
    assert unlike(told[0], told[1])
    assert not unlike(told[0], told[2])


def test_a_person_and_a_place_are_not_unlike() -> None:
    """Where it is asked who said something, a town that is named is nobody else."""
    who = asked("Who said that the harbour was shelled?")
    told = [
        Value("who", frozenset(), frozenset({name}), frozenset({"harbour", "shell"}), is_person)
        for name, is_person in (("lund", True), ("kesh", False), ("ruiz", True))
    ]
    assert not unlike(told[0], told[1])
    assert unlike(told[0], told[2])
    assert [v.is_person for *_, v in values(who, quote("It was shelled, John Lund said."))] == [
        True
    ]


def test_what_is_denied_is_no_value() -> None:
    """'Not for 48 hours' gives none."""
    how_long = asked("How long was the harbour closed?")
    assert list(values(how_long, quote("The harbour was closed, but not for 48 hours."))) == []


def test_who_was_killed_has_many_answers() -> None:
    """Two victims are no disagreement."""
    who = asked("Who was killed in Port Kesh?")
    one, other = (
        f"{name} was killed in Port Kesh on Monday." for name in ("John Hale", "Ann Reed")
    )
    assert [*answers(who, quote(one)), *answers(who, quote(other))] == []


def test_two_undated_pieces_that_answer_differ() -> None:
    """Where nothing else is known, the question tells that they speak of one thing."""
    how_long = asked("How long was the harbour closed?")
    one, other = (
        fact
        for text in ("The harbour was closed for 24 hours.", "It was closed for 48 hours, he said.")
        for fact in answers(how_long, quote(text))
    )
    assert conflict(one, other)
    assert not conflict(one, one)


def test_the_day_of_another_deed_is_no_value() -> None:
    """What the general said in December is not when the missiles were fired."""
    when = asked("When did the army say the missiles were fired at Riga?")
    told = "The missiles were fired at Riga on 20 January, the army said."
    assert len(list(values(when, quote(told)))) == 1
    other = "In December, the army's chief said that he expects more attacks."
    assert list(values(when, quote(other))) == []
