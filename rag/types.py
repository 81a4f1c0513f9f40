"""What is asked, what is found and what is said."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal, NamedTuple

from rag.when.period import Period
from store.records import Article, Passage

Support = Literal["quoted", "verified", "unverified"]
"""How a sentence is borne out: it is the articles' own words; it was checked
against the words it cites; it was not."""

NOT_FOUND = "The articles do not say."
"""The one refusal: answers, the prompt and the tests share it."""

QUOTES = "quotes"
"""The engine's name where no chat model writes."""


class Turn(NamedTuple):
    """One earlier question of the conversation and the answer it got."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Query:
    """A question made to stand alone.

    Attributes:
        text: The question, with what earlier turns tell filled in.
        since: Only articles published on or after this ISO date, or None.
        until: Only articles published on or before this ISO date, or None.
        publisher: Only articles whose publisher has this in its name, in any case, or None.
        as_of: Only what was certainly published by this ISO date, or None.
        now: The day that 'last week' is counted from, or None where it is not known.
        period: The time the text asks about, or None.
        articles: Only these articles, by id; all where there are none.
    """

    text: str
    since: str | None = None
    until: str | None = None
    publisher: str | None = None
    as_of: str | None = None
    now: date | None = None
    period: Period | None = None
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a question; ``source`` is its article's path or address.

    Attributes:
        score: The fused rank score: higher is nearer, comparable within one search.
    """

    passage: Passage
    source: str
    score: float

    @property
    def article_id(self) -> str:
        """The article the passage is cut from."""
        return self.passage.article_id

    @property
    def start(self) -> int:
        """Code-point offset of the passage's first character."""
        return self.passage.start

    @property
    def end(self) -> int:
        """Code-point offset just behind the passage's last character."""
        return self.passage.end

    @property
    def text(self) -> str:
        """The passage's words."""
        return self.passage.text


@dataclass(frozen=True, slots=True)
class Quote:
    """Verbatim words of an article: ``article.text[start:end]``."""

    article: Article
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words themselves."""
        return self.article.text[self.start : self.end]

    def overlaps(self, other: Quote) -> bool:
        """Whether both have words of one article in common."""
        same = self.article.id == other.article.id
        return same and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence to be said, before its citations have numbers.

    Attributes:
        quotes: The words that bear it out, the strongest first.
        apart: Whether it opens a paragraph of its own.
        item: Whether it is an item of a list; its ``lead`` then begins with the bullet.
        lead: What stands before it in the answer's text and is not part of it, such
            as the day of its article where the answer draws on several days.
        bold: Where in ``text`` the value stands that was asked for, which the answer's
            text sets in bold: pairs of code-point offsets that do not overlap.
    """

    text: str
    quotes: tuple[Quote, ...]
    support: Support
    apart: bool = False
    lead: str = ""
    bold: tuple[tuple[int, int], ...] = ()
    item: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """The exact words that bear a sentence out.

    ``article.text[start:end] == quote``, in code points of the stored text.

    Attributes:
        n: The number the answer shows, from 1.
        title: The article's, or the words that it begins with where it has none.
        published: ISO 8601 at the precision known, or None.
        source: The path or address the article was read from.
    """

    n: int
    article_id: str
    title: str | None
    publisher: str | None
    published: str | None
    source: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer, the numbers it cites and how it is borne out."""

    text: str
    citations: tuple[int, ...]
    support: Support


@dataclass(frozen=True, slots=True)
class Side:
    """What some of the passages say of a fact on which others differ.

    Attributes:
        value: The words that differ, as they stand in the first of the citations.
        citations: The numbers of the citations that say so.
        published: The latest date of their articles, ISO 8601, or None.
        voice: Who says so in the article, where another side is of the same; else "".
    """

    value: str
    citations: tuple[int, ...]
    published: str | None = None
    voice: str = ""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A fact of one event that the passages tell differently.

    Attributes:
        about: What the fact is, in a few words: "wounded", "rockets", "day", "who did it".
        sides: What each says, oldest first.
        updated: Whether the last side is plainly an update of those before it.
        maybe: Whether no rule, and only the judge of contradictions, finds that they differ.
    """

    about: str
    sides: tuple[Side, ...]
    updated: bool = False
    maybe: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said.

    Attributes:
        question: The question as it was understood, standing alone.
        text: Markdown, with [1] [2] behind the sentences that cite them.
        found: False where the articles do not say; the citations are then the
            nearest passages, and there are no sentences.
        engine: What wrote it: "quotes", or the chat model's name.
        notice: What the reader should know of how it came about, or None.
        origins: Which of the articles cited share one origin, in sentences.
        independent: How many independent origins the articles cited have; 0 where none is cited.
        disagreements: Where the passages cited differ on a fact.
    """

    question: str
    text: str
    found: bool
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    engine: str = QUOTES
    notice: str | None = None
    origins: tuple[str, ...] = ()
    independent: int = 0
    disagreements: tuple[Disagreement, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The answer as plain JSON types."""
        return asdict(self)
