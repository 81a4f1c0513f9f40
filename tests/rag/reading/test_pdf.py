"""A PDF gives its text in whole sentences, or the reason why it does not."""

from __future__ import annotations

import io
import time
import zlib

import pytest
from pypdf import PdfReader, PdfWriter

from rag.articles import to_article
from rag.reading.pdf import MOST_PAGES
from tests.rag.reading.making import article, pdf, reason

KEYS = {"O": 96, "U": 96, "OE": 64, "UE": 64, "Perms": 32}
LINES = (
    "Rockets fell near the airport on Monday, and the",
    "army said that nobody was hurt in the explo-",
    "sions, which were heard from far away by the",
    "people of the town and by the soldiers there.",
)


def test_lines_become_sentences() -> None:
    """What breaks at a line's end is joined, and so is a word divided there."""
    text = to_article(article("a.pdf", pdf(LINES))).text
    assert text.startswith("Rockets fell near the airport on Monday, and the army said that nobody")
    assert "in the explosions, which were heard" in text


def test_a_hyphen_that_belongs_stays() -> None:
    """A word that is hyphenated elsewhere, or goes on with a capital, keeps its hyphen."""
    lines = ("He is well-known, a well-", "known man of the Al-", "Asad base. So it was.")
    text = article("a.pdf", pdf(lines)).text
    assert "a well-known man of the Al-Asad" in text.replace("\n", " ")


def test_heads_and_feet_go() -> None:
    """What most pages share at their edges, but for the number, is no part of the text."""
    pages = [("The Post", f"It fell {n} times here.", "Then, quiet.", f"Page {n}") for n in "abcd"]
    numbered = [(*p[:-1], f"Page {n} of 4") for n, p in enumerate(pages)]
    text = article("a.pdf", pdf(*numbered)).text
    assert "Post" not in text
    assert "Page" not in text
    assert text.count("It fell") == 4


def test_the_title_is_read_and_no_date() -> None:
    """The day the file was made is not the day the article was published."""
    info = "/Title(Raid)/Author(Ann)/CreationDate(D:20240101000000Z)"
    found = article("a.pdf", pdf(LINES, info=info))
    assert found.fields == {"title": "Raid", "author": "Ann"}
    assert article("a.pdf", pdf(LINES, info="/Title(Microsoft Word - a.doc)")).fields == {}


def test_a_scan_is_told() -> None:
    """Pages without text are pictures, and the reader is told what to do."""
    assert "recognise its text" in reason("a.pdf", pdf((), ()))


def encrypted(password: str, algorithm: str = "RC4-128") -> bytes:
    """A PDF that opens with that password, or with none where it is empty."""
    writer, out = PdfWriter(PdfReader(io.BytesIO(pdf(LINES)))), io.BytesIO()
    writer.encrypt(password, "owner", algorithm=algorithm)
    writer.write(out)
    return out.getvalue()


def test_an_encrypted_one_is_told() -> None:
    """A password is asked for by nobody; the reason says what to do."""
    keys = "".join(f"/{key}<{'0' * length}>" for key, length in KEYS.items())
    cipher = "/CF<</StdCF<</AuthEvent/DocOpen/CFM/AESV3/Length 32>>>>/StmF/StdCF/StrF/StdCF"
    aes = f"/Encrypt<</Filter/Standard/V 5/R 6/Length 256/P -4{keys}{cipher}>>/ID[<00><00>]"
    for data in (encrypted("secret"), encrypted("secret", "AES-256"), pdf(LINES, extra=aes)):
        assert "encrypted" in reason("a.pdf", data)


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256"])
def test_one_that_only_may_not_be_printed_is_read(algorithm: str) -> None:
    """It is encrypted, and opens without a password."""
    assert "Rockets fell" in article("a.pdf", encrypted("", algorithm)).text


@pytest.mark.parametrize(
    "data",
    [
        b"", b"junk", b"%PDF-1.4\n", b"%PDF-1.4\n1 0 obj" + b"<<" * 500_000,
        pdf(LINES)[:300], pdf(zlib.compress(b"[" * 3_000_000)), b"%PDF" + b"\n" * 3_000_000,
    ],
)  # fmt: skip
def test_a_broken_one_is_refused(data: bytes) -> None:
    """Junk, half a file, deep nesting: a plain reason and soon."""
    start = time.monotonic()
    assert reason("a.pdf", data)
    assert time.monotonic() - start < 10


@pytest.mark.parametrize(
    "stream",
    [
        zlib.compress(b"\0" * 400_000_000),
        zlib.compress(b"BT /F1 12 Tf (It fell.) Tj ET\n" * 1_500_000),
        zlib.compress(zlib.compress(b"\0" * 400_000_000)),
    ],
    ids=["zeros", "words", "twice"],
)
def test_a_bomb_is_refused(stream: bytes) -> None:
    """A small file with vast content ends in under ten seconds, with a reason."""
    start = time.monotonic()
    assert reason("a.pdf", pdf(stream))
    assert time.monotonic() - start < 10


def test_too_many_pages_are_refused() -> None:
    """A book is no article."""
    assert f"at most {MOST_PAGES}" in reason("a.pdf", pdf(*[LINES] * (MOST_PAGES + 1)))
