"""What was read becomes an article with a clean text, a title and a date."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.articles import iso_date, to_article
from rag.errors import ArticleError
from rag.reading.raw import Raw
from store.records import Article


def article(text: str, **fields: str) -> Article:
    """The article made of a text and its fields."""
    return to_article(Raw("a.txt", "f", text, fields))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019", "2019"), ("2019-12", "2019-12"), ("2019-12-10", "2019-12-10"),
        (" 2019-12-10 ", "2019-12-10"), ("20191210", "2019-12-10"),
        ("2019-12-10T16:25", "2019-12-10T16:25"), ("2019-12-10 16:25:59", "2019-12-10T16:25"),
        ("2019-12-10T16:25:30Z", "2019-12-10T16:25+00:00"),
        ("2019-12-10T16:25:10.123+03:00", "2019-12-10T16:25+03:00"),
        ("2019-13", None), ("2019-1", None), ("0000", None), ("2019-02-30", None),
        ("2019-W50", None), ("10 December 2019", None), ("٢٠١٩", None), ("", None),
        ("yesterday", None), ("1575936000", None),
    ],
)  # fmt: skip
def test_dates_are_kept_at_their_precision(text: str, expected: str | None) -> None:
    """No more is known than what is written, and what is no date is none."""
    assert iso_date(text) == expected


@settings(deadline=None)
@given(st.datetimes())
def test_every_moment_is_a_date(moment: datetime) -> None:
    """A date that was read is read again as the same."""
    found = iso_date(moment.isoformat())
    assert found == moment.isoformat(timespec="minutes")
    assert iso_date(found) == found


@settings(deadline=None)
@given(st.text())
def test_no_text_is_too_odd_for_a_date(text: str) -> None:
    """Whatever stands where a date should, what comes is a date or none."""
    found = iso_date(text)
    assert found is None or iso_date(found) == found


def test_fields_are_taken() -> None:
    """They are cleaned to one line, and what gave the date is kept."""
    found = article("It fell.", title=" A\n title ", publisher="Post", published="2019-12")
    assert (found.title, found.publisher) == ("A title", "Post")
    assert (found.published, found.date_source) == ("2019-12", "front matter")


def test_fields_go_by_other_names() -> None:
    """A headline is a title, a byline an author, and a source a publisher if it is no address."""
    found = article("It fell.", headline="A title", byline="A. Desk", source="Hill Wire")
    assert (found.title, found.author, found.publisher) == ("A title", "A. Desk", "Hill Wire")
    assert article("It fell.", source="https://hill.example/1").publisher is None


@pytest.mark.parametrize(
    ("line", "publisher", "published"),
    [
        ("2019/12/10 | 16:25 - Source: Example Post", "Example Post", "2019-12-10T16:25"),
        (
            " date 2019-12-10 2019/12/10 | 16:25 - Source: Example Post\r",
            "Example Post",
            "2019-12-10T16:25",
        ),
        ("2019-12-10", None, "2019-12-10"),
        ("Date: 2019-12-10", None, "2019-12-10"),
    ],
)
def test_a_date_line_is_read_and_taken_out(
    line: str, publisher: str | None, published: str
) -> None:
    """It tells the date and perhaps the publisher, and is no part of the text."""
    found = article(f"{line}\n\nIt fell.")
    assert (found.text, found.publisher) == ("It fell.", publisher)
    assert (found.published, found.date_source) == (published, "date line")


@pytest.mark.parametrize("text", ["2019-12-10 was a Tuesday.\nIt fell.", "In 2019/12/10\nit fell."])
def test_a_sentence_with_a_date_is_no_date_line(text: str) -> None:
    """Only a line that is all date is taken out."""
    assert article(text).date_source is None
    assert "2019" in article(text).text


@pytest.mark.parametrize(
    ("line", "published", "date_source"),
    [
        ("Published Aug. 6, 2024", "2024-08-06", "byline"),
        ("Published: 6 August 2024, 10:30", "2024-08-06T10:30", "byline"),
        ("By A. Desk | August 6, 2024 at 4:05 p.m. ET", "2024-08-06T16:05", "byline"),
        ("Tuesday, 6 August 2024 - 3 min read", "2024-08-06", "byline"),
        ("August 6, 2024 5:12 PM GMT+2 · Updated 3 hours ago", "2024-08-06T17:12", "byline"),
        ("Last updated: 2024-08-07", "2024-08-07", "byline of an update"),
        ("Hill Tribune, Tuesday, 6 August 2024 - Print edition p. 4", "2024-08-06", "byline"),
        (
            "Updated Tue., August 6, 2024 at 6:12 p.m. EST",
            "2024-08-06T18:12",
            "byline of an update",
        ),
        ("Updated: Aug. 7, 2024\nPosted on Aug. 6, 2024", "2024-08-06", "byline"),
    ],
)
def test_a_byline_dates_the_piece(line: str, published: str, date_source: str) -> None:
    """It is no part of the text; a date of publication is worth more than that of an update."""
    found = article(f"Rockets hit the base\n{line}\n\nIt fell.")
    assert (found.published, found.date_source) == (published, date_source)
    assert "2024" not in found.text


@pytest.mark.parametrize(
    ("text", "fields", "published", "date_source"),
    [
        ("It fell.", {"date": "Tue, 10 Dec 2019 16:25:00 +0300"}, "2019-12-10T16:25+03:00",
         "front matter"),
        ("It fell.", {"published": "Dec. 10, 2019"}, "2019-12-10", "front matter"),
        ("It fell.", {"url": "https://example.org/2019/12/10/it-fell"}, "2019-12-10", "address"),
        ("It fell.", {"url": "https://example.org/2019/dec/it-fell"}, "2019-12", "address"),
        ("It fell.", {"url": "https://example.org/2019/99/it-fell"}, None, None),
        ('{"datePublished": "2019-12-10T16:25:00Z"}\nIt fell.', {}, "2019-12-10T16:25+00:00",
         "JSON-LD"),
        ("HILLTOWN, Dec. 10, 2019 (Wire) - It fell.", {}, "2019-12-10", "dateline"),
        ("It fell on 10 December 2019.", {}, None, None),
    ],
)  # fmt: skip
def test_where_a_date_is_found(
    text: str, fields: dict[str, str], published: str | None, date_source: str | None
) -> None:
    """In the fields, the data left in the text, the dateline or the address; never made up."""
    found = article(text, **fields)
    assert (found.published, found.date_source) == (published, date_source)


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("(Daily | Hill News )- It fell.", "Hill News"),
        ("2019-12-10 - Source: Sea Post\n(Daily | Hill News)- It fell.",
         "Hill News (source: Sea Post)"),
        ("It fell.\nSource: Sea Post", "Sea Post"),
        ("It fell.\nAbout The Author\nA. Desk is a multi-media journalist for Hill News in Ur.",
         "Hill News"),
        ("It fell. She is a reporter for Hill News.", None),
        ("Rockets hit the quay\nBy Ana Ruiz, Hill Wire | Jan. 14, 2024\nIt fell.", "Hill Wire"),
        ("Rockets hit the quay\nUR, March 12 (Hill News Agency) - It fell.", "Hill News Agency"),
        ("Rockets hit the quay\n**UR** (Hill Wire) — It fell.", "Hill Wire"),
        ("Rockets hit Ur (Iraq) - and a ship (2024) - on Monday.", None),
    ],
)  # fmt: skip
def test_who_published(text: str, publisher: str | None) -> None:
    """The outlet that opens the text, the line that names it, or the note about the author."""
    assert article(text).publisher == publisher


def test_the_host_may_tell_the_publisher() -> None:
    """Where nothing else does, it is the address's own name; a field is worth more."""
    address = "https://www.example.org/a"
    assert article("It fell.", url=address).publisher == "example.org"
    assert article("It fell.", url=address, publisher="Post").publisher == "Post"


