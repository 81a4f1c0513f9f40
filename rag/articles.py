"""From what was read to an `Article`: clean, titled and dated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rag import bylines, publishers
from rag.bylines import Byline, iso_date, moment
from rag.cleaning import clean
from rag.engines.tongue import language_of
from rag.errors import ArticleError
from rag.reading.jsonlines import UPDATED
from rag.reading.raw import Raw
from rag.when.dates import written
from rag.when.inference import inferred, precise, worded_days
from rag.when.posts import posts
from store.records import Article

__all__ = ["iso_date", "to_article"]

_LONGEST_TITLE = 160
_DATE_FIELDS = ("published", "date", "datepublished", "date_published", "published_at", "pubdate")
_PUBLISHER_FIELDS = ("publisher", "site_name", "sitename", "outlet", "source")
_TITLE_FIELDS = ("title", "headline")
_AUTHOR_FIELDS = ("author", "byline")
# A line above the text that is all date: "2019/12/10 | 16:25 - Source: Example Post".
_DATE_LINE = re.compile(
    r"\A\s*(?:date:?\s+)?(?P<date>\d{4}[-/]\d\d[-/]\d\d)\b(?P<rest>[\d/:|\s-]*)"
    r"(?:-?\s*Source:\s*(?P<publisher>[^\n]{1,80}))?\n",
    re.IGNORECASE,
)
_HOUR = re.compile(r"(?<![\d:])(?:[01]\d|2[0-3]):[0-5]\d(?!\d)")


def to_article(raw: Raw) -> Article:
    """The article in ``raw``.

    Raises:
        ArticleError: nothing is left of it after cleaning.
    """
    line = _DATE_LINE.match(raw.text)
    lines = bylines.byline_dates(raw.text)
    dated = [one.line for one in lines]
    body = raw.text[line.end() :] if line else raw.text
    text = clean("\n".join(each for each in body.split("\n") if each not in dated))
    if not text:
        raise ArticleError("it has no text")
    told = next(((date, where) for date, where in _told(raw, line, lines) if date), None)
    published, date_source = told or _inferred(raw, text)
    return Article(
        text=text,
        source=raw.source,
        title=_first_field(raw.fields, _TITLE_FIELDS) or _headline(text),
        publisher=_publisher(raw, line),
        author=_first_field(raw.fields, _AUTHOR_FIELDS),
        url=_plain(raw.fields.get("url")),
        published=published,
        date_source=date_source,
        updated=next(filter(None, _updates(raw, lines)), None),
        language=language_of(text),
    )


def _told(
    raw: Raw, line: re.Match[str] | None, lines: Sequence[Byline]
) -> Iterator[tuple[str | None, str]]:
    """The dates that are told of the piece, the most certain first, and where."""
    for name in _DATE_FIELDS:
        yield moment(raw.fields.get(name, "")), raw.fields_from
    if line:
        hour = _HOUR.search(line["rest"])
        day = line["date"].replace("/", "-")
        yield iso_date(f"{day}T{hour[0]}" if hour else day), "date line"
    yield bylines.date_in_data(raw.text), "JSON-LD"
    yield from ((one.date, "byline") for one in lines if not one.is_of_update)
    yield bylines.date_in_dateline(raw.text), "dateline"
    for address in _addresses(raw):
        yield bylines.date_in_address(address), "address"
    yield from ((one.date, "byline of an update") for one in lines if one.is_of_update)


def _updates(raw: Raw, lines: Sequence[Byline]) -> Iterator[str | None]:
    """The dates of the last change that are told, the most certain first."""
    yield from (moment(raw.fields.get(name, "")) for name in UPDATED)
    yield bylines.date_of_change_in_data(raw.text)
    yield from (one.date for one in lines if one.is_of_update)


def _inferred(raw: Raw, text: str) -> tuple[str | None, str | None]:
    """What the text itself tells; of one or two days only what they share is the date."""
    if found := inferred(text):
        return precise(found.days), f"inferred: {worded_days(found.days)}, for {found.reason}"
    if latest := max((post.day for post in posts(raw.text)), default=None):
        return None, f"unknown: not before {written(latest.isoformat())}, the day of a post in it"
    return None, None


def _publisher(raw: Raw, line: re.Match[str] | None) -> str | None:
    """Who published it: told in the fields, above the text, about the author, or the host."""
    told = _first_field(raw.fields, _PUBLISHER_FIELDS)
    if told and "/" not in told:  # a "source" may be an address or a file
        return told
    outlet = _plain(publishers.outlet(raw.text))
    source = _plain((line and line["publisher"]) or publishers.source(raw.text))
    employer = _plain(publishers.employer(raw.text))
    if outlet and source:
        return f"{outlet} (source: {source})"
    hosts = (publishers.host(address) for address in _addresses(raw))
    imprint = _plain(publishers.imprint(raw.text) or publishers.wire(raw.text))
    named = outlet or (line and _plain(line["publisher"])) or employer
    return named or next(filter(None, (*hosts, source, imprint)), None)


def _addresses(raw: Raw) -> Iterator[str]:
    yield from (address for address in (raw.fields.get("url"), raw.source) if address)


def _first_field(fields: Mapping[str, str], names: Iterable[str]) -> str | None:
    return next(filter(None, (_plain(fields.get(name)) for name in names)), None)


def _plain(value: str | None) -> str | None:
    return " ".join(clean(value or "").split()) or None


def _headline(text: str) -> str | None:
    """The first line, where it reads as a headline and not as a sentence."""
    line = text.partition("\n")[0]
    return line if len(line) <= _LONGEST_TITLE and not re.search(r"[.:…][\"”]?$", line) else None
