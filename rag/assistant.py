"""The way of a question, on one page: understand, search, judge, compose."""

from __future__ import annotations

import atexit
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from threading import Lock
from types import TracebackType
from typing import Self

from rag.asking import read_query, read_turns
from rag.chat import Chat
from rag.choice import choose
from rag.compose import compose, refuse
from rag.errors import ModelError
from rag.models import open_embedder
from rag.parts import parts
from rag.question import asked, in_latin_letters
from rag.quotes import Judged, judge, why_not
from rag.search import search
from rag.settings import Settings, read_settings
from rag.stories import shared_origins
from rag.telling import QUOTING, Course, Part, alone, claims, drafted, merged, nearest, unjudged
from rag.types import NOT_FOUND, QUOTES, Answer, Hit, Query
from rag.writer import Writer
from store.library import Library
from store.records import Article

_PASSAGES = 12
"""Passages an answer is made from."""
_NEAREST = 3
"""Passages shown where nothing answers."""
_EMPTY = "There are no articles yet. Take some in with: python ingest.py PATH"
_opening = Lock()


class Assistant:
    """Answers questions from the articles kept, each sentence with its words.

    It owns the data folder until it is closed; any thread may ask.

    Raises:
        DatelineError: the settings, the data folder or a model cannot be used.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or read_settings()
        self._embedder = open_embedder(self.settings)
        self._writer = Writer(self.settings)
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
        return self._writer.name or QUOTES

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
        query, course = read_query(question, since, until), Course()
        chat = self._chat(course)
        text = alone(chat, query.text, read_turns(history), course)
        found = self._found(query, text)
        hits = merged(found)
        articles = self._articles_of(hits)
        written = drafted(chat, asked(text), hits, articles, self.settings.context_tokens)
        said = claims(written, chat.name if chat else QUOTES, found, course)
        for item in compose(text, said):
            if isinstance(item, Answer):
                item, rest = self._ended(item, found, course)
                yield from (rest,) if rest else ()
                origins = self._origins(item) if item.found else ()
                item = replace(item, engine=course.engine, notice=course.notice, origins=origins)
            yield item

    def search(
        self, question: str, k: int = 10, *, since: str | None = None, until: str | None = None
    ) -> list[Hit]:
        """The ``k`` passages nearest to ``question``, best first; raises as `answer` does."""
        return search(self.library, self._embedder, read_query(question, since, until), k)

    def read(self, article_id: str) -> Article:
        """The article of that id; raises `StoreError` where there is none."""
        return self.library.article(article_id)

    def articles(self) -> list[Article]:
        """All articles, newest first, those of unknown date last."""
        return self.library.articles()

    def _chat(self, course: Course) -> Chat | None:
        try:
            return self._writer.open()
        except ModelError as error:
            course.notices.append(f"{QUOTING} {error}")
            return None

    def _origins(self, answer: Answer) -> tuple[str, ...]:
        """Which of the articles that the answer cites share one origin."""
        ids = dict.fromkeys(cited.article_id for cited in answer.citations)
        return shared_origins(tuple(self.library.article(each) for each in ids))

    def _found(self, query: Query, text: str) -> list[Part]:
        """What is found for each part of the question; for the whole where no part is answered."""
        several = [self._part(replace(query, text=part)) for part in parts(text)]
        if len(several) > 1 and not any(choose(part.asked, part.judged) for part in several):
            return [self._part(replace(query, text=text))]
        return several

    def _part(self, query: Query) -> Part:
        hits, wanted = search(self.library, self._embedder, query, _PASSAGES), asked(query.text)
        articles = self._articles_of(hits)
        if not in_latin_letters(query.text):
            return Part(wanted, hits, unjudged(hits, articles))
        return Part(wanted, hits, judge(wanted, hits, articles))

    def _articles_of(self, hits: Sequence[Hit]) -> dict[str, Article]:
        return {hit.article_id: self.library.article(hit.article_id) for hit in hits}

    def _ended(self, answer: Answer, found: Sequence[Part], course: Course) -> tuple[Answer, str]:
        """The answer as it ends, and the text that is still to come."""
        if answer.found:
            return replace(answer, text=answer.text + course.silence), course.silence
        near = nearest(found, self._articles_of(merged(found)))
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
) -> Answer:
    """Answer with the one assistant of this process; see `Assistant.answer`."""
    with _opening:
        assistant = _assistant()
    return assistant.answer(question, history, since=since, until=until)


@cache
def _assistant() -> Assistant:
    assistant = Assistant()
    atexit.register(assistant.close)
    return assistant
