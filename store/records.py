"""What is kept: articles, the passages cut from them, and what was found in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from textwrap import shorten
from typing import Literal

import numpy as np
from numpy.typing import NDArray

_OPENING = 72
"""Characters of a text that stand for its title."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article's own text and what is known about it.

    The id is made from the text alone, so an id with two offsets names the same
    words for ever: an edited article is another article.

    Attributes:
        text: The clean text; every offset in the project counts code points of it.
        source: The path or address it was read from.
        published: ISO 8601 at the precision known ("2019", "2019-12", "2019-12-10",
            "2019-12-10T16:25+03:00"), or None where the date is unknown.
        date_source: Where ``published`` was found ("front matter", "record", ...).
        updated: When its publisher last changed it, written as ``published`` is.
        language: ISO 639-1 code of what it is written in, or None where that is not known.
    """

    text: str
    source: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    date_source: str | None = None
    updated: str | None = None
    language: str | None = None

    @property
    def id(self) -> str:
        """Sixteen hexadecimal digits that name this text."""
        return digest(self.text)

    @property
    def heading(self) -> str:
        """Its title, or the words that it begins with where it has none."""
        return self.title or opening(self.text)


def opening(text: str) -> str:
    """The first words of a text, in a line, with three dots where it goes on."""
    words = " ".join(text[: 4 * _OPENING].split())
    cut = shorten(words, _OPENING, placeholder="…")
    return cut if cut != "…" else f"{words[:_OPENING]}…"


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences: ``article.text[start:end] == passage.text``.

    Attributes:
        article_id: The `Article` it is cut from.
        start: Code-point offset of its first character in the article's text.
        end: Code-point offset just behind its last character.
    """

    article_id: str
    start: int
    end: int
    text: str

    @property
    def id(self) -> str:
        """A name that depends only on the article's text and the offsets."""
        return digest(self.article_id, str(self.start), str(self.end))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a `Passage` is, without its words."""

    article_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger: which article a source gave, and from which bytes.

    Attributes:
        source: The path or address, with ``#id`` for a record inside a file.
        fingerprint: SHA-256 of what was read, to tell an unchanged source.
        article_id: The article it gave.
        collection: The path or address that was asked to be ingested, of which
            this source is a part; what has gone from it is dropped with it.
    """

    source: str
    fingerprint: str
    article_id: str
    collection: str


@dataclass(frozen=True, slots=True)
class Listed:
    """An article in the list of all, without its text.

    Attributes:
        title: The words that the text begins with, where it has none.
        published: As of the `Article`, with ``date_source`` and ``updated``.
        length: Code points of its text.
        source: The first of its sources.
        sources: How many sources give it.
        copies: How many near-copies of it are kept.
        embedded: Whether every passage of it has a vector.
    """

    article_id: str
    title: str
    publisher: str | None
    published: str | None
    date_source: str | None
    updated: str | None
    language: str | None
    length: int
    source: str
    sources: int
    copies: int
    embedded: bool


@dataclass(frozen=True, slots=True)
class Original:
    """What was read, before anything was done to it; it is kept compressed.

    Attributes:
        ending: What tells how to read it again: ".html", ".pdf", ...
        data: The bytes of the file, the page or the record.
    """

    ending: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Dated:
    """A date expression at ``text[start:end]`` of an article and the days it means, both in it.

    Attributes:
        note: What a reader who does not know the day of the piece lacks: "9 December
            2019" for "Monday", "2019" for "December 9"; "" where nothing.
    """

    start: int
    end: int
    first: date
    last: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that say where news comes from: ``text[start:end]`` of an article.

    Attributes:
        origin: Who told it, by one name: "AP" for "the Associated Press", too.
    """

    start: int
    end: int
    origin: str
    kind: Literal["outlet", "official"]


@dataclass(frozen=True, slots=True, eq=False)
class Filing:
    """One article ready to be kept.

    Attributes:
        passages: The article's passages; they replace whatever it had before.
        vectors: One row a passage, in the same order.
        original: What it was read from, or None where that is not kept.
        dates: Its resolved date expressions, in their order.
        attributions: Where it says that its news comes from, in their order.
        bands: The bands of its sketch: two articles that share one may be copies.
    """

    entry: Entry
    article: Article
    passages: tuple[Passage, ...]
    vectors: NDArray[np.float32]
    original: Original | None = None
    dates: tuple[Dated, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    bands: tuple[bytes, ...] = ()


def digest(*parts: str) -> str:
    """Sixteen hexadecimal digits of SHA-256 over the parts, unambiguously joined."""
    joined = "\x00".join(parts)
    return sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]
