"""What to ask first, and what next: questions that the articles are known to answer."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from rag.leads import answered, beginnings, further
from store.errors import DatelineError
from ui.conversation import Exchange
from ui.escape import safe
from ui.logs import outline

if TYPE_CHECKING:
    from rag import Assistant

FIRST = 4
"""Questions offered to begin with."""
NEXT = 3
"""Questions offered after an answer."""
NEWEST = 24
"""Articles that the first questions are made from."""
PATIENCE = 30.0
"""Seconds that a page waits for questions that are being tried."""
BRIEFLY = 5.0
"""Seconds that what to ask next waits while another person's is being tried."""

log = logging.getLogger("dateline.ui")


class Suggestions:
    """The questions that suit the collection as it is; they are tried beside what people ask.

    Args:
        assistant: Who answers, and so knows what is answered.
    """

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._first: tuple[str, ...] = ()
        self._of: object = None
        self._change, self._turn, self._ready = Lock(), Lock(), Event()

    def first(self) -> Iterator[tuple[str, ...]]:
        """Questions to begin with: those known, and where others are being tried, then those."""
        library = self._assistant.library
        now = (library.size(), library.extent())
        with self._change:
            changed, self._of = now != self._of, now
        if changed:
            self._ready.clear()
            Thread(target=self._try, daemon=True).start()
        yield self._first
        if not self._ready.is_set():
            self._ready.wait(PATIENCE)
            yield self._first

    def next(self, exchanges: Sequence[Exchange]) -> list[str]:
        """Questions to go on with; none where another person's are being tried for too long."""
        last = exchanges[-1].answer if exchanges else None
        if last is None or not self._turn.acquire(timeout=BRIEFLY):
            return []
        try:
            return self._next(exchanges)
        except DatelineError:
            return []
        finally:
            self._turn.release()

    def _next(self, exchanges: Sequence[Exchange]) -> list[str]:
        asked = [each.question for each in exchanges]
        asked += [each.answer.question for each in exchanges if each.answer]
        said = [cited for each in exchanges if each.answer for cited in each.answer.citations]
        last = exchanges[-1]
        ids = dict.fromkeys(c.article_id for c in last.answer.citations) if last.answer else {}
        articles = self._assistant.library.articles_of(ids)
        leads = further([articles[id] for id in ids if id in articles], asked)
        limits = last.limits.given()
        found = answered(
            leads, lambda q: self._assistant.glimpse(q, **limits), NEXT, [c.quote for c in said]
        )
        elsewhere = () if limits else (q for q in self._first if q not in asked)
        return [*found, *elsewhere][:NEXT]

    def _try(self) -> None:
        """Whatever goes wrong here costs a person nothing but the suggestions."""
        library = self._assistant.library
        try:
            days = library.published(library.articles_within())
            newest = sorted(days, key=lambda id: days[id] or "", reverse=True)[:NEWEST]
            known = library.articles_of(newest)
            leads = beginnings([known[id] for id in newest if id in known])
            self._first = tuple(answered(leads, self._assistant.glimpse, FIRST, tries=10))
        except Exception as error:
            log.info("No questions are suggested: %s", outline(error))
        finally:
            self._ready.set()


def drawn_next(questions: Sequence[str], exchanges: Sequence[Exchange]) -> str:
    """The questions as buttons, below the answer that they follow; "" where there are none."""
    if not questions or not exchanges:
        return ""
    after = safe(exchanges[-1].question)
    return (
        f'<section class="further" data-after="{after}" aria-label="What to ask next">'
        f"<h2>Ask next</h2>{buttons(questions)}</section>"
    )


def buttons(questions: Sequence[str]) -> str:
    """Questions that are asked when they are pressed."""
    items = (
        f'<li><button type="button" data-question="{safe(each)}" dir="auto">{safe(each)}</button>'
        "</li>"
        for each in questions
    )
    return f'<ul class="asks">{"".join(items)}</ul>'
