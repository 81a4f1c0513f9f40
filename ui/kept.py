"""What a browser keeps of a conversation, and how what comes back from there is checked.

Nothing that a browser sends is believed: its shape and size are checked, and each citation
must still be the words of its article, whose title, publisher and date are read again.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from rag.types import Answer, Citation, Disagreement, Sentence
from store.errors import DatelineError
from store.records import Article
from ui.conversation import Exchange, stopped

if TYPE_CHECKING:
    from store.library import Library

LARGEST = 2_000_000
"""Characters of a conversation that can be opened again."""
MOST = 200
"""Questions in one."""

CHANGED = (
    "Some of the words that this answer cited are no longer in the collection; their numbers "
    "are gone."
)

_SHAPE = TypeAdapter(tuple[Exchange, ...])


class KeptError(DatelineError):
    """What a browser kept of a conversation cannot be read."""


def pack(exchange: Exchange) -> str:
    """The exchange as JSON, without the paths of this machine."""
    answer = exchange.answer
    if answer:
        cited = tuple(replace(c, source=_address(c.source)) for c in answer.citations)
        exchange = replace(exchange, answer=replace(answer, citations=cited))
    return json.dumps(asdict(exchange), separators=(",", ":"))


def unpack(text: str, library: Library) -> tuple[Exchange, ...]:
    """The exchanges that a browser kept, as far as the articles still bear them out.

    Raises:
        KeptError: the text is no list of exchanges, or too long a one.
    """
    if len(text) > LARGEST:
        raise KeptError(f"A conversation of {len(text):,} characters is too long to open.")
    try:
        exchanges = _SHAPE.validate_json(text, strict=True)
    except ValidationError:
        raise KeptError("What the browser kept of this conversation cannot be read.") from None
    if len(exchanges) > MOST:
        raise KeptError(f"A conversation of {len(exchanges)} questions is too long to open.")
    articles = _cited(exchanges, library)
    return stopped([_checked(each, articles) for each in exchanges])


def _address(source: str) -> str:
    return source if source.startswith(("http://", "https://")) else ""


def _cited(exchanges: Collection[Exchange], library: Library) -> dict[str, Article]:
    ids = {c.article_id for each in exchanges if each.answer for c in each.answer.citations}
    found = library.articles_of(ids)
    past = {id: library.past(id) for id in ids - set(found)}
    return {**found, **{id: article for id, article in past.items() if article}}


def _checked(exchange: Exchange, articles: Mapping[str, Article]) -> Exchange:
    answer = exchange.answer
    if answer is None:
        return replace(exchange, state="stopped" if exchange.state == "done" else exchange.state)
    true = tuple(_again(c, articles[c.article_id]) for c in answer.citations if _true(c, articles))
    checked = answer if len(true) == len(answer.citations) else _without(answer, true)
    return replace(
        exchange, state="done", text=answer.text, fault=None,
        answer=replace(checked, citations=true),
    )  # fmt: skip


def _true(cited: Citation, articles: Mapping[str, Article]) -> bool:
    """Whether the article still says these words at this place."""
    article = articles.get(cited.article_id)
    if article is None or not 0 <= cited.start < cited.end:
        return False
    return cited.n > 0 and article.text[cited.start : cited.end] == cited.quote


def _again(cited: Citation, article: Article) -> Citation:
    return replace(
        cited, title=article.heading, publisher=article.publisher, published=article.published,
        source=article.source,
    )  # fmt: skip


def _without(answer: Answer, true: Collection[Citation]) -> Answer:
    """The answer without the numbers that nothing bears out any longer."""
    known = {each.n for each in true}

    def sentence(each: Sentence) -> Sentence:
        borne = bool(known & set(each.citations))
        return each if borne else replace(each, support="unverified")

    def differs(fact: Disagreement) -> bool:
        return all(known & set(side.citations) for side in fact.sides)

    return replace(
        answer,
        sentences=tuple(map(sentence, answer.sentences)),
        disagreements=tuple(filter(differs, answer.disagreements)),
        notice=" ".join(filter(None, (answer.notice, CHANGED))),
    )
