"""How an answer is told: by the chat model where it can be had, else in quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rag.chat import Chat
from rag.choice import choose
from rag.draft import draft, restate
from rag.errors import ModelError
from rag.evidence import bear_out
from rag.followup import stand_alone
from rag.question import Asked
from rag.quotes import Judged
from rag.types import QUOTES, Claim, Hit, Quote, Turn
from store.records import Article

QUOTING = "The articles' own sentences are shown."


@dataclass(slots=True)
class Course:
    """How one answer comes about; it is noted while the answer is made.

    Attributes:
        engine: What wrote it so far: "quotes", or the chat model's name.
        notices: What the reader should know, in sentences.
    """

    engine: str = QUOTES
    notices: list[str] = field(default_factory=list)

    @property
    def notice(self) -> str | None:
        """The notices in one text."""
        return " ".join(self.notices) or None


def alone(chat: Chat | None, question: str, turns: Sequence[Turn], course: Course) -> str:
    """The question standing alone, by the chat model where there is one."""
    if chat and turns:
        try:
            return restate(chat, question, turns)
        except ModelError as error:
            course.notices.append(f"The question was understood without the chat model. {error}")
    return stand_alone(question, turns)


def drafted(
    chat: Chat | None,
    asked: Asked,
    hits: Sequence[Hit],
    articles: Mapping[str, Article],
    budget: int,
) -> Iterator[Claim] | None:
    """What the chat model says from ``budget`` tokens of passages, and these bear out.

    None where there is no model or no passage. Where no whole draft comes, the claims
    before that are given, and then `ModelError` is raised.
    """
    if chat is None or not hits:
        return None
    return bear_out(draft(chat, asked.text, hits, articles, budget), hits, articles)


def claims(
    written: Iterator[Claim] | None,
    writer: str,
    asked: Asked,
    judged: Sequence[Judged],
    course: Course,
) -> Iterator[Claim]:
    """What is ``written``, and where that is nothing or breaks off, the best quotes not yet said.

    Args:
        written: The claims of a chat model, or None where there is none.
        writer: The chat model's name.
        asked: What the question asks for.
        judged: The sentences to quote from.
        course: Where the engine and a break are noted.
    """
    said: list[Claim] = []
    if written is not None:
        try:
            for claim in written:
                course.engine = writer
                said.append(claim)
                yield claim
            course.engine = writer  # also where it wrote that the articles do not say
            return
        except ModelError as error:
            course.notices.append(f"{QUOTING} {error}")
    for claim in choose(asked, judged):
        if not _is_said(claim.quotes[0], said):
            yield replace(claim, apart=True) if said else claim


def _is_said(quote: Quote, said: Iterable[Claim]) -> bool:
    """Whether a claim cites words that are in the quote, too."""
    return any(
        quote.article.id == other.article.id and quote.start < other.end and other.start < quote.end
        for claim in said
        for other in claim.quotes
    )
