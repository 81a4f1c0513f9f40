"""How an answer is told: by the chat model where it can be had, else in quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rag.choice import choose
from rag.dialogue.followup import stand_alone
from rag.draft import draft, restate
from rag.engines.chat import Chat, ProvidedChat
from rag.errors import ModelError
from rag.evidence import bear_out
from rag.finding import Part, merged
from rag.question import Asked
from rag.small import added, lead
from rag.support import Supports, asking
from rag.types import NOT_FOUND, QUOTES, Claim, Quote, Turn
from store.records import Article

QUOTING = "The articles' own sentences are shown."
_OPINION = 5.0
"""Seconds that a chat model has to say whether a passage states a sentence."""
_MOST_OF_A_PART = 2
"""Sentences that are quoted for each part of a question that has several."""


@dataclass(slots=True)
class Course:
    """How one answer comes about; it is noted while the answer is made.

    Attributes:
        engine: What wrote it so far: "quotes", or the chat model's name.
        notices: What the reader should know, in sentences.
        silent: The parts of the question that no quote answers.
    """

    engine: str = QUOTES
    notices: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)

    @property
    def notice(self) -> str | None:
        """The notices in one text."""
        return " ".join(self.notices) or None

    @property
    def silence(self) -> str:
        """What is said of the silent parts, behind the answer; "" where there is none."""
        told = " ".join(self.silent)
        return f"\n\n{NOT_FOUND.rstrip('.')}: {told}" if told else ""


def alone(chat: Chat | None, question: str, turns: Sequence[Turn], course: Course) -> str:
    """The question standing alone, by the chat model where there is one."""
    if chat and turns and not chat.small:
        try:
            return restate(chat, question, turns)
        except ModelError as error:
            course.notices.append(f"The question was understood without the chat model. {error}")
    return stand_alone(question, turns)


def drafted(
    chat: Chat | None,
    asked: Asked,
    parts: Sequence[Part],
    articles: Mapping[str, Article],
    budget: int,
    course: Course,
) -> Iterator[Claim] | None:
    """What the chat model says from ``budget`` tokens of passages, and these bear out.

    A small model's part comes behind a quote. None where there is no model or no passage, or
    for a small model no quote, or several parts. Where no whole draft comes, the claims
    before that are given, and then `ModelError` is raised.
    """
    hits = merged(parts)
    if chat and chat.small:
        first = lead(parts)
        return _led(first, added(chat, parts[0], articles, first), course) if first else None
    if chat is None or not hits:
        return None
    lost: list[str] = []
    sentences = draft(chat, asked.text, hits, articles, budget)
    return _noted(bear_out(sentences, hits, articles, _opinion(chat), lost), lost, course)


def claims(
    written: Iterator[Claim] | None, writer: str, parts: Sequence[Part], course: Course
) -> Iterator[Claim]:
    """What is ``written``, and where that is nothing or breaks off, the best quotes not yet said.

    Args:
        written: The claims of a chat model, or None where there is none.
        writer: The chat model's name.
        parts: What is asked for, with the sentences to quote from.
        course: Where the engine, a break and the silent parts are noted.
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
    for claim in quoted(parts, course):
        if not _is_said(claim.quotes[0], said):
            yield replace(claim, apart=True) if said else claim


def _opinion(chat: Chat) -> Supports | None:
    """The model's own word on a sentence, where it is to be had in seconds."""
    if not isinstance(chat, ProvidedChat):
        return None
    return asking(replace(chat, seconds=min(chat.seconds, _OPINION)))


def _noted(told: Iterator[Claim], lost: Sequence[str], course: Course) -> Iterator[Claim]:
    """The claims; then it is noted how many sentences of the draft were ``lost``."""
    yield from told
    if lost:
        many = "A sentence" if len(lost) == 1 else f"{len(lost)} sentences"
        course.notices.append(
            f"{many} of the chat model's draft {'was' if len(lost) == 1 else 'were'} not borne out "
            "by the passages: the nearest words of theirs are shown, if any."
        )


def _led(first: Claim, rest: Iterator[Claim], course: Course) -> Iterator[Claim]:
    """A quote, then what a chat model adds; until it adds something, the engine is the quotes.

    Raises:
        ModelError: it adds nothing.
    """
    yield first
    course.engine = QUOTES
    if (second := next(rest, None)) is None:
        raise ModelError("The chat model had nothing to add to them.")
    yield second
    yield from rest


def quoted(parts: Sequence[Part], course: Course) -> list[Claim]:
    """The quotes that answer the parts, in their order, each behind the part it answers."""
    if len(parts) == 1:
        return choose(parts[0].asked, parts[0].judged)
    groups: list[tuple[list[str], list[Claim]]] = []
    for part in parts:
        chosen = choose(part.asked, part.judged)[:_MOST_OF_A_PART]
        same = next((g for g in groups if chosen and _repeats(chosen[0].quotes[0], g[1])), None)
        if not chosen:
            course.silent.append(part.text)
        elif same:
            same[0].append(part.text)
        else:
            said = [claim for _, group in groups for claim in group]
            new = [claim for claim in chosen[1:] if not _is_said(claim.quotes[0], said)]
            groups.append(([part.text], [chosen[0], *new]))
    return [claim for group in groups for claim in _behind(*group)]


def _behind(asked: Sequence[str], chosen: Sequence[Claim]) -> Iterator[Claim]:
    """The claims, the first behind what is asked."""
    first, *rest = chosen
    yield replace(first, apart=True, lead=f"**{' '.join(asked)}**\n\n{first.lead}")
    yield from rest


def _repeats(quote: Quote, said: Sequence[Claim]) -> bool:
    """Whether the first of the claims has words of the quote, or another one all of them."""
    first, *others = said
    within = (other for claim in others for other in claim.quotes if quote.overlaps(other))
    return _is_said(quote, [first]) or any(
        other.start <= quote.start and quote.end <= other.end for other in within
    )


def _is_said(quote: Quote, said: Iterable[Claim]) -> bool:
    """Whether a claim cites words that are in the quote, too."""
    return any(quote.overlaps(other) for claim in said for other in claim.quotes)
