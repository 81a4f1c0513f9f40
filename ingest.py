"""The way of an article: read, clean, cut, embed, keep. And its command line.

python ingest.py PATH …          files and folders, of every format in rag/reading/formats.py
python ingest.py https://…       a page, or the articles of a feed or a sitemap
python ingest.py PATH --json     the report for machines
python ingest.py --rebuild       embed every kept article again
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TypeVar

from tqdm import tqdm

from rag import addresses, command
from rag.address import is_address
from rag.articles import to_article
from rag.errors import ArticleError
from rag.fetch import Fetch, fetch
from rag.filing import Cut, batches, filings
from rag.missing import missing
from rag.models import Embedder, open_embedder
from rag.passages import split
from rag.settings import Settings, read_settings
from rag.sources import Raw, Refused, walk
from store.library import Library
from store.records import Entry, digest

T = TypeVar("T")
Place = Path | str
"""What is given to be taken in: a file, a folder, or an address."""

_READING = "2"
"""Raised when reading, cleaning or cutting changes, so that unchanged files are read again."""
_HELP = "a file, a folder, or the http(s) address of a page, a feed or a sitemap"
_STOPPED = "stopped; what was written stays, run it again to go on"


@dataclass(slots=True)
class Report:
    """What became of every source, by its path; ``skipped`` and ``failed`` with the reason.

    Attributes:
        rebuilt: Embedded again, for there were no vectors of this model.
    """

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    rebuilt: list[str] = field(default_factory=list)
    skipped: dict[str, str] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)

    def told(self) -> set[str]:
        """The sources whose turn has been."""
        lists = (self.added, self.updated, self.unchanged, self.removed)
        return {*self.skipped, *self.failed}.union(*lists)

    def __str__(self) -> str:
        counts = (f"{len(sources)} {name}" for name, sources in asdict(self).items())
        reasons = (
            f"  {kind}: {source}: {reason}"
            for kind, refused in (("skipped", self.skipped), ("failed", self.failed))
            for source, reason in refused.items()
        )
        return "\n".join([", ".join(counts), *reasons])


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
    for place in map(_place, places):
        changed = list(_changed(place, library, settings, report, fetch))
        for batch in batches(_cuts(_shown(changed, _name(place)), place, settings, report)):
            _keep(batch, library, embedder, report)
        if isinstance(place, Path):
            _drop_gone(place, library, report)
    return report


def _place(given: Place) -> Place:
    return given if is_address(str(given)) else Path(os.path.realpath(given))


def _name(place: Place) -> str:
    return place.name if isinstance(place, Path) else place


def _changed(
    place: Place, library: Library, settings: Settings, report: Report, fetch: Fetch = fetch
) -> Iterator[Raw]:
    """The raw articles that are new or changed since they were last taken in."""
    done = report.told()
    for raw in walk(place) if isinstance(place, Path) else addresses.walk(place, fetch):
        if raw.source in done:
            continue
        if isinstance(raw, Refused):
            getattr(report, raw.kind)[raw.source] = raw.reason
            continue
        entry = library.entry(raw.source)
        if entry and entry.fingerprint == _fingerprint(raw, settings):
            report.unchanged.append(raw.source)
        else:
            yield raw


def _fingerprint(raw: Raw, settings: Settings) -> str:
    return digest(_READING, str(settings.passage_tokens), raw.fingerprint)


def _cuts(
    raws: Iterable[Raw], collection: Place, settings: Settings, report: Report
) -> Iterator[Cut]:
    for raw in raws:
        try:
            article = to_article(raw)
        except ArticleError as error:
            report.failed[raw.source] = str(error)
            continue
        entry = Entry(raw.source, _fingerprint(raw, settings), article.id, str(collection))
        yield Cut(entry, article, split(article, settings.passage_tokens))


def _keep(batch: Sequence[Cut], library: Library, embedder: Embedder, report: Report) -> None:
    known = {cut.entry.source for cut in batch if library.entry(cut.entry.source)}
    library.put(filings(batch, library, embedder))
    for source in (cut.entry.source for cut in batch):
        (report.updated if source in known else report.added).append(source)


def _drop_gone(path: Path, library: Library, report: Report) -> None:
    there = report.told() - report.skipped.keys()
    kept = (entry.source for entry in library.entries())
    gone = missing(path, kept, there, report.failed)
    library.drop(gone)
    report.removed.extend(gone)


def _rebuild(library: Library, embedder: Embedder, settings: Settings) -> list[str]:
    """Embed every article that has no vectors of this embedder; gives its sources."""
    articles = library.unembedded()
    entries = {entry.article_id: entry for entry in library.entries()} if articles else {}
    cuts = (
        Cut(entries[article.id], article, split(article, settings.passage_tokens))
        for article in _shown(articles, "embedding again")
    )
    for batch in batches(cuts):
        library.put(filings(batch, library, embedder))
    return [article.source for article in articles]


def _shown(items: Sequence[T], what: str) -> Iterable[T]:
    """The items, with a bar on standard error as they are taken, where that is a terminal."""
    if not items:
        return items
    bar: Iterable[T] = tqdm(items, desc=what, unit=" articles", disable=None)
    return bar


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; returns 0, 1 where a source failed, or 2 where nothing could be done."""
    given = _parser().parse_args(arguments)
    if not given.paths and not given.rebuild:
        _parser().error("give a PATH or an address to take in, or --rebuild")
    return command.run("ingest.py", lambda: _run(given), stopped=_STOPPED)


def _run(given: argparse.Namespace) -> int:
    settings = read_settings()
    embedder = open_embedder(settings)
    name, length, url = embedder.name, embedder.dimensions, settings.chroma_url
    with Library(settings.data, name, length, url, rebuild=given.rebuild) as library:
        report = ingest(given.paths, library, embedder, settings)
    print(json.dumps(asdict(report), ensure_ascii=False, indent=1) if given.json else report)
    return 1 if report.failed else 0


def _given(argument: str) -> Place:
    return argument if is_address(argument) else Path(argument)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ingest.py", description="Take articles in.")
    parser.add_argument("paths", nargs="*", type=_given, metavar="PATH", help=_HELP)
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.add_argument("--rebuild", action="store_true", help="embed all again with another model")
    return parser


if __name__ == "__main__":
    sys.exit(main())
