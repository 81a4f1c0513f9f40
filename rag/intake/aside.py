"""What was found, set aside until its turn: a large collection would not fit into memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import Self

from rag.reading.raw import Found
from store.records import Original

IN_MEMORY = 32_000_000
"""Bytes of originals that wait in memory; more wait in a file that has no name."""


@dataclass(frozen=True, slots=True)
class _Slip:
    """What was found without its bytes, and where they wait."""

    found: Found
    start: int
    size: int


class Aside:
    """Sources that were found, in their order; use it as a context manager.

    Iterating it gives each of them once more, with its bytes.
    """

    def __init__(self, founds: Iterable[Found]) -> None:
        self._slips: list[_Slip] = []
        self._bytes = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed at exit
        try:
            for found in founds:
                self._put(found)
        except BaseException:
            self._bytes.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self._bytes.close()

    def __len__(self) -> int:
        return len(self._slips)

    def __iter__(self) -> Iterator[Found]:
        for slip in self._slips:
            self._bytes.seek(slip.start)
            original = Original(slip.found.original.ending, self._bytes.read(slip.size))
            yield replace(slip.found, original=original)

    def _put(self, found: Found) -> None:
        original = found.original
        empty = replace(found, original=Original(original.ending, b""))
        self._slips.append(_Slip(empty, self._bytes.tell(), len(original.data)))
        self._bytes.write(original.data)
