"""Places followed as they change: the only door to watchfiles."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_ISDIR
from time import monotonic
from types import FrameType

from watchfiles import Change, watch

from rag.intake.finding import Place, resolved
from rag.reading.formats import ENDINGS, ending_of

EVERY = 15 * 60.0
"""Seconds after which feeds and pages are asked again."""
RETRY = 2.0
"""Seconds between two tries."""
SETTLED = 1000
"""Milliseconds without a change after which a file is whole: copies are written in pieces."""
_AT_LATEST = 60_000
"""Milliseconds for which changes are waited out, for some files never come to rest."""
_TICK = 500
"""Milliseconds between two looks at the clock."""

Take = Callable[[Sequence[Place]], bool]
"""Takes places in; False where that has to be tried again."""


def follow(places: Sequence[Place], take: Take, every: float = EVERY) -> None:
    """Take the places in, and each again as it changes, until SIGINT or SIGTERM.

    Args:
        places: Files and folders, which may come and go, and addresses.
        take: What takes in those that have changed.
        every: Seconds after which addresses count as changed.
    """
    with _ended_by_signals():
        there = [resolved(place) for place in places]
        paths = [place for place in there if isinstance(place, Path)]
        pending, asked, again = dict.fromkeys(there), monotonic(), 0.0
        for moved in _moved(paths):
            pending |= dict.fromkeys(moved)
            if monotonic() - asked >= every:
                pending |= dict.fromkeys(place for place in there if isinstance(place, str))
                asked = monotonic()
            if pending and monotonic() >= again:
                pending = {} if take(list(pending)) else pending
                again = monotonic() + (RETRY if pending else 0)


def _moved(paths: Sequence[Path]) -> Iterator[list[Path]]:
    """Which of the paths have changed and come to rest, at every tick; at first none has.

    Of folders the system tells; a file, and whether a folder is there, is looked up.
    """
    taken = last = _marks(paths)
    while True:
        folders = [path for path in paths if path.is_dir()]
        for changes in _changes(folders):
            now = _marks(paths)
            moved = [path for path in paths if now[path] == last[path] != taken[path]]
            taken, last = taken | {path: now[path] for path in moved}, now
            yield [path for path in paths if path in moved or _touches(path, changes)]
            if [path for path in paths if path.is_dir()] != folders or any(
                path in folders for path in moved
            ):
                break


def _changes(folders: Sequence[Path]) -> Iterator[set[Path]]:
    """What has changed in the folders and come to rest, at every tick."""
    for changes in watch(
        *folders,
        watch_filter=_matters,
        step=SETTLED,
        debounce=_AT_LATEST,
        rust_timeout=_TICK,
        yield_on_timeout=True,
        ignore_permission_denied=True,
    ):
        yield {Path(path) for _, path in changes}


def _marks(paths: Sequence[Path]) -> dict[Path, tuple[int, ...]]:
    """What changes with a file, or when a folder is another one; () where nothing is."""
    marks = {}
    for path in paths:
        try:
            told = path.stat()
        except OSError:
            marks[path] = tuple[int, ...]()
            continue
        is_folder = S_ISDIR(told.st_mode)
        marks[path] = (told.st_ino, *(() if is_folder else (told.st_mtime_ns, told.st_size)))
    return marks


def _matters(change: Change, path: str) -> bool:
    """Whether it may be an article, or a folder of them."""
    return ending_of(path) in ENDINGS or change is Change.deleted or Path(path).is_dir()


def _touches(place: Path, changes: set[Path]) -> bool:
    """Whether any of them is in the place, and not hidden there."""
    return any(
        path.is_relative_to(place)
        and not any(part.startswith(".") for part in path.relative_to(place).parts)
        for path in changes
    )


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """SIGTERM and SIGINT end what is inside, and nothing is raised."""

    def stop(_: int, __: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        with suppress(KeyboardInterrupt):
            yield
    finally:
        signal.signal(signal.SIGTERM, before)
