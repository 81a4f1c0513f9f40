"""Kept articles cleaned and dated again, without their files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256

from rag.engines.embedder import Embedder
from rag.intake.ahead import ahead
from rag.intake.filing import Cut, batches, filings
from rag.intake.grouping import group
from rag.intake.preparing import cuts
from rag.intake.progress import shown
from rag.intake.report import Report
from rag.reading.raw import Found
from rag.settings import Settings
from rag.web import addresses
from rag.web.address import is_address
from store.library import Library
from store.records import Article, Entry

_NOT_KEPT = "its original was not kept; take it in again"


def reread(library: Library, embedder: Embedder, settings: Settings) -> Report:
    """Make every article anew from what was kept of its source; what is the same is unchanged."""
    report, entries = Report(), library.entries()
    articles = {article.id: article for article in library.articles()}
    ready = ahead(cuts(_kept(library, entries, articles, report), "", settings, report))
    known = {entry.source: entry for entry in entries}
    for batch in batches(_filed(shown(ready, len(entries), "reading again"), known)):
        library.put(filings(batch, library, embedder))
        group(library)
        for cut in batch:
            before = articles.get(known[cut.entry.source].article_id)
            is_same = before and replace(before, source=cut.article.source) == cut.article
            (report.unchanged if is_same else report.updated).append(cut.entry.source)
    return report


def _kept(
    library: Library, entries: Sequence[Entry], articles: dict[str, Article], report: Report
) -> Iterator[Found]:
    for entry in entries:
        original, article = library.original(entry.source), articles.get(entry.article_id)
        if original is None or article is None:
            report.skipped[entry.source] = _NOT_KEPT
        elif not is_address(entry.source):
            yield Found(entry.source, sha256(original.data).hexdigest(), original)
        else:
            try:
                yield addresses.found_again(original, replace(article, source=entry.source))
            except ValueError as error:
                report.failed[entry.source] = str(error)


def _filed(cuts: Iterator[Cut], known: dict[str, Entry]) -> Iterator[Cut]:
    """With the collection that each belongs to; a page's fingerprint is of what was told then."""
    for cut in cuts:
        source, before = cut.entry.source, known[cut.entry.source]
        mark = before.fingerprint if is_address(source) else cut.entry.fingerprint
        entry = replace(cut.entry, collection=before.collection, fingerprint=mark)
        yield replace(cut, entry=entry)
