"""What is found and said is put in the order of the time asked about; nothing is lost."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.quotes import Judged
from rag.types import Hit, Quote
from rag.when.dates import events
from rag.when.period import Period
from rag.when.timing import Fit, fit, in_time, timely
from store.records import Article, Dated, Passage

JANUARY = Period(date(2022, 1, 1), date(2022, 1, 31))
LATEST, EARLIEST = Period(order="latest"), Period(order="earliest")

_published = st.none() | st.sampled_from(
    ["2021", "2021-12", "2021-12-30", "2022-01-06", "2022-02-02", "2022-02-20", "2024-08-07"]
)
_day = st.dates(date(2021, 11, 1), date(2022, 3, 31))
_cases = st.lists(st.tuples(_published, st.none() | st.tuples(_day, _day)), max_size=12)
_periods = st.builds(
    lambda days, order: Period(min(days), max(days), order),
    st.tuples(_day, _day),
    st.sampled_from([None, "latest", "earliest"]),
)
Case = list[tuple[str | None, tuple[date, date] | None]]


def made(case: Case) -> tuple[list[Hit], dict[str, list[Dated]], dict[str, Article]]:
    """A hit of an article of its own for each pair: when it was published, and what it tells."""
    hits, dates, articles = [], {}, {}
    for number, (published, told) in enumerate(case):
        article = Article(f"A shell fell, number {number}.", f"{number}.md", published=published)
        passage = Passage(article.id, 0, len(article.text), article.text)
        hits.append(Hit(passage, article.source, 1 / (61 + number)))
        articles[article.id] = article
        dates[article.id] = [Dated(0, 7, min(told), max(told))] if told else []
    return hits, dates, articles


@given(_cases, _periods)
def test_none_is_invented_or_lost(case: Case, period: Period) -> None:
    """The same hits come back, each once."""
    hits, dates, articles = made(case)
    ordered = in_time(hits, dates, articles, period)
    assert sorted(ordered, key=lambda hit: -hit.score) == hits


@given(_cases)
def test_no_time_changes_nothing(case: Case) -> None:
    """A question without a time leaves the hits as they are."""
    hits, dates, articles = made(case)
    assert in_time(hits, dates, articles, Period()) == hits


@given(_cases, _periods)
def test_order_among_equals(case: Case, period: Period) -> None:
    """Of those that stand alike to the period the nearer stays before the other."""
    period = Period(period.first, period.last)
    hits, dates, articles = made(case)
    ordered = in_time(hits, dates, articles, period)
    fits = [
        fit(articles[hit.article_id], dates[hit.article_id], hit.start, hit.end, period)
        for hit in ordered
    ]
    assert fits == sorted(fits)
    for kind in Fit:
        scores = [hit.score for hit, where in zip(ordered, fits, strict=True) if where is kind]
        assert scores == sorted(scores, reverse=True)


@given(_cases, _periods)
def test_twice_is_once(case: Case, period: Period) -> None:
    """What is in order stays in it."""
    hits, dates, articles = made(case)
    ordered = in_time(hits, dates, articles, period)
    assert in_time(ordered, dates, articles, period) == ordered


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        ("2022-01-06", "Two drones were shot down.", Fit.INSIDE),
        ("2022-02-02", "Two drones were shot down.", Fit.INSIDE),
        ("2022-02-20", "Two drones were shot down.", Fit.OUTSIDE),
        ("2022-02-20", "Two drones fell on 3 January.", Fit.INSIDE),
        ("2024-08-07", "Two drones fell in January 2022.", Fit.INSIDE),
        ("2022-01-06", "Rockets fell on 18 April last year.", Fit.ASIDE),
        ("2022-01-06", "Rockets fell on 18 April 2020.", Fit.OUTSIDE),
        ("2022-01-06", "Rockets fell on 20 December last year.", Fit.ASIDE),
        ("2022-01-06", "Rockets fell on 28 December last year.", Fit.INSIDE),
        ("2022-02-02", "Rockets fell in February.", Fit.ASIDE),
        ("2022-01-06", "They hit men, who had come in May last year.", Fit.INSIDE),
        ("2022-01-06", "It was the largest salvo since 18 April last year.", Fit.INSIDE),
        ("2024-08-07", "Drones fell. They fell in January 2022 too.", Fit.UNKNOWN),
        ("2022-03-07", "Drones fell on 1 March. It was worse in January.", Fit.ASIDE),
        ("2024-08-07", "Drones fell as they had since 2022.", Fit.UNKNOWN),
        ("2024-08-07", "Drones fell on 3 May 2020. It was worse in 2022.", Fit.OUTSIDE),
        ("2022", "Two drones were shot down.", Fit.INSIDE),
        (None, "Two drones were shot down.", Fit.UNKNOWN),
        (None, "Two drones fell on 3 January 2022.", Fit.INSIDE),
        (None, "Two drones fell on 3 January 2023.", Fit.OUTSIDE),
        ("2021-12-31", "Two drones were shot down.", Fit.INSIDE),
        ("2021-12-30", "Two drones were shot down.", Fit.OUTSIDE),
    ],
)
def test_fit(published: str | None, text: str, expected: Fit) -> None:
    """By its own dates first, else by its article's; what may be of the time is no miss."""
    article = Article(text, "a.md", published=published)
    end = text.find(".") + 1
    assert fit(article, events(article), 0, end, JANUARY) is expected


