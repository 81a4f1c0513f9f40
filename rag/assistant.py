"""The way of a question, on one page: understand, search, judge, compose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from types import TracebackType
from typing import Self

from rag.articles import iso_date
from rag.choice import choose
from rag.compose import compose, refuse
from rag.draft import draft, restate
from rag.errors import ModelError, QuestionError
from rag.evidence import bear_out
from rag.followup import stand_alone
from rag.models import open_chat, open_embedder
from rag.question import Asked, asked
from rag.quotes import Judged, judge, why_not
from rag.search import search
from rag.settings import Settings, read_settings
from rag.types import NOT_FOUND, Answer, Claim, Hit, Query, Turn
from store.library import Library
from store.records import Article

LONGEST_QUESTION = 2000
"""Characters; a longer text is no question."""
QUOTES = "quotes"
"""The engine's name where no chat model writes."""
_PASSAGES = 12
"""Passages an answer is made from."""
_NEAREST = 3
"""Passages shown where nothing answers."""
_EMPTY = "There are no articles yet. Take some in with: python ingest.py PATH"


class Assistant:
    """Answers questions from the articles kept, each sentence with its words.

    It owns the data folder until it is closed; any thread may ask.

    Raises:
        DatelineError: the settings, the data folder or a model cannot be used.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or read_settings()
        self._embedder = open_embedder(self.settings)
        self._chat = open_chat(self.settings)
        self.library = Library(
            self.settings.data,
            self._embedder.name,
            self._embedder.dimensions,
            self.settings.chroma_url,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let another process have the data folder."""
        self.library.close()

    @property
    def engine(self) -> str:
        """What writes the answers: "quotes", or the chat model's name."""
        return self._chat.name if self._chat else QUOTES

    def answer(
        self,
        question: str,
        history: Iterable[tuple[str, str]] = (),
        *,
        since: str | None = None,
        until: str | None = None,
    ) -> Answer:
        """The answer to ``question``.

        Args:
            question: It may lean on the turns before it.
            history: Earlier turns, each a question and the answer it got, oldest first.
            since: Only articles published on or after this ISO date.
            until: Only articles published on or before this ISO date.

        Raises:
            QuestionError: the question is empty or too long, or a date is none.
        """
        pieces = self.stream(question, history, since=since, until=until)
        return next(piece for piece in pieces if isinstance(piece, Answer))

    def stream(
        self,
        question: str,
        history: Iterable[tuple[str, str]] = (),
        *,
        since: str | None = None,
        until: str | None = None,
    ) -> Iterator[str | Answer]:
        """The answer's text in pieces as they come, then the `Answer`; as `answer` otherwise."""
        checked, turns = _checked(question), [Turn(*turn) for turn in history]
        notices: list[str] = []
        text = self._alone(checked, turns, notices)
        query = Query(text, _date(since), _date(until))
        hits = search(self.library, self._embedder, query, _PASSAGES)
        articles = {hit.article_id: self.library.article(hit.article_id) for hit in hits}
        wanted = asked(text)
        judged = judge(wanted, hits, articles)
        claims = self._claims(wanted, hits, articles, judged, notices)
        for item in compose(text, claims, self.engine):
            if isinstance(item, Answer):
                item = item if item.found else self._refusal(text, judged)
                yield from () if item.found else (item.text,)
                item = replace(item, notice=" ".join(notices) or None)
            yield item

    def search(
        self, question: str, k: int = 10, *, since: str | None = None, until: str | None = None
    ) -> list[Hit]:
        """The ``k`` passages nearest to ``question``, best first; raises as `answer` does."""
        query = Query(_checked(question), _date(since), _date(until))
        return search(self.library, self._embedder, query, k)

    def read(self, article_id: str) -> Article:
        """The article of that id; raises `StoreError` where there is none."""
        return self.library.article(article_id)

    def articles(self) -> list[Article]:
        """All articles, newest first, those of unknown date last."""
        return self.library.articles()

    def _alone(self, question: str, turns: Sequence[Turn], notices: list[str]) -> str:
        """The question standing alone, by the chat model where there is one."""
        if self._chat and turns:
            try:
                return restate(self._chat, question, turns)
            except ModelError as error:
                notices.append(f"The question was understood without the chat model. {error}")
        return stand_alone(question, turns)

    def _claims(
        self,
        wanted: Asked,
        hits: Sequence[Hit],
        articles: Mapping[str, Article],
        judged: Sequence[Judged],
        notices: list[str],
    ) -> Iterator[Claim]:
        """What is to be said: by the chat model where there is one, else in quotes."""
        if self._chat and hits:
            budget = self.settings.context_tokens
            drafts = draft(self._chat, wanted.text, hits, articles, budget)
            try:
                yield from bear_out(drafts, hits, articles)
                return
            except ModelError as error:
                notices.append(f"The articles' own sentences are shown. {error}")
        yield from choose(wanted, judged)

    def _refusal(self, question: str, judged: Sequence[Judged]) -> Answer:
        if not self.library.entries():
            return Answer(question, f"{NOT_FOUND} {_EMPTY}", found=False, engine=self.engine)
        nearest = [j.quote for j in judged[:_NEAREST]]
        return refuse(question, nearest, why_not(judged), self.engine)


def _checked(question: str) -> str:
    text = " ".join(question.encode("utf-8", "ignore").decode("utf-8").split())
    if not text:
        raise QuestionError("The question is empty; write what you want to know.")
    if len(text) > LONGEST_QUESTION:
        raise QuestionError(
            f"The question has {len(text):,} characters; at most {LONGEST_QUESTION:,} can be "
            "asked. Shorten it, or ask it in parts."
        )
    return text


def _date(given: str | None) -> str | None:
    if not given:
        return None
    if date := iso_date(given):
        return date
    raise QuestionError(f"{given!r} is no date; write it as 2024, 2024-08 or 2024-08-05.")


def answer(
    question: str,
    history: Iterable[tuple[str, str]] = (),
    *,
    since: str | None = None,
    until: str | None = None,
) -> Answer:
    """Answer with the one assistant of this process; see `Assistant.answer`."""
    return _assistant().answer(question, history, since=since, until=until)


@cache
def _assistant() -> Assistant:
    return Assistant()
