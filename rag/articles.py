"""From what was read to an `Article`: clean, titled and dated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from rag.cleaning import clean
from rag.errors import ArticleError
from rag.sources import Raw
from store.records import Article

_REDUCED_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")
_LONGEST_TITLE = 160


def to_article(raw: Raw) -> Article:
    """The article in ``raw``.

    Raises:
        ArticleError: nothing is left of it after cleaning.
    """
    text = clean(raw.text)
    if not text:
        raise ArticleError("it has no text")
    published = iso_date(raw.fields.get("published", ""))
    return Article(
        text=text,
        source=raw.source,
        title=_field(raw.fields, "title") or _headline(text),
        publisher=_field(raw.fields, "publisher"),
        author=_field(raw.fields, "author"),
        url=_field(raw.fields, "url"),
        published=published,
        date_source=raw.fields_from if published else None,
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
    return text[:10] if len(text) <= 10 else moment.isoformat(timespec="minutes")


def _field(fields: Mapping[str, str], name: str) -> str | None:
    return " ".join(clean(fields.get(name, "")).split()) or None


def _headline(text: str) -> str | None:
    """The first line, where it reads as a headline and not as a sentence."""
    line = text.partition("\n")[0]
    return line if len(line) <= _LONGEST_TITLE and not re.search(r"[.:…][\"”]?$", line) else None
