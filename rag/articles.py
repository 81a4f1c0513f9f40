"""From what was read to an `Article`: clean, titled and dated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from rag.cleaning import clean
from rag.errors import ArticleError
from rag.raw import Raw
from store.records import Article

_REDUCED_DATE = re.compile(r"(?!0000)[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?")
_LONGEST_TITLE = 160
# A line above the text that is all date: "2019/12/10 | 16:25 - Source: Example Post".
_DATE_LINE = re.compile(
    r"\A\s*(?:date:?\s+)?(?P<date>\d{4}[-/]\d\d[-/]\d\d)\b[\d/:|\s-]*"
    r"(?:-?\s*Source:\s*(?P<publisher>[^\n]{1,80}))?\n",
    re.IGNORECASE,
)


def to_article(raw: Raw) -> Article:
    """The article in ``raw``.

    Raises:
        ArticleError: nothing is left of it after cleaning.
    """
    line = _DATE_LINE.match(raw.text)
    text = clean(raw.text[line.end() :] if line else raw.text)
    if not text:
        raise ArticleError("it has no text")
    published, date_source = _published(raw, line)
    return Article(
        text=text,
        source=raw.source,
        title=_field(raw.fields, "title") or _headline(text),
        publisher=_field(raw.fields, "publisher") or (_plain(line["publisher"]) if line else None),
        author=_field(raw.fields, "author"),
        url=_field(raw.fields, "url"),
        published=published,
        date_source=date_source,
    )


def iso_date(text: str) -> str | None:
    """ISO 8601 at the precision ``text`` gives ("2019", "2019-12", ...), else None."""
    text = text.strip()
    if _REDUCED_DATE.fullmatch(text):
        return text
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if len(text) > len("2019-12-10"):
        return moment.isoformat(timespec="minutes")
    return None if "W" in text else moment.date().isoformat()  # a week is no day


def _published(raw: Raw, line: re.Match[str] | None) -> tuple[str | None, str | None]:
    """The date and where it stands: in the fields, in a date line, or nowhere."""
    if date := iso_date(raw.fields.get("published", "")):
        return date, raw.fields_from
    if line and (date := iso_date(line["date"].replace("/", "-"))):
        return date, "date line"
    return None, None


def _field(fields: Mapping[str, str], name: str) -> str | None:
    return _plain(fields.get(name))


def _plain(value: str | None) -> str | None:
    return " ".join(clean(value or "").split()) or None


def _headline(text: str) -> str | None:
    """The first line, where it reads as a headline and not as a sentence."""
    line = text.partition("\n")[0]
    return line if len(line) <= _LONGEST_TITLE and not re.search(r"[.:…][\"”]?$", line) else None
