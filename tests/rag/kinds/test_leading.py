"""What holds the kind of thing asked for comes first."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rag.kinds.leading import led
from rag.question import asked
from rag.quotes import Judged
from rag.types import Quote
from store.records import Article

WHY = asked("Why was the lorry hit?")
MANY = asked("How many sailors were hurt?")


def judged(text: str, score: float, *, direct: bool = True, published: str | None = None) -> Judged:
    """A whole article, judged."""
    article = Article(text, "piece.txt", published=published)
    return Judged(Quote(article, 0, len(text)), score, None, direct)


def first(question: str, *given: Judged) -> str:
    """The words that lead."""
    return led(asked(question), given)[0].quote.text


PLAIN, REASON = "The lorry was hit.", "It was hit in retaliation for a raid."


def test_a_reason_leads() -> None:
    """'Why' is led by the sentence that gives one, if it is not far behind."""
    assert first("Why was it hit?", judged(PLAIN, 5.0), judged(REASON, 3.0)) == REASON
    assert first("Why was it hit?", judged(PLAIN, 9.0), judged(REASON, 3.0)) == PLAIN
    assert first("What was hit?", judged(PLAIN, 5.0), judged(REASON, 3.0)) == PLAIN


def test_a_day_leads_where_a_day_is_asked_for() -> None:
    """A sentence that tells only the year is passed over for one that tells the day."""
    year, day = "The mayor was killed two years ago (2020).", "The mayor was killed on 3 May 2020."
    question = "On which day was the mayor killed?"
    assert first(question, judged(year, 5.0), judged(day, 4.0)) == day
    assert first(question, judged("The mayor was killed.", 5.0), judged(day, 4.0)) == day
    assert first("In what year was he killed?", judged("In 2020.", 5.0), judged(day, 4.0)) != day


def test_a_name_leads_where_it_is_asked_who_that_was() -> None:
    """That nobody was named, or that it was a cook, stands behind the one who names him."""
    plain, named = "The name of the cook was not told.", "The cook was Olav Lund of Riga."
    cook = judged(plain, 5.0)
    lund = replace(judged(named, 4.0), value="Olav Lund")
    assert first("Who was the cook that died?", cook, lund) == named
    assert first("What happened to the cook?", cook, lund) == plain


def test_the_number_of_what_is_counted_leads() -> None:
    """'How many sailors' is led by the sentence that counts sailors."""
    rockets, sailors = "Ten rockets fell.", "Six sailors were hurt."
    assert first(MANY.text, judged(rockets, 5.0), judged(sailors, 4.0)) == sailors
    far = judged(sailors, 4.0, direct=False)
    assert first(MANY.text, judged(rockets, 5.0), far) == rockets


def test_a_reason_far_behind_leads_and_silence_is_one() -> None:
    """Why is told by few words; that nobody gave a reason answers as well."""
    plain, reason = "The toll went up on Monday.", "It rose after five were found to be ill."
    assert first("Why did the toll go up?", judged(plain, 5.0), judged(reason, 1.5)) == reason
    silent = "The navy has not commented on the toll."
    assert first("Why did the toll go up?", judged(silent, 5.0), judged(reason, 4.0)) == silent


def test_a_weapon_leads_where_one_is_asked_for() -> None:
    """What tells of no weapon stands behind, though it fits the day better."""
    quiet, rocket = "Nobody was hurt on the anniversary.", "A Katyusha rocket hit the quay."
    told = judged(quiet, 5.0), judged(rocket, 4.0)
    assert first("What type of rocket hit the quay?", *told) == rocket
    assert first("What was hit?", *told) == quiet


def test_what_the_reader_takes_for_the_value_is_one() -> None:
    """Where no rule finds a number, the reader's words do: such a sentence is not passed over."""
    spared, sailors = "The crew came through unharmed.", "Six sailors were hurt."
    assert first(MANY.text, judged(spared, 5.0), judged(sailors, 4.0)) == sailors
    read = replace(judged(spared, 5.0), value="came through unharmed")
    assert first(MANY.text, read, judged(sailors, 4.0)) == spared


def test_a_number_leads_before_several() -> None:
    """'How many' is led by a number, where the best only says that they were several."""
    several, five = "Several sailors were hurt.", "At least five sailors were hurt."
    assert first(MANY.text, judged(several, 5.0), judged(five, 4.0)) == five


def test_the_newest_number_leads_where_it_is_asked_how_matters_stand() -> None:
    """'How many have been hurt' is led by the newest piece, 'were hurt' by the best."""
    old, new = "Six sailors were hurt by then.", "Nine sailors were hurt by then."
    rows = (judged(old, 5.0, published="2020-05-04"), judged(new, 4.0, published="2020-06-04"))
    assert first("How many sailors have been hurt?", *rows) == new
    assert first("How many sailors were hurt?", *rows) == old


def test_what_somebody_said_of_it_leads() -> None:
    """Of somebody's words those lead that are about what is asked."""
    fire, boats = "Ruiz said that the fire was out.", "Ruiz said that two boats were safe."
    question = "What did Ruiz say about the boats?"
    assert first(question, judged(fire, 5.0), judged(boats, 4.0)) == boats


def test_the_time_of_day_leads() -> None:
    """'What time' is led by the sentence that tells one, 'when' by the best."""
    day, hour = "The lorry was hit on Friday.", "It was hit at 7:35 p.m."
    assert first("What time was it hit?", judged(day, 5.0), judged(hour, 3.0)) == hour
    assert first("When was it hit?", judged(day, 5.0), judged(hour, 3.0)) == day


def test_a_day_leads_before_a_year() -> None:
    """'When' is led by a sentence that tells the day, where the best tells only the year."""
    year, day = "The lorry was hit two years ago.", "The lorry was hit on 4 May 2019."
    assert first("When was the lorry hit?", judged(year, 5.0), judged(day, 3.0)) == day
    assert first("When was the lorry hit?", judged(year, 8.0), judged(day, 3.0)) == year
    plain = "The lorry was hit."
    assert first("When was the lorry hit?", judged(plain, 5.0), judged(day, 3.0)) == plain


def test_a_verdict_leads() -> None:
    """A question of yes or no is led by the sentence that says either."""
    hurt, claimed = "Six sailors were hurt.", "Nobody has claimed the attack."
    assert first("Has anyone claimed it?", judged(hurt, 5.0), judged(claimed, 1.0)) == claimed


@given(st.lists(st.floats(-2, 9), min_size=1, max_size=6))
def test_no_sentence_is_lost(scores: list[float]) -> None:
    """The same sentences come out, each once, and all but the first in their order."""
    these = [judged(f"{REASON} {n}", score) for n, score in enumerate(sorted(scores)[::-1])]
    out = led(WHY, these)
    assert sorted(map(id, out)) == sorted(map(id, these))
    assert out[1:] == [each for each in these if each is not out[0]]
