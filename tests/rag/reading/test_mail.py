"""A mail gives what was written in it, and its header's fields."""

from __future__ import annotations

from email.message import EmailMessage

from hypothesis import given, settings
from hypothesis import strategies as st

from rag.reading.raw import Raw, Refused
from tests.rag.reading.making import PROSE, article, found, page, reason

TEXT = "\n\n".join(PROSE)


def mail(plain: str | None = None, html: str | None = None) -> EmailMessage:
    """A mail of The Post with a part of each kind that is given."""
    made = EmailMessage()
    made["Subject"], made["From"] = "Überfall: raid", "The Post <news@example.org>"
    made["Date"] = "Tue, 10 Dec 2019 16:25:00 +0300"
    if plain is not None:
        made.set_content(plain)
    if html is not None:
        made.add_alternative(html, subtype="html")
    return made


def test_the_plain_text_is_read_with_the_fields() -> None:
    """The sender, the subject and the moment with its zone."""
    raw = article("a.eml", mail(TEXT, "<p>Other.</p>").as_bytes())
    assert raw.text.strip() == TEXT
    assert raw.fields == {
        "title": "Überfall: raid", "author": "The Post", "published": "2019-12-10T16:25+03:00"
    }  # fmt: skip
    assert raw.fields_from == "mail header"


def test_the_page_is_read_where_there_is_no_plain_text() -> None:
    """By the reader of pages, which leaves out what is around the article."""
    raw = article("a.eml", mail(None, page(*PROSE).decode()).as_bytes())
    assert raw.text.split("\n") == list(PROSE)


def test_what_is_attached_is_not_read() -> None:
    """An attached text is another file's business."""
    made = mail(TEXT)
    made.add_attachment("A secret.", filename="a.txt")
    assert article("a.eml", made.as_bytes()).text.strip() == TEXT


def test_an_odd_character_set_is_read() -> None:
    """One that the part names, and one that nobody knows."""
    body = "Das Café wurde am Montag getroffen, sagte der Präsident.".encode("cp1252")
    for name in (b"windows-1252", b"x-unknown"):
        head = b"Subject: x\nContent-Type: text/plain; charset=" + name + b"\n\n"
        assert "Café" in article("a.eml", head + body).text


def test_a_date_that_is_none_is_unknown() -> None:
    """Nothing is made of what is no date."""
    assert article("a.eml", b"Subject: x\nDate: soon\n\nIt fell.\n").fields == {"title": "x"}


def test_what_is_no_mail_is_told() -> None:
    """Junk, and a mail with nothing written."""
    assert "no header" in reason("a.eml", b"junk")
    assert "no text" in reason("a.eml", b"Subject: x\nContent-Type: image/png\n\nAAAA")


@settings(deadline=None, max_examples=50)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_mail_or_refused(data: bytes) -> None:
    """No header raises what is not said."""
    (only,) = found("a.eml", b"Subject: x\n" + data)
    assert isinstance(only, Raw) or (isinstance(only, Refused) and only.reason)
