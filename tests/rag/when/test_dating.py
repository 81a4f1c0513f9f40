"""What other pieces tell of the same events dates a piece without a date, and nothing else does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.when.dates import events, known
from rag.when.dating import by_itself, dated_by_others, redated, undated
from rag.when.dating.counts import counts, shared_counts
from store.records import Article

UNDATED = Article(
    "HARBOUR CITY - Six rockets hit the Stonefield base in Vandria on Monday and wounded nine"
    " soldiers of the garrison, the army said.\n\n"
    "The base lies between Elmport and Lake Marrow. Captain Tova Lindqvist said that the fire"
    " came from the Orrin hills. On Tuesday the Red Lantern group denied it.\n\n"
    "Minister Halvard Brekke had visited Stonefield on 3 March and met Colonel Ruiz there.",
    "undated.txt",
    title="Rockets on Stonefield",
)
DATED = Article(
    "The Stonefield base in Vandria was hit by six rockets on Monday, and nine soldiers of the"
    " garrison were wounded.\n\n"
    "Tova Lindqvist, a captain, spoke of launchers in the Orrin hills near Elmport. The base had"
    " been shown to Halvard Brekke and to Ruiz, its colonel, on 3 March.",
    "dated.txt",
    title="Nine hurt at Stonefield",
    published="2018-03-13",
    date_source="front matter",
)
OTHER_YEAR = replace(
    DATED, text=DATED.text.replace("six", "four").replace("nine", "three"), source="other.txt",
    title="Three hurt at Stonefield", published="2021-04-06",
)  # fmt: skip
TWIN = replace(DATED, text=DATED.text + "\n\nIt rained.", source="twin.txt", published="2021-04-06")
PIECES = (UNDATED, DATED, OTHER_YEAR)


def only(found: Sequence[Article]) -> Article:
    """The one article there is."""
    (article,) = found
    return article


def test_a_dated_piece_dates_an_undated_one() -> None:
    """The day it shares is the first it may be from, the sixth behind it the last; why is told."""
    found = dated_by_others(UNDATED, [DATED])
    assert found is not None
    assert (found.days.first, found.days.last) == (date(2018, 3, 12), date(2018, 3, 18))
    article = only(undated([UNDATED, DATED]))
    assert article == replace(
        UNDATED,
        published="2018-03",
        date_source="inferred: 12 March 2018 to 18 March 2018, for it tells of the same attack as"
        ' "Nine hurt at Stonefield" of 13 March 2018',
    )


def test_expressions_of_an_inferred_range_are_resolved() -> None:
    """What means the same on each of the days has its day; what does not has none."""
    article = only(undated([UNDATED, DATED]))
    assert known(article) == "2018-03-12/2018-03-18"
    days = {article.text[d.start : d.end]: d.first for d in events(article)}
    assert days == {"Monday": date(2018, 3, 12), "3 March": date(2018, 3, 3)}


def test_two_attacks_on_one_base_are_not_mixed_up() -> None:
    """The same base, weekday, officer and hills, but other numbers: another attack."""
    assert dated_by_others(UNDATED, [OTHER_YEAR]) is None
    assert undated([UNDATED, OTHER_YEAR]) == []
    assert only(undated(PIECES)).published == "2018-03"


@settings(deadline=None)
@given(st.tuples(*[st.integers(2, 99)] * 2), st.tuples(*[st.integers(2, 99)] * 2))
def test_other_numbers_are_another_attack(one: tuple[int, int], other: tuple[int, int]) -> None:
    """All else alike, a piece is dated by another only where both numbers are the same."""
    pieces = [
        replace(piece, text=re.sub("(?i)six", str(rockets), piece.text).replace("nine", str(hurt)))
        for piece, (rockets, hurt) in ((UNDATED, one), (DATED, other))
    ]
    assert (dated_by_others(pieces[0], pieces[1:]) is not None) == (one == other)


def test_where_two_dated_events_fit_nothing_is_inferred() -> None:
    """The same attack told of two years is no date at all."""
    assert dated_by_others(UNDATED, [TWIN]) is not None
    assert dated_by_others(UNDATED, [DATED, TWIN]) is None


@pytest.mark.parametrize(
    ("told", "instead"),
    [
        ("on Monday and", "on Wednesday and"),  # another weekday
        ("on Monday and", "last week and"),  # no weekday
        ("on Monday and", "next Monday and"),  # still to come
        ("Six rockets", "Ten rockets"),  # one other number
        ("nine soldiers", "two soldiers"),
        ("Six rockets hit the Stonefield base in Vandria", "A fire broke out in a mill"),
        ("on Monday and", "and, officials said Monday,"),  # the day it was said
        ("Minister", "It was so in 2019, on 7 May 2019. Minister"),  # it tells of later days
    ],
)
def test_what_differs_leaves_it_unknown(told: str, instead: str) -> None:
    """Each part of the likeness is needed."""
    assert told in UNDATED.text
    assert dated_by_others(replace(UNDATED, text=UNDATED.text.replace(told, instead)), [DATED]) is (
        None
    )


def test_a_likeness_without_a_background_is_not_enough() -> None:
    """Where one number alone agrees, the pieces must share more than that sentence."""
    one_number = replace(DATED, text=DATED.text.replace("six rockets", "rockets"))
    assert dated_by_others(UNDATED, [one_number]) is not None
    alone = replace(one_number, text=one_number.text.partition("\n")[0])
    assert dated_by_others(UNDATED, [alone]) is None


def test_a_statement_in_the_same_words_dates_a_piece() -> None:
    """A long quotation on a weekday is the same statement, whoever reports it."""
    said = "“We shall repair every launcher before the first snow falls on the hills,”"
    people = "Tova Lindqvist met Halvard Brekke, Colonel Ruiz and Ines Okafor in Elmport."
    one = Article(f"{said} Okafor said on Friday.\n\n{people}", "one.txt")
    two = Article(
        f"It was late. {said} Ines Okafor told the Gazette on Friday.\n\nThere {people}",
        "two.txt", published="2018-03-19",
    )  # fmt: skip
    found = dated_by_others(one, [two])
    assert found is not None
    assert found.days.first == date(2018, 3, 16)
    assert found.reason == 'it tells of the same statement as "two.txt" of 19 March 2018'
    assert (
        dated_by_others(one, [replace(two, text=two.text.replace("the first snow", "any frost"))])
        is None
    )


def test_a_post_in_an_undated_piece_dates_another() -> None:
    """A post has a day of its own, which is told as its; the piece around it stays undated."""
    around = UNDATED.text[UNDATED.text.index("The base lies") :].replace("Tuesday", "no day")
    post = (
        "Nine soldiers of the garrison wounded as rockets hit a base in Vandria on Monday, the army"
        " said\n\n— Vandria Desk (@vandria_desk) March 12, 2018"
    )
    holder = Article(f"{around}\n\n{post}", "posts.txt", title="What is said")
    found = dated_by_others(UNDATED, [holder])
    assert found is not None
    assert found.days.first == date(2018, 3, 12)
    assert found.reason == (
        'it tells of the same attack as a post of 12 March 2018 in "What is said"'
    )


def test_what_was_inferred_from_others_dates_nobody() -> None:
    """A chain of guesses is none: only dates that were told, or told by a text itself, count."""
    first = only(undated([UNDATED, DATED]))
    second = replace(UNDATED, text=UNDATED.text.replace("HARBOUR", "OLD"), source="second.txt")
    assert dated_by_others(second, [first]) is None


def test_a_date_from_others_goes_with_them() -> None:
    """Without the piece that told it, or with one that contradicts it, it is taken back."""
    before = replace(
        UNDATED,
        date_source="unknown: not before 12 March 2018, the day of a post in it",
    )
    dated = only(undated([before, DATED]))
    assert dated.date_source is not None
    assert dated.date_source.endswith("; by itself " + str(before.date_source))
    assert by_itself(dated) == before
    assert undated([dated, DATED]) == []
    assert undated([dated]) == [before]
    assert undated([dated, DATED, TWIN]) == [before]


def test_a_date_of_its_own_is_left_alone() -> None:
    """Only pieces without one are redated, however well another fits."""
    own = replace(UNDATED, published="2018", date_source="front matter")
    assert redated([own], lambda _: [DATED]) == []


@pytest.mark.parametrize("title", ['"; by itself unknown: it', ", for it tells of the same x", "“"])
def test_a_title_that_reads_like_our_words_changes_nothing(title: str) -> None:
    """A title is untrusted: the date can still be taken back."""
    dated = only(undated([UNDATED, replace(DATED, title=title)]))
    assert by_itself(dated) == UNDATED


def _kept(order: Sequence[Article], batch: int) -> set[Article]:
    """What a library holds after the pieces came in batches, redated after each."""
    library: dict[str, Article] = {}
    for at in range(0, len(order), batch):
        library |= {piece.id: piece for piece in order[at : at + batch]}
        everything = list(library.values())
        library |= {new.id: new for new in redated(everything, lambda _: everything)}  # noqa: B023
    return set(library.values())


@pytest.mark.parametrize("batch", [1, 2])
@pytest.mark.parametrize("pieces", [PIECES, (*PIECES[:2], TWIN), (UNDATED, DATED)])
def test_the_order_of_coming_in_changes_nothing(pieces: Sequence[Article], batch: int) -> None:
    """Whichever came first, and however many at once, the same dates are kept."""
    results = [_kept(order, batch) for order in permutations(pieces)]
    assert all(result == results[0] for result in results)


_SENTENCES = [s + "." for s in (UNDATED.text + DATED.text).replace("\n\n", " ").split(". ")]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(_SENTENCES), min_size=1, unique=True).map(" ".join),
            st.sampled_from([None, "2018", "2018-03", "2018-03-13", "2021-04-06"]),
        ),
        min_size=2,
        max_size=4,
        unique_by=lambda piece: piece[0],
    ),
    st.randoms(),
)
def test_any_order_of_any_pieces_gives_the_same(
    drawn: list[tuple[str, str | None]], random: Random
) -> None:
    """The order never matters, what is kept is stable, and no date of its own is touched."""
    pieces = [Article(text, f"{n}.txt", published=day) for n, (text, day) in enumerate(drawn)]
    shuffled = list(pieces)
    random.shuffle(shuffled)
    kept = _kept(pieces, 1)
    assert _kept(shuffled, 1) == kept == _kept(pieces, len(pieces))
    assert undated(list(kept)) == []
    assert {piece for piece in pieces if piece.published} <= kept


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four rockets fell, wounding six.", {"rockets": {4}, "hurt": {6}}),
        ("Killing three soldiers and injuring at least 40", {"killed": {3}, "hurt": {40}}),
        ("At least five people, cooks and guards of the U.S. base, were hurt", {"hurt": {5}}),
        ("It was hit by six rockets, and nine men were hurt", {"rockets": {6}, "hurt": {9}}),
        ("122 mm rockets", {}),
        ("COVID-19 killed nobody there; F-15 jets hurt two.", {"hurt": {2}}),
        ("At 7:20 p.m. rockets fell.", {}),
        ("Two drones. Nine rockets", {"drones": {2}, "rockets": {9}}),
        ("A day of rockets", {}),
        ("", {}),
    ],
)
def test_what_is_counted(text: str, expected: dict[str, set[float]]) -> None:
    """A number counts what is nearest in its sentence; hours and calibres count nothing."""
    found = counts(text)
    assert {kind: set(numbers) for kind, numbers in found.items()} == expected


def test_counts_that_agree_and_that_differ() -> None:
    """One number in common is agreement; a kind without any is a difference."""
    assert shared_counts("Six rockets hurt nine.", "Nine hurt.") == ((frozenset({9.0}),), False)
    assert shared_counts("Six rockets", "Four rockets") == ((), True)
    assert shared_counts("Six rockets", "Nine hurt") == ((), False)
