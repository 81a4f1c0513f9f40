"""What is written into the fields limits the articles, and is told in words."""

from __future__ import annotations

from ui.limits import Limits


def test_only_what_is_written_is_given() -> None:
    """Empty fields limit nothing; the article is known by the id before its title."""
    assert Limits(" 2024 ", "", "Post").given() == {"since": "2024", "publisher": "Post"}
    one = Limits(article="0123456789abcdef A title")
    assert one.given() == {"articles": ("0123456789abcdef",)}


def test_what_is_no_article_limits_nothing() -> None:
    """A field filled by hand with anything else is not taken for an id."""
    assert Limits(article="0123456789ABCDEF").given() == {}
    assert Limits(article="0123456789abcdef0").given() == {}


def test_limits_are_told() -> None:
    """In the order of the fields, the article by its title."""
    told = Limits("2024-01", "2024-08", "Post", "2024-08-12", "0123456789abcdef A title").told()
    assert told == (
        "from 2024-01, up to 2024-08, publisher Post, as known on 2024-08-12, only “A title”"
    )
    assert Limits().told() == ""
