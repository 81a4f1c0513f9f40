"""Articles that share one origin are told as one story."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rag.stories import Story, independent, shared_origins, stories
from store.records import Article
from tests.rag.test_copies import HARBOUR, OTHER, REWRITTEN

FIRST = Article(
    "Rockets that hit the Iraqi base at Arvo were fired by the Red Lantern, two US officials told"
    " CNN. The salvo wounded four Iraqi soldiers and came from the hills. Colonel Danel gave no"
    " comment.",
    "first.md",
    published="2021-05-04",
)
SECOND = Article(
    "The United States thinks that the Red Lantern fired the rockets which wounded four soldiers"
    " at the Iraqi base in Arvo, CNN reports. It was the ninth salvo from the hills this year.",
    "second.md",
    published="2021-05-06",
)
LATER = Article(SECOND.text + " More followed.", "later.md", published="2021-08-06")
ELSEWHERE = Article(
    "A ferry sank off Port Kesh with eighty people on board, CNN reported. Divers went down.",
    "elsewhere.md",
    published="2021-05-05",
)
COPY = Article(HARBOUR, "copy.md")
REWRITE = Article(REWRITTEN, "rewrite.md")
APART = Article(OTHER, "apart.md")
EVERY = [FIRST, SECOND, ELSEWHERE, COPY, REWRITE, APART]


def test_two_retellings_share_an_origin() -> None:
    """Pieces of the same days on the same matter that rest on one outlet are one story."""
    (story,) = stories([FIRST, ELSEWHERE, SECOND])
    assert story.articles == (FIRST.id, SECOND.id)
    assert story.origin == "CNN"
    assert [link.reason for link in story.links] == ["both retell CNN"]


def test_another_time_or_no_day_is_another_story() -> None:
    """Months later, or with a day unknown and no words in common, nothing joins two pieces."""
    assert stories([FIRST, LATER]) == []
    undated = Article(SECOND.text, "undated.md")
    assert stories([FIRST, undated]) == []


def test_copies_share_an_origin_though_they_tell_none() -> None:
    """A rewritten copy belongs to its original, and a piece of its own does not."""
    (story,) = stories([COPY, REWRITE, APART])
    assert story.articles == (COPY.id, REWRITE.id)
    assert (story.origin, story.links[0].reason) == (None, "copy of")


def test_one_address_is_one_story() -> None:
    """Two texts of one address are versions, however they differ."""
    one, other = (Article(t, "x", url="https://example.org/a") for t in (HARBOUR, OTHER))
    (story,) = stories([one, other])
    assert story.links[0].reason == "of the same address"


@settings(deadline=None, max_examples=30)
@given(st.permutations(EVERY))
def test_the_order_tells_nothing(articles: list[Article]) -> None:
    """The same articles give the same groups in any order, and every member is linked."""
    found = stories(articles)
    assert {frozenset(s.articles) for s in found} == {frozenset(s.articles) for s in stories(EVERY)}
    for story in found:
        assert isinstance(story, Story)
        assert set(story.articles) == {n for x in story.links for n in (x.first, x.second)}


def test_shared_origins_are_told_in_a_sentence() -> None:
    """A reader is told how many of the articles cited are one, and by what; of one, nothing."""
    assert shared_origins((FIRST, SECOND)) == ("The two articles cited rest on one origin: CNN.",)
    assert shared_origins((FIRST, APART, SECOND, REWRITE, COPY)) == (
        "Two of the five articles cited rest on one origin: CNN.",
        "Two of the five articles cited are versions of one text.",
    )
    assert (
        shared_origins((FIRST,)) == shared_origins((FIRST, ELSEWHERE)) == shared_origins(()) == ()
    )


def test_pieces_of_one_outlet_are_one_voice() -> None:
    """A paper cannot bear itself out; copies and retellings count once, too."""
    one, other = (
        Article(each.text, each.source, publisher="Harbour Gazette") for each in (FIRST, APART)
    )
    assert shared_origins((one, other)) == ("The two articles cited are of one outlet.",)
    assert [independent(each) for each in ((), (one,), (one, other), (FIRST, APART))] == [
        0,
        1,
        1,
        2,
    ]
    assert independent((FIRST, APART, SECOND, REWRITE, COPY)) == 3


@settings(deadline=None, max_examples=20)
@given(st.permutations(EVERY))
def test_origins_are_counted_alike_in_any_order(articles: list[Article]) -> None:
    """The order of the articles does not change how many origins they have."""
    assert independent(articles) == independent(EVERY) == 4
