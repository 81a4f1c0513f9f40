"""The way of an article: read, clean, cut, embed, keep. And its command line.

python ingest.py PATH …          files and folders of .txt, .md and .jsonl
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

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from rag import command
from rag.articles import to_article
from rag.errors import ArticleError
from rag.missing import missing
from rag.models import Embedder, open_embedder
from rag.passages import split
from rag.settings import Settings, read_settings
from rag.sources import Raw, Refused, walk
from store.library import Library
from store.records import Article, Entry, Filing, Passage, digest

T = TypeVar("T")

_READING = "1"
"""Raised when reading, cleaning or cutting changes, so that unchanged files are read again."""
_STOPPED = "stopped; what was written stays, run it again to go on"
_BATCH = 64
"""Passages embedded and written at a time; what is written stays when the run is stopped."""


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


@dataclass(frozen=True, slots=True)
class _Cut:
    """An article cut into passages, not yet embedded."""

    entry: Entry
    article: Article
    passages: tuple[Passage, ...]


def ingest(
    paths: Sequence[Path], library: Library, embedder: Embedder, settings: Settings
) -> Report:
    """Take in everything under ``paths``; unchanged sources cost nothing.

    What was taken in from under a path before and is not there any more is dropped.
    What cannot be read is reported, and what was kept of it stays.
    """
    report = Report(rebuilt=_rebuild(library, embedder, settings))
    for path in (Path(os.path.realpath(path)) for path in paths):
        changed = list(_changed(path, library, settings, report))
        for batch in _batches(_cuts(_shown(changed, path.name), path, settings, report)):
            _keep(batch, library, embedder, report)
        _drop_gone(path, library, report)
    return report


def _changed(path: Path, library: Library, settings: Settings, report: Report) -> Iterator[Raw]:
    """The raw articles that are new or changed since they were last taken in."""
    done = report.told()
    for raw in walk(path):
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
    raws: Iterable[Raw], collection: Path, settings: Settings, report: Report
) -> Iterator[_Cut]:
    for raw in raws:
        try:
            article = to_article(raw)
        except ArticleError as error:
            report.failed[raw.source] = str(error)
            continue
        entry = Entry(raw.source, _fingerprint(raw, settings), article.id, str(collection))
        yield _Cut(entry, article, split(article, settings.passage_tokens))


def to_embed(article: Article, passage: Passage) -> str:
    """What stands for a passage when it is embedded: its article's title, then its words."""
    return f"{article.title}\n{passage.text}" if article.title else passage.text


def _batches(cuts: Iterable[_Cut]) -> Iterator[list[_Cut]]:
    batch: list[_Cut] = []
    for cut in cuts:
        batch.append(cut)
        if sum(len(cut.passages) for cut in batch) >= _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _keep(batch: Sequence[_Cut], library: Library, embedder: Embedder, report: Report) -> None:
    known = {cut.entry.source for cut in batch if library.entry(cut.entry.source)}
    library.put(_filings(batch, library, embedder))
    for source in (cut.entry.source for cut in batch):
        (report.updated if source in known else report.added).append(source)


def _filings(batch: Sequence[_Cut], library: Library, embedder: Embedder) -> list[Filing]:
    """The cut articles with their vectors; passages that are kept already keep theirs."""
    kept = {name: row for cut in batch for name, row in _kept(cut, library).items()}
    new = {
        passage.id: to_embed(cut.article, passage)
        for cut in batch
        for passage in cut.passages
        if passage.id not in kept
    }
    vectors = kept | dict(zip(new, embedder.embed_passages(list(new.values())), strict=True))
    return [
        Filing(
            cut.entry, cut.article, cut.passages, np.stack([vectors[p.id] for p in cut.passages])
        )
        for cut in batch
    ]


def _kept(cut: _Cut, library: Library) -> dict[str, NDArray[np.float32]]:
    """Vectors of the article's passages that still stand for them: the title is embedded, too."""
    kept = library.vectors(cut.passages)
    same = kept and library.article(cut.article.id).title == cut.article.title
    return kept if same else {}


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
        _Cut(entries[article.id], article, split(article, settings.passage_tokens))
        for article in _shown(articles, "embedding again")
    )
    for batch in _batches(cuts):
        library.put(_filings(batch, library, embedder))
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
        _parser().error("give a PATH to take in, or --rebuild")
    return command.run("ingest.py", lambda: _run(given), stopped=_STOPPED)


def _run(given: argparse.Namespace) -> int:
    settings = read_settings()
    embedder = open_embedder(settings)
    name, length, url = embedder.name, embedder.dimensions, settings.chroma_url
    with Library(settings.data, name, length, url, rebuild=given.rebuild) as library:
        report = ingest(given.paths, library, embedder, settings)
    print(json.dumps(asdict(report), ensure_ascii=False, indent=1) if given.json else report)
    return 1 if report.failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ingest.py", description="Take articles in.")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="a file or a folder")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.add_argument("--rebuild", action="store_true", help="embed all again with another model")
    return parser


if __name__ == "__main__":
    sys.exit(main())
