"""A disagreement is told by its sides: what each says, who says it, when, and where."""

from __future__ import annotations

from dataclasses import replace

from rag.disagreement import disputes
from rag.disputes.facts import NEWSWORTHY
from rag.sentences import sentences
from rag.sides import settled
from rag.types import Answer, Quote
from store.records import Article

TWO = Article(
    "Rockets hit the harbour of Port Kesh on Monday. An admiral said that they had wounded five"
    " sailors. The mayor told reporters that seven sailors had been wounded.",
    "gazette.md",
    "Rockets hit Port Kesh",
    "Harbour Gazette",
    published="2021-05-04",
)
OTHER = Article(
    TWO.text.replace("five", "six").partition(" The mayor")[0],
    "post.md",
    "Rockets hit Port Kesh",
    "Northern Post",
    published="2021-05-04",
)


def told(article: Article, *others: Article) -> str:
    """What is said of the disagreement of the article's sentences among themselves and others."""
    quotes = [Quote(each, *span) for each in (article, *others) for span in sentences(each.text)]
    said = [quote for quote in quotes if quote.article == article]
    return settled(Answer("?", "x", found=True), disputes(NEWSWORTHY, said, quotes))[1].strip()


def test_sides_of_one_piece_are_told_by_who_speaks() -> None:
    """Its name and date alone would not tell them apart."""
    assert told(TWO) == (
        "The number of wounded is told differently: five (an admiral, in Harbour Gazette,"
        " 4 May 2021) [1]; seven (the mayor, in Harbour Gazette, 4 May 2021) [2]."
    )


def test_sides_of_several_pieces_are_told_by_these() -> None:
    """Who speaks in them is to be read in the quotes."""
    one = replace(TWO, text=TWO.text.partition(" The mayor")[0])
    sides = ("five (Harbour Gazette, 4 May 2021)", "six (Northern Post, 4 May 2021)")
    assert all(side in told(one, OTHER) for side in sides)
