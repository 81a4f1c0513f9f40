"""The way of an article: read, clean, cut, embed, keep. And its command line.

python ingest.py PATH …          files and folders of .txt, .md and .jsonl
python ingest.py PATH --json     the report for machines
python ingest.py --rebuild       embed every kept article again
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np
from tqdm import tqdm

from rag.articles import to_article
from rag.errors import ArticleError
from rag.models import Embedder, open_embedder
from rag.passages import split
from rag.settings import Settings, read_settings
from rag.sources import Raw, Refused, walk
from store.errors import DatelineError
from store.library import Library
from store.records import Article, Entry, Filing, Passage, digest

_READING = "1"
"""Raised when reading, cleaning or cutting changes, so that unchanged files are read again."""
_BATCH = 64
"""Passages embedded and written at a time; what is written stays when the run is stopped."""


@dataclass(slots=True)
class Report:
    """What became of every source, by its path; ``skipped`` and ``failed`` with the reason."""

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    skipped: dict[str, str] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)

    def fail(self, source: str, reason: str) -> None:
        """Move ``source`` to the failed ones."""
        for sources in (self.added, self.updated):
            if source in sources:
                sources.remove(source)
        self.failed[source] = reason

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

    A source that has gone from a folder given before is dropped. One that cannot
    be read is reported, and what was kept of it stays.
    """
    report = Report()
    for path in map(Path.resolve, paths):
        changed = list(_changed(path, library, settings, report))
        progress = tqdm(changed, desc=path.name, unit=" articles", disable=None)
        for batch in _batches(_cuts(progress, path, settings, report)):
            library.put([_filing(cut, library, embedder) for cut in batch])
        _drop_gone(path, library, report)
    return report


def _changed(path: Path, library: Library, settings: Settings, report: Report) -> Iterator[Raw]:
    """The raw articles that are new or changed since they were last taken in."""
    for raw in walk(path):
        entry = library.entry(raw.source)
        if isinstance(raw, Refused):
            getattr(report, raw.kind)[raw.source] = raw.reason
        elif entry and entry.fingerprint == _fingerprint(raw, settings):
            report.unchanged.append(raw.source)
        else:
            (report.updated if entry else report.added).append(raw.source)
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
            report.fail(raw.source, str(error))
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


def _filing(cut: _Cut, library: Library, embedder: Embedder) -> Filing:
    """The cut article with its vectors; passages that are kept already keep theirs."""
    kept = library.vectors(cut.passages)
    new = [passage for passage in cut.passages if passage.id not in kept]
    texts = [to_embed(cut.article, passage) for passage in new]
    made = zip((passage.id for passage in new), embedder.embed_passages(texts), strict=True)
    vectors = kept | dict(made)
    rows = np.stack([vectors[passage.id] for passage in cut.passages])
    return Filing(cut.entry, cut.article, cut.passages, rows)


def _drop_gone(path: Path, library: Library, report: Report) -> None:
    """Drop what the folder held before and holds no more; what failed to be read stays."""
    seen = {*report.added, *report.updated, *report.unchanged, *report.failed}
    gone = [e.source for e in library.entries(str(path)) if e.source not in seen]
    if path.exists():
        library.drop(gone)
        report.removed.extend(gone)


def rebuild(library: Library, embedder: Embedder, settings: Settings) -> None:
    """Embed every article that has no vectors of this embedder, and file it again."""
    entries = {entry.article_id: entry for entry in library.entries()}
    articles = tqdm(library.unembedded(), desc="embedding again", unit=" articles", disable=None)
    cuts = (
        _Cut(entries[article.id], article, split(article, settings.passage_tokens))
        for article in articles
    )
    for batch in _batches(cuts):
        library.put([_filing(cut, library, embedder) for cut in batch])


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; returns 0, 1 where a source failed, or 2 where nothing could be done."""
    given = _parser().parse_args(arguments)
    if not given.paths and not given.rebuild:
        _parser().error("give a PATH to take in, or --rebuild")
    try:
        report = _run(given.paths, again=given.rebuild)
    except DatelineError as error:
        print(f"ingest.py: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("ingest.py: stopped; what was written stays, run it again to go on", file=sys.stderr)
        return 130
    print(json.dumps(asdict(report), ensure_ascii=False, indent=1) if given.json else report)
    return 1 if report.failed else 0


def _run(paths: Sequence[Path], *, again: bool) -> Report:
    settings = read_settings()
    embedder = open_embedder(settings)
    name, length = embedder.name, embedder.dimensions
    with Library(settings.data, name, length, settings.chroma_url, rebuild=again) as library:
        if again:
            rebuild(library, embedder, settings)
        return ingest(paths, library, embedder, settings)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ingest.py", description="Take articles in.")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="a file or a folder")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.add_argument("--rebuild", action="store_true", help="embed all again with another model")
    return parser


if __name__ == "__main__":
    sys.exit(main())