def test_fit_to_a_day() -> None:
    """Of a single day or week, a passage that tells of another day only may be."""
    article = Article("Rockets fell on Monday. They fell on Tuesday.", "a.md", None, None, None,
                      None, "2022-01-06")  # fmt: skip
    monday = Period(date(2022, 1, 3), date(2022, 1, 3))
    assert fit(article, events(article), 0, 23, monday) is Fit.INSIDE
    assert fit(article, events(article), 24, 45, monday) is Fit.UNKNOWN


def test_latest_and_earliest() -> None:
    """The newest or oldest come first among the relevant, those of no date behind them."""
    case: Case = [("2021", None), (None, None), ("2024-08-07", None), ("2022-01-06", None)]
    hits, dates, articles = made(case)
    newest = in_time(hits, dates, articles, LATEST)
    assert [hits.index(hit) for hit in newest] == [2, 3, 0, 1]
    oldest = in_time(hits, dates, articles, EARLIEST)
    assert [hits.index(hit) for hit in oldest] == [0, 3, 2, 1]


def test_the_latest_is_still_to_the_point() -> None:
    """A new piece that is far from the question does not go before an old one that is near."""
    hits, dates, articles = made([("2021", None), ("2024-08-07", None)])
    far = Hit(hits[1].passage, hits[1].source, hits[0].score / 3)
    assert in_time([hits[0], far], dates, articles, LATEST) == [hits[0], far]


def said(*rows: tuple[str | None, str, float, str | None]) -> list[Judged]:
    """Sentences judged: when published, the words, the score and what they lack."""
    return [
        Judged(Quote(Article(text, "a.md", published=day), 0, len(text)), score, lacking)
        for day, text, score, lacking in rows
    ]


def test_another_time_is_left_out() -> None:
    """Where one of the time asked about answers, those of another time are not said."""
    judged = said(
        ("2024-08-07", "Seven were hurt.", 5.0, None),
        ("2022-01-06", "Nobody was hurt.", 3.0, None),
        (None, "Two were hurt.", 2.0, None),
    )
    assert timely(judged, JANUARY) == judged[1:]


@pytest.mark.parametrize(("score", "lacks"), [(-5.0, None), (3.0, "no number")])
def test_nothing_is_left_out_for_nothing(score: float, lacks: str | None) -> None:
    """Where none of that time answers, what is of no known time still can, and no other."""
    judged = said(
        ("2024-08-07", "Seven were hurt.", 5.0, None),
        ("2022-01-06", "A shell.", score, lacks),
        (None, "Two were hurt.", 2.0, None),
    )
    other, *rest = timely(judged, JANUARY)
    assert other.lacks == "nothing of 1 January 2022 to 31 January 2022"
    assert rest == judged[1:]
    assert timely(judged, None) == judged


@pytest.mark.parametrize(
    ("first", "last", "lacks"),
    [
        (date(2026, 11, 16), date(2026, 11, 16), "nothing of 16 November 2026"),
        (date(2026, 1, 1), None, "nothing since 1 January 2026"),
        (None, date(2019, 5, 1), "nothing until 1 May 2019"),
    ],
)
def test_the_days_that_are_missed_are_named(
    first: date | None, last: date | None, lacks: str
) -> None:
    """Who asks about 'Monday' sees which one was looked for."""
    (missed,) = timely(said(("2022-01-06", "Seven were hurt.", 5.0, None)), Period(first, last))
    assert missed.lacks == lacks


def test_an_undated_piece_is_not_behind_where_one_end_is_told() -> None:
    """Much is since January: what may be comes in the order in which it was found."""
    hits, dates, articles = made([(None, None), ("2022-03-02", None), ("2020", None)])
    assert in_time(hits, dates, articles, Period(date(2022, 1, 1), None)) == hits
    assert in_time(hits, dates, articles, JANUARY) == hits
    within = made([(None, None), ("2022-01-06", None)])
    assert in_time(*within, JANUARY) == within[0][::-1]


def test_of_the_newest_what_names_the_matter_is_first() -> None:
    """Of one day's sentences the one that has what is asked about is before a better one."""
    article = Article("A fell. B fell.", "a.md", published="2022-01-06")
    aside = Judged(Quote(article, 0, 7), 2.0, direct=False)
    direct = Judged(Quote(article, 8, 15), 1.0)
    assert timely([aside, direct], LATEST) == [direct, aside]


def test_the_newest_is_said_first() -> None:
    """Of those that answer nearly as well, the newest; a new one that does not answer waits."""
    judged = said(
        ("2020-02-11", "109 were hurt.", 5.0, None),
        ("2024-08-07", "Seven were hurt.", 4.0, None),
        ("2024-12-20", "It was hurt.", 1.0, None),
        ("2024-12-21", "Hurt.", 4.5, "no number"),
    )
    assert timely(judged, LATEST) == [judged[1], judged[0], judged[2], judged[3]]
    assert timely(judged, EARLIEST) == judged
