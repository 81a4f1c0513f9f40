"""From the sources found to cut articles: read, clean, cut, and seen for dates and origins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rag.articles import to_article
from rag.copies import bands
from rag.errors import ArticleError
from rag.intake.filing import Cut
from rag.intake.finding import fingerprint, refuse
from rag.intake.report import Report
from rag.origins import attributions
from rag.passages import split
from rag.reading.formats import read_all
from rag.reading.raw import Found, Refused
from rag.settings import Settings
from rag.when.dates import events
from store.records import Article, Entry, Original


def cuts(
    founds: Iterable[Found], collection: str, settings: Settings, report: Report
) -> Iterator[Cut]:
    """Each of them that is an article; the report is told of those that are none."""
    for each in read_all(founds):
        if isinstance(each, Refused):
            refuse(each, report)
            continue
        found, raw = each
        try:
            article = to_article(raw)
        except ArticleError as error:
            report.failed[raw.source] = str(error)
            continue
        mark = fingerprint(found.fingerprint, settings)
        entry = Entry(raw.source, mark, article.id, collection)
        yield cut(entry, article, found.original, settings)


def cut(entry: Entry, article: Article, original: Original | None, settings: Settings) -> Cut:
    """The article with all that is found in it."""
    return Cut(
        entry,
        article,
        split(article, settings.passage_tokens),
        original,
        tuple(events(article)),
        attributions(article.text),
        bands(article.text),
    )
