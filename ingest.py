"""The way of an article: found, read, cleaned, cut, embedded, kept. And its command line.

python ingest.py PATH …          files and folders, of every format in rag/reading/formats.py
python ingest.py https://…       a page, or the articles of a feed or a sitemap
python ingest.py --help          the rest: to watch, to list, to remove, to try

Its steps are in rag/intake/, and what they use in rag/.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from rag import command
from rag.intake.ahead import ahead
from rag.intake.arguments import parsed
from rag.intake.aside import Aside
from rag.intake.commands import run
from rag.intake.filing import Cut, batches, filings
from rag.intake.finding import Place, changed, resolved
from rag.intake.grouping import group
from rag.intake.missing import missing
from rag.intake.preparing import cut, cuts
from rag.intake.progress import shown
from rag.intake.redating import redate
from rag.intake.report import Report
from rag.models import Embedder
from rag.settings import Settings
from rag.web.fetch import Fetch, fetch
from store.library import Library
from store.records import Entry

__all__ = ["Report", "ingest", "main", "preview"]

_STOPPED = "stopped; what was written stays, run it again to go on"


def ingest(
    places: Sequence[Place],
    library: Library,
    embedder: Embedder,
    settings: Settings,
    fetch: Fetch = fetch,
) -> Report:
    """Take in everything at ``places``; unchanged sources cost nothing.

    What was taken in from under a path before and is not there any more is dropped; what
    was taken in from an address stays (docs/decisions/0008-addresses.md).
    What cannot be read is reported, and what was kept of it stays.
    """
    report = Report(rebuilt=_rebuild(library, embedder, settings))
    known = {entry.source: entry for entry in library.entries()}
    for place in map(resolved, places):
        for batch in batches(_prepared(place, known, settings, report, fetch)):
            library.put(filings(batch, library, embedder))
            group(library)
            _tell(batch, known, report)
        gone = _gone(place, known, report)
        if gone:
            library.drop(gone)
        report.removed.extend(gone)
    report.redated.extend(redate(library))
    return report


def preview(
    places: Sequence[Place], kept: Sequence[Entry], settings: Settings, fetch: Fetch = fetch
) -> Report:
    """What `ingest` would report of ``places``; nothing is embedded or written.

    Args:
        places: What would be taken in.
        kept: The ledger.
        settings: How articles would be cut.
        fetch: What gets pages.
    """
    report = Report()
    known = {entry.source: entry for entry in kept}
    for place in map(resolved, places):
        _tell(_prepared(place, known, settings, report, fetch), known, report)
        report.removed.extend(_gone(place, known, report))
    return report


def _prepared(
    place: Place, known: Mapping[str, Entry], settings: Settings, report: Report, fetch: Fetch
) -> Iterator[Cut]:
    """The articles of the place that are new or changed, ready to be embedded."""
    with Aside(changed(place, known, settings, report, fetch)) as aside:
        ready = ahead(cuts(aside, str(place), settings, report))
        yield from shown(ready, len(aside), place.name if isinstance(place, Path) else place)


def _tell(taken: Iterable[Cut], known: Mapping[str, Entry], report: Report) -> None:
    for each in taken:
        source = each.entry.source
        (report.updated if source in known else report.added).append(source)


def _gone(place: Place, known: Iterable[str], report: Report) -> list[str]:
    """What was kept from under the path and is not there any more."""
    if isinstance(place, str):
        return []
    return missing(place, known, report.told() - report.skipped.keys(), report.failed)


def _rebuild(library: Library, embedder: Embedder, settings: Settings) -> list[str]:
    """Embed every article that has no vectors of this embedder; gives its sources."""
    articles = library.unembedded()
    entries = {entry.article_id: entry for entry in library.entries()} if articles else {}
    again = (cut(entries[article.id], article, None, settings) for article in articles)
    for batch in batches(shown(again, len(articles), "embedding again")):
        library.put(filings(batch, library, embedder))
        group(library)
    return [article.source for article in articles]


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; returns 0, 1 where a source failed, or 2 where nothing could be done."""
    given = parsed(arguments)
    return command.run("ingest.py", lambda: run(given, ingest, preview), stopped=_STOPPED)


if __name__ == "__main__":
    sys.exit(main())
