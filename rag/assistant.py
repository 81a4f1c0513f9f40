"""The way of a question, on one page: understand, search, judge, compose."""

from __future__ import annotations

import atexit
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from threading import Lock
from types import TracebackType
from typing import Self

from rag.allowed import check_publisher
from rag.asking import read_query, read_turns
from rag.compose import compose, refuse
from rag.engines.chat import Chat
from rag.errors import ModelError
from rag.finding import Part, found, merged, nearest_judged, place
from rag.models import open_embedder
from rag.question import asked
from rag.quotes import Judged, why_not
from rag.recent import Recent
from rag.search import search
from rag.settings import Settings, read_settings
from rag.telling import QUOTING, Course, alone, claims, drafted, quoted
from rag.types import NOT_FOUND, QUOTES, Answer, Hit, Query, Quote
from rag.weighing import weighed
from rag.when.period import period
from rag.writer import Writer
from store.library import Library
from store.records import Article
from store.sharing import open_library

_NEAREST = 3
"""Passages shown where nothing answers."""
_EMPTY = "There are no articles yet. Take some in with: python ingest.py PATH"
_opening = Lock()


class Assistant:
    """Answers questions from the articles kept, each sentence with its words.

    It owns the data folder until it is closed, or is a guest of the process that owns and
    shares it; any thread may ask.

    Args:
        settings: Those of the environment, where none are given.
        owner: Refuse to be a guest, for one that is to last.

    Raises:
        DatelineError: the settings, the data folder or a model cannot be used.
    """

    def __init__(self, settings: Settings | None = None, *, owner: bool = False) -> None:
        self.settings = settings or read_settings()
        self._embedder = open_embedder(self.settings)
        self._writer = Writer(self.settings)
        self._recent = Recent[list[Part]]()
        opened = Library if owner else open_library
        self.library = opened(
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
        return self._writer.name or QUOTES

    def answer(
        self,
        question: str,
        history: Iterable[tuple[str, str]] = (),
        *,
        since: str | None = None,
        until: str | None = None,
        publisher: str | None = None,
        as_of: str | None = None,
        now: date | None = None,
        articles: Iterable[str] = (),
    ) -> Answer:
        """The answer to ``question``.

        Args:
            question: It may lean on the turns before it.
            history: Earlier turns, each a question and the answer it got, oldest first.
            since: Only articles published on or after this ISO date.
            until: Only articles published on or before this ISO date.
            publisher: Only articles whose publisher has this in its name, in any case.
            as_of: Only what was certainly published by this ISO date, and not changed later.
            now: The day (or moment) of asking, from which 'last week' is counted; without it
                the last day of ``as_of``, and without both such words tell no time.
            articles: Only these articles, by id.

        Raises:
            QuestionError: the question is empty or too long, a date is none, or no
                article is of the publisher.
        """
        pieces = self.stream(
            question,
            history,
            since=since,
            until=until,
            publisher=publisher,
            as_of=as_of,
            now=now,
            articles=articles,
        )
        return next(piece for piece in pieces if isinstance(piece, Answer))

    def stream(
        self,
        question: str,
        history: Iterable[tuple[str, str]] = (),
        *,
        since: str | None = None,
        until: str | None = None,
        publisher: str | None = None,
        as_of: str | None = None,
        now: date | None = None,
        articles: Iterable[str] = (),
    ) -> Iterator[str | Answer]:
        """The answer's text in pieces as they come, then the `Answer`; as `answer` otherwise."""
        query = self._query(question, since, until, publisher, as_of, now, articles)
        course = Course()
        chat = self._chat(course)
        text = alone(chat, query.text, read_turns(history), course)
        parts = self._found(replace(query, text=text))
        hits = merged(parts)
        articles = self._articles_of(hits)
        budget = self.settings.context_tokens
        written = drafted(chat, asked(text), parts, articles, budget, course)
        said = claims(written, chat.name if chat else QUOTES, parts, course)
        for item in compose(text, said):
            if isinstance(item, Answer):
                item, rest = self._ended(item, parts, course)
                yield from (rest,) if rest else ()
                item = replace(item, engine=course.engine, notice=course.notice)
            yield item

    def search(
        self,
        question: str,
        k: int = 10,
        *,
        since: str | None = None,
        until: str | None = None,
        publisher: str | None = None,
        as_of: str | None = None,
        now: date | None = None,
        articles: Iterable[str] = (),
    ) -> list[Hit]:
        """The ``k`` passages nearest to ``question``, best first; limits and raises as `answer`."""
        query = self._query(question, since, until, publisher, as_of, now, articles)
        return search(self.library, self._embedder, self._placed(query), k)

    def glimpse(
        self,
        question: str,
        *,
        since: str | None = None,
        until: str | None = None,
        publisher: str | None = None,
        as_of: str | None = None,
        now: date | None = None,
        articles: Iterable[str] = (),
    ) -> Quote | None:
        """The words that an answer of quotes would begin with, or None where there are none.

        No chat model is asked; limits and raises as `answer`.
        """
        query = self._query(question, since, until, publisher, as_of, now, articles)
        chosen = quoted(self._found(query), Course())
        return chosen[0].quotes[0] if chosen else None

    def read(self, article_id: str) -> Article:
        """The article of that id; raises `StoreError` where there is none."""
        return self.library.article(article_id)

    def articles(self) -> list[Article]:
        """All articles, newest first, those of unknown date last."""
        return self.library.articles()

    def _query(
        self,
        question: str,
        since: str | None,
        until: str | None,
        publisher: str | None,
        as_of: str | None,
        now: date | None,
        articles: Iterable[str],
    ) -> Query:
        query = read_query(question, since, until, publisher, as_of, now)
        query = replace(query, articles=tuple(articles))
        if query.publisher and not self.library.articles_within(publisher=query.publisher):
            check_publisher(query, self.library.articles())
        return query

    def _found(self, query: Query) -> list[Part]:
        """What is found for it; what was asked before, or is suggested, is not found twice."""
        if period(query.text, query.now) == period(query.text, None):
            query = replace(query, now=None)  # the day of asking changes nothing
        return self._recent.get(
            query, self.library.changes(), lambda: found(self.library, self._embedder, query)
        )

    def _placed(self, query: Query) -> Query:
        return place(self.library, self._embedder, query)

    def _chat(self, course: Course) -> Chat | None:
        try:
            return self._writer.open()
        except ModelError as error:
            course.notices.append(f"{QUOTING} {error}")
            return None

    def _articles_of(self, hits: Sequence[Hit]) -> dict[str, Article]:
        return self.library.articles_of({hit.article_id for hit in hits})

    def _ended(self, answer: Answer, parts: Sequence[Part], course: Course) -> tuple[Answer, str]:
        """The answer as it ends, and the text that is still to come."""
        if answer.found:
            answer = replace(answer, text=answer.text + course.silence)
            whole, told = weighed(answer, parts, self.library.articles_of)
            return whole, course.silence + told
        near = nearest_judged(parts, self._articles_of(merged(parts)))
        refusal = self._refusal(answer.question, near)
        return refusal, refusal.text

    def _refusal(self, question: str, judged: Sequence[Judged]) -> Answer:
        if not self.library.entries():
            return Answer(question, f"{NOT_FOUND} {_EMPTY}", found=False)
        return refuse(question, [j.quote for j in judged[:_NEAREST]], why_not(judged))


def answer(
    question: str,
    history: Iterable[tuple[str, str]] = (),
    *,
    since: str | None = None,
    until: str | None = None,
    publisher: str | None = None,
    as_of: str | None = None,
    now: date | None = None,
    articles: Iterable[str] = (),
) -> Answer:
    """Answer with the one assistant of this process; see `Assistant.answer`."""
    with _opening:
        assistant = _assistant()
    return assistant.answer(
        question,
        history,
        since=since,
        until=until,
        publisher=publisher,
        as_of=as_of,
        now=now,
        articles=articles,
    )


@cache
def _assistant() -> Assistant:
    assistant = Assistant()
    atexit.register(assistant.close)
    return assistant