@pytest.mark.parametrize(
    ("text", "fields", "updated"),
    [
        ("It fell.", {"updated": "2019-12-11 08:30"}, "2019-12-11T08:30"),
        ("It fell.", {"modified": "Dec. 11, 2019"}, "2019-12-11"),
        ("It fell.", {"updated": "recently", "lastmod": "2019"}, None),
        ("It fell.", {"published": "2019-12-10"}, None),
        ("Last updated: 11 December 2019\n\nIt fell.", {}, "2019-12-11"),
        ('{"dateModified": "2019-12-12T01:00Z"}\nIt fell.', {}, "2019-12-12T01:00+00:00"),
        ("It was updated on 11 December 2019.", {}, None),
    ],
)
def test_when_it_was_changed_is_only_what_is_told(
    text: str, fields: dict[str, str], updated: str | None
) -> None:
    """Fields, data for machines and bylines tell it; nothing else does."""
    assert article(text, **fields).updated == updated


def test_an_unknown_date_stays_unknown() -> None:
    """A date that cannot be read gives way to the date line, or to none."""
    assert article("It fell.", published="soon").published is None
    assert article("2019-12-10\nIt fell.", published="soon").published == "2019-12-10"


def test_the_first_line_may_be_the_title() -> None:
    """A headline is one; a sentence is not, and a field is worth more."""
    assert article("Rockets hit the base\n\nIt fell.").title == "Rockets hit the base"
    assert article("It fell.\n\nIt rose.").title is None
    assert article("A headline\n\nIt fell.", title="T").title == "T"


@pytest.mark.parametrize("text", ["", " \n\n", "Share\n\nPrint", "\u200b\ufeff", "2019-12-10\n"])
def test_no_text_is_no_article(text: str) -> None:
    """Where nothing is left, that is said."""
    with pytest.raises(ArticleError, match="no text"):
        article(text)


@settings(deadline=None)
@given(st.text(min_size=1), st.text(), st.text())
def test_any_article_can_be_stored(text: str, title: str, published: str) -> None:
    """Whatever comes, text and fields are UTF-8, on one line where they are fields."""
    found = article(f"It fell. {text}", title=title, published=published, url=title)
    for value in (found.text, found.title or "", found.url or "", found.published or ""):
        assert value.encode().decode() == value
    assert len((found.title or "").splitlines()) <= 1
