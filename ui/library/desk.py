"""What was handed over: it waits in a row, and one thread takes it in while the chat goes on."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from threading import Condition, Thread
from typing import Literal

from rag.engines.embedder import Embedder
from rag.intake.redating import redate
from rag.intake.report import Report
from rag.intake.taking import Given, Tell, Upload, take
from rag.settings import Settings
from store.errors import DatelineError
from store.library import Library
from ui.conversation import UNEXPECTED
from ui.library.names import NotTaken
from ui.logs import outline

MOST_WAITING = 500
"""Things that may wait; one more is refused."""
MOST_BYTES_WAITING = 1_000_000_000
"""Bytes that may wait on the disk."""
TOLD = 300
"""Things that are done and still told of."""
PATIENCE = 20.0
"""Seconds that the writing in progress is waited for at the end."""

log = logging.getLogger("dateline.ui")


class _Stopped(Exception):
    """The server ends."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was handed over.

    Attributes:
        number: It counts up, and stays with the thing.
        name: The file's name, the address or the source.
        done: Articles of it that are kept already, ``of`` so many.
        report: What came of it, once it is done.
        fault: Why nothing more came of it.
    """

    number: int
    name: str
    state: Literal["waiting", "reading", "done"] = "waiting"
    done: int = 0
    of: int = 0
    report: Report | None = None
    fault: str | None = None


class Desk:
    """The row, and the thread that works it off; any thread may hand something over.

    Args:
        library: Where it is kept.
        embedder: The library's model.
        settings: How articles are cut.
        taking: What takes one thing in.
    """

    def __init__(
        self,
        library: Library,
        embedder: Embedder,
        settings: Settings,
        taking: Callable[[Given, Library, Embedder, Settings, Tell], Report] = take,
    ) -> None:
        self._parts = library, embedder, settings
        self._taking = taking
        self._changed = Condition()
        self._items: dict[int, Item] = {}
        self._row: deque[tuple[int, Given, int]] = deque()
        self._count = 0
        self._unsettled = self._stopped = False
        self._thread = Thread(target=self._work, name="library desk", daemon=True)
        self._thread.start()

    def hand(self, name: str, given: Given, size: int = 0) -> int:
        """Put it at the end of the row; gives its number.

        Raises:
            NotTaken: too much waits already.
        """
        with self._changed:
            self._check_room(size)
            self._count += 1
            self._items[self._count] = Item(self._count, name)
            self._row.append((self._count, given, size))
            self._changed.notify()
            return self._count

    def check_room(self, size: int = 0) -> None:
        """Raises NotTaken where so many bytes more may not wait."""
        with self._changed:
            self._check_room(size)

    def items(self) -> list[Item]:
        """All that waits, is being read, or was done last; the last handed over first."""
        with self._changed:
            return list(reversed(self._items.values()))

    def clear(self) -> None:
        """Tell no more of what is done."""
        with self._changed:
            self._items = {n: item for n, item in self._items.items() if item.state != "done"}

    def settle(self) -> None:
        """Once nothing waits, date what rests on other pieces anew."""
        with self._changed:
            self._unsettled = True
            self._changed.notify()

    def close(self) -> None:
        """End the thread when what it writes is written; what waits is forgotten."""
        with self._changed:
            self._stopped = True
            self._changed.notify()
        self._thread.join(PATIENCE)
        for _, given, _ in self._row:
            _let_go(given)

    def _check_room(self, size: int) -> None:
        waiting = size + sum(each for _, _, each in self._row)
        if self._stopped or len(self._row) >= MOST_WAITING or waiting > MOST_BYTES_WAITING:
            raise NotTaken(
                f"{len(self._row)} things wait to be taken in. Try again when some are done."
            )

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._stopped or self._row or self._unsettled)
                if self._stopped:
                    return
                number, given, _ = self._row.popleft() if self._row else (0, None, 0)
                self._unsettled = given is not None
            if given is None:
                self._redate()
            else:
                self._take(number, given)

    def _take(self, number: int, given: Given) -> None:
        self._set(number, state="reading")

        def tell(done: int, of: int) -> None:
            self._set(number, done=done, of=of)
            if self._stopped:
                raise _Stopped

        try:
            report = self._taking(given, *self._parts, tell)
            self._set(number, state="done", report=report)
        except _Stopped:
            pass
        except DatelineError as error:
            self._set(number, state="done", fault=str(error))
        except Exception as error:
            log.error("Taking in failed: %s", outline(error))
            self._set(number, state="done", fault=UNEXPECTED)
        finally:
            _let_go(given)

    def _redate(self) -> None:
        try:
            redate(self._parts[0])
        except Exception as error:
            log.error("Dating again failed: %s", outline(error))

    def _set(self, number: int, **changes: object) -> None:
        with self._changed:
            self._items[number] = replace(self._items[number], **changes)  # type: ignore[arg-type]
            done = [n for n, item in self._items.items() if item.state == "done"]
            for old in islice(done, max(0, len(done) - TOLD)):
                del self._items[old]


def _let_go(given: Given) -> None:
    if isinstance(given, Upload):
        with suppress(OSError):
            given.stream.close()
