"""What is said where no chat model writes."""

from __future__ import annotations

from rag.choice import choose
from rag.question import asked
from rag.quotes import ADDING_FLOOR, FLOOR, Judged
from rag.types import Quote
from store.records import Article

OPEN = asked("What happened at the gate?")


def judged(
    text: str,
    score: float,
    lacks: str | None = None,
    *,
    published: str | None = None,
    direct: bool = True,
) -> Judged:
    """A whole article, judged."""
    article = Article(text, "piece.txt", published=published)
    return Judged(Quote(article, 0, len(text)), score, lacks, direct)


def said(*given: Judged) -> list[str]:
    """The texts of what is chosen."""
    return [claim.text for claim in choose(OPEN, given)]


def test_the_best_comes_first_and_stands_alone() -> None:
    """What answers best leads; what follows it opens a paragraph of its own."""
    claims = choose(OPEN, [judged("The gate fell.", 8.0), judged("Smoke rose.", 6.0)])
    assert [claim.text for claim in claims] == ["The gate fell.", "Smoke rose."]
    assert [claim.apart for claim in claims] == [False, True]


def test_nothing_is_said_where_nothing_answers() -> None:
    """Below the floor, or without what is asked for, a sentence is no answer."""
    assert said() == []
    assert said(judged("The gate fell.", FLOOR - 0.1)) == []
    assert said(judged("The gate fell.", 9.0, lacks="no number")) == []


def test_a_weak_sentence_does_not_add() -> None:
    """What is far below the best, or weak in itself, is left out."""
    assert said(judged("The gate fell.", 9.0), judged("Rain came.", 3.0)) == ["The gate fell."]
    assert said(judged("The gate fell.", 1.0), judged("Rain came.", ADDING_FLOOR - 0.1)) == [
        "The gate fell."
    ]


def test_the_number_of_another_place_adds_nothing() -> None:
    """Where a number is asked of a place, one of another place is left out, but not of none."""
    many = asked("How many sailors were hurt at Arvo?")
    first = judged("Six sailors were hurt at Arvo.", 6.0)
    elsewhere = judged("Nine sailors were hurt in Rotterdam.", 5.0)
    untold = judged("Nine sailors were hurt, an officer said.", 5.0)
    claims = choose(many, [first, elsewhere, untold])
    assert [claim.quotes[0] for claim in claims] == [first.quote, untold.quote]


def test_beside_a_plain_value_only_another_or_what_is_as_good_adds() -> None:
    """Where the first sentence counts what is asked for, a weaker one that counts none is out."""
    many = asked("How many sailors were hurt?")
    first = judged("Six sailors were hurt.", 6.0)
    weaker = [judged("Nine sailors were hurt.", 3.2), judged("Ten rockets fell.", 3.5)]
    claims = choose(many, [first, weaker[1], weaker[0]])
    assert [claim.text for claim in claims] == ["Six sailors were hurt.", "Nine sailors were hurt."]
    near = choose(many, [first, judged("Ten rockets fell.", 4.5)])
    assert len(near) == 2


def test_what_only_the_head_of_its_article_ties_to_the_question_must_be_strong() -> None:
    """A sentence whose names stand far from it adds only with a high score."""
    best = judged("The gate fell.", 3.5)
    assert said(best, judged("Rain came.", 0.9, direct=False)) == ["The gate fell."]
    assert said(best, judged("Rain came.", 3.0, direct=False)) == ["The gate fell.", "Rain came."]


def test_what_is_taken_back_is_not_said_alone() -> None:
    """The sentence that says that a claim is wrong is said with it."""
    text = "A guard saw two boats. The navy said this was wrong."
    claim = Judged(Quote(Article(text, "piece.txt"), 0, 22), 5.0)
    assert [each.text for each in choose(OPEN, [claim])] == [text]


def test_what_two_articles_say_is_said_once() -> None:
    """The same numbers and names, otherwise told, are one sentence with both citations."""
    (claim,) = choose(
        OPEN,
        [
            judged("About 2,500 Americans are in Iraq and 900 in Syria.", 9.0),
            judged("The US has 2,500 soldiers in Iraq, and in Syria 900.", 8.0),
        ],
    )
    assert len(claim.quotes) == 2
    assert claim.text == "About 2,500 Americans are in Iraq and 900 in Syria."


def test_other_numbers_are_another_sentence() -> None:
    """Two accounts that differ in a number are both said."""
    assert (
        len(
            said(
                judged("Four rockets fell at Balad.", 9.0),
                judged("Six rockets fell at Balad.", 8.0),
            )
        )
        == 2
    )


def test_the_same_words_of_another_time_are_another_sentence() -> None:
    """'Nobody was hurt' of one attack does not bear out 'nobody was hurt' of another."""
    claims = choose(
        OPEN,
        [
            judged("Nobody at the gate was hurt.", 9.0, published="2019-12-10"),
            judged("Nobody at the gate was hurt. ", 8.0, published="2024-08-06"),
        ],
    )
    assert [len(claim.quotes) for claim in claims] == [1, 1]
    assert [claim.lead for claim in claims] == ["10 December 2019: ", "6 August 2024: "]


def test_one_day_needs_no_label() -> None:
    """The day of the articles stands before the sentences only where it tells them apart."""
    claims = choose(
        OPEN,
        [
            judged("The gate fell.", 9.0, published="2019-12-10"),
            judged("Smoke rose.", 8.0, published="2019-12-10"),
        ],
    )
    assert [claim.lead for claim in claims] == ["", ""]


def test_a_comparison_gets_more() -> None:
    """A question that compares accounts gets weaker ones, too, and more of them."""
    given = [judged(f"The gate number {n} fell.", 4.0 - n / 4) for n in range(10, 16)]
    given.insert(0, judged("The gate fell.", 4.0))
    compared = choose(asked("Do the accounts of the gate differ?"), given)
    assert len(compared) > len(choose(OPEN, given))


def test_quoted_is_verbatim() -> None:
    """A sentence is called quoted only where it stands so in its article."""
    plain, spelled = choose(
        OPEN,
        [
            judged("The gate fell.", 9.0, published="2019-12-10"),
            judged("On Monday smoke rose.", 8.0, published="2019-12-10"),
        ],
    )
    assert (plain.support, spelled.support) == ("quoted", "verified")
    assert spelled.text == "On Monday (9 December 2019) smoke rose."
    assert spelled.quotes[0].text == "On Monday smoke rose."
