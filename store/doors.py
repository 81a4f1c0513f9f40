"""What both indexes share: their face, and plain errors out of native code."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol, TypeVar

from store.errors import IndexBroken

Row = TypeVar("Row", contravariant=True)


class Index(Protocol[Row]):
    """An index of passages that the catalog can rebuild; any method may raise IndexBroken."""

    def open(self) -> None:
        """Open what is there, or begin empty."""

    def close(self) -> None:
        """Let go of its files; never raises."""

    def clear(self) -> None:
        """Throw away what is there, open or not, and begin empty."""

    def put(self, rows: Mapping[str, Row]) -> None:
        """Add the rows by passage id, in place of earlier ones."""

    def drop(self, ids: Collection[str]) -> None:
        """Remove those passages."""

    def size(self) -> int:
        """How many it holds."""

    def ids(self) -> set[str]:
        """Ids of all it holds."""

    def held(self, ids: Collection[str]) -> set[str]:
        """Those of the ids that it holds."""

    def lost(self, rows: Mapping[str, Row]) -> int:
        """How many of these rows, all of which it should hold, a search does not find."""


@contextmanager
def guarded(what: str) -> Iterator[None]:
    """Turn whatever goes wrong inside into IndexBroken.

    Panics of native code are no Exception, so everything but an interruption counts.
    """
    try:
        yield
    except (KeyboardInterrupt, SystemExit, GeneratorExit, IndexBroken):
        raise
    except BaseException as error:
        raise IndexBroken(f"{what} failed: {type(error).__name__}: {error}") from error
