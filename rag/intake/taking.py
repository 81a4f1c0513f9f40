"""What one person hands over while the chat runs: a file's bytes, an address, a source again.

The steps are those of ``ingest.py``, without a folder to walk: nothing is counted as gone.
What was uploaded is named ``upload:NAME``, which is no path, so that no walk of any folder
misses it; its bytes are kept with it in the catalog, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from rag.engines.embedder import Embedder
from rag.intake.aside import Aside
from rag.intake.filing import Cut, batches, filings
from rag.intake.finding import fresh, resolved
from rag.intake.grouping import group
from rag.intake.missing import file_of
from rag.intake.preparing import cuts
from rag.intake.report import Report
from rag.reading import formats, sources
from rag.reading.raw import Found, Refused
from rag.settings import Settings
from rag.web import addresses
from rag.web.address import is_address
from rag.web.fetch import Fetch, fetch
from store.library import Library
from store.records import Entry

UPLOAD = "upload:"
"""Before the name of a file that came without its folder."""

Tell = Callable[[int, int], None]
"""Is told how many articles are kept, of how many; it may raise to end the taking."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file's bytes, and the name it came with."""

    name: str
    stream: BinaryIO


@dataclass(frozen=True, slots=True)
class Again:
    """A source that is kept, to be taken in again from where it came."""

    entry: Entry


Given = Upload | Again | str
"""A file, a source that is kept, or an address."""


def take(
    given: Given,
    library: Library,
    embedder: Embedder,
    settings: Settings,
    tell: Tell = lambda done, of: None,
    fetch: Fetch = fetch,
) -> Report:
    """Take it in; what is unchanged costs nothing, and nothing else is dropped.

    Raises:
        DatelineError: the library or the embedding model cannot be used; what was kept of it
            before that stays.
    """
    report = Report()
    entry_of = _none if isinstance(given, Again) else library.entry
    collection = given.entry.collection if isinstance(given, Again) else _collection(given)
    founds = fresh(_found(given, library, fetch), entry_of, settings, report)
    with Aside(founds) as aside:
        done = 0
        tell(done, len(aside))
        for batch in batches(cuts(aside, collection, settings, report)):
            before = {cut.entry.source for cut in batch if library.entry(cut.entry.source)}
            library.put(filings(batch, library, embedder))
            group(library)
            _report(batch, before, report)
            tell(done := done + len(batch), len(aside))
    return report


def _none(_: str) -> None:
    """A source that is taken in again counts as changed."""


def _collection(given: Upload | str) -> str:
    return UPLOAD if isinstance(given, Upload) else str(resolved(given))


def _report(batch: Iterable[Cut], before: set[str], report: Report) -> None:
    for cut in batch:
        source = cut.entry.source
        (report.updated if source in before else report.added).append(source)


def _found(given: Given, library: Library, fetch: Fetch) -> Iterator[Found | Refused]:
    if isinstance(given, Upload):
        return _uploaded(given)
    if isinstance(given, Again):
        return _again(given.entry, library, fetch)
    return addresses.find(given, fetch)


def _uploaded(upload: Upload) -> Iterator[Found | Refused]:
    source = f"{UPLOAD}{upload.name}"
    if reason := formats.not_an_article(upload.name):
        yield Refused(source, "skipped", reason)
        return
    try:
        yield from formats.find(source, upload.stream)
    except (OSError, ValueError) as error:
        yield Refused(source, "failed", str(error))


def _again(entry: Entry, library: Library, fetch: Fetch) -> Iterator[Found | Refused]:
    """From its page or its file, where it is there; else from the bytes that were kept of it."""
    if is_address(entry.source):
        yield from addresses.find(entry.source, fetch)
    elif (file := file_of(entry.source)).is_absolute() and file.is_file():
        yield from _of_file(file, entry.source)
    elif original := library.original(entry.source):
        yield Found(entry.source, sha256(original.data).hexdigest(), original)
    else:
        yield Refused(entry.source, "failed", "it is not there any more, nor are its bytes kept")


def _of_file(file: Path, source: str) -> Iterator[Found | Refused]:
    """The one source among all that are in the file."""
    found = [each for each in sources.find(file) if each.source in (source, str(file))]
    yield from found or [Refused(source, "failed", "it is not in its file any more")]
