"""Answers that are opposed in meaning are found among those of several articles."""

from __future__ import annotations

from rag.disputes.opposed import opposed
from rag.types import Quote
from store.records import Article
from tests.rag.engines.test_contradiction import AS_RISEN, FALLEN, OTHER, RISEN, WORKS


def told(text: str, published: str | None = None) -> Quote:
    """A quote that is all of an article."""
    article = Article(text, f"{text[:12]}.md", published=published)
    return Quote(article, 0, len(text))


def test_the_opposite_is_found() -> None:
    """Of several answers the two that are likeliest opposed."""
    assert opposed(WORKS, [told(RISEN), told(AS_RISEN), told(FALLEN)]) == (
        told(RISEN),
        told(FALLEN),
    )


def test_what_speaks_of_something_else_is_not_opposed() -> None:
    """Nor is one article alone, and nothing at all."""
    assert opposed(WORKS, [told(RISEN), told(OTHER)]) is None
    assert opposed(WORKS, [told(RISEN)]) is None
    assert opposed(WORKS, []) is None


def test_pieces_of_other_times_tell_of_other_things() -> None:
    """Where both have a date, they must be of one month, and of no other days or places."""
    assert opposed(WORKS, [told(RISEN, "2021-05-01"), told(FALLEN, "2021-05-30")])
    assert opposed(WORKS, [told(RISEN, "2001-05-04"), told(FALLEN, "2021-05-04")]) is None
    may, june = (f"On 4 {month}, {{}}".format for month in ("May", "June"))
    pair = [told(may(RISEN), "2021-06-05"), told(june(FALLEN), "2021-06-06")]
    assert opposed(WORKS, pair) is None
    pair = [told(f"In Arvo {RISEN}", "2021-05-04"), told(f"In Kesh {FALLEN}", "2021-05-04")]
    assert opposed(WORKS, pair) is None


def test_two_denials_are_not_opposed() -> None:
    """Nobody is nobody, in whatever words."""
    pair = [told("Nobody has claimed the attack."), told("No organisation has come forward.")]
    assert opposed("Did anyone admit to firing the rockets?", pair) is None


def test_one_saying_retold_is_not_opposed_to_itself() -> None:
    """What one person said, in two papers, with half of the words the same."""
    one = told("Colonel Mira Danel pushed back on the notion that more boats will be sent to Arvo.")
    other = told("Mira Danel pushed back on claims that Arvo would be sent more boats, on Sunday.")
    assert opposed("Did Danel think that more boats would go?", [one, other]) is None
