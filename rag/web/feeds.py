"""From the bytes of a feed or a sitemap to the addresses of the articles in it.

RSS (0.9x, 1.0, 2.0), Atom, and the sitemap protocol with its news extension
(https://www.sitemaps.org/protocol.html). Nothing is fetched here.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Literal

from rag.articles import iso_date
from rag.web.xmltree import Element, items, local

Kind = Literal["feed", "sitemap", "index"]
"""A feed; a list of a site's pages; a list of such lists."""

_KINDS: dict[str, Kind] = {
    "rss": "feed", "feed": "feed", "RDF": "feed", "urlset": "sitemap", "sitemapindex": "index",
}  # fmt: skip
_ITEMS = {"feed": ("item", "entry"), "sitemap": ("url",), "index": ("sitemap",)}
_ROOT = re.compile(rb"<(?:[A-Za-z][\w.-]*:)?([A-Za-z]\w*)")
_HEAD = 4096
_TAG = re.compile(r"<[^<>]{1,200}>")
_PUBLISHED = ("pubDate", "published", "issued", "dc:date")
_UPDATED = ("updated", "modified", "dcterms:modified", "atom:updated")
_TERMS = "{http://purl.org/dc/terms/}"
_DUBLIN = "{http://purl.org/dc/elements/1.1/}"
_ATOM = "{http://www.w3.org/2005/Atom}"
_NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


@dataclass(frozen=True, slots=True)
class Listed:
    """An article's address, and what the list tells of it.

    Attributes:
        fields: Any of title, author, publisher, published, updated.
        changed: An ISO date to order by; it is not told to be the article's.
        told_by: What the list is, in a word.
    """

    address: str
    fields: Mapping[str, str] = field(default_factory=dict)
    changed: str = ""
    told_by: Kind = "feed"


def kind_of(data: bytes) -> Kind | None:
    """What list it is, by the first element's name; None where it is none."""
    head = data[:_HEAD].replace(b"\x00", b"")  # UTF-16 is letters with zeros between
    root = _ROOT.search(head)
    return _KINDS.get(root[1].decode()) if root else None


def listed(data: bytes, kind: Kind) -> list[Listed]:
    """What it lists, in its order, each address once; addresses may be relative.

    Raises:
        ValueError: it is no well-formed XML, or declares entities.
    """
    found: dict[str, Listed] = {}
    for each in map(_entry if kind == "feed" else _place, items(data, _ITEMS[kind])):
        if each.address:
            found.setdefault(each.address, each)
    return list(found.values())


def _entry(item: Element) -> Listed:
    told = dict(_told(item))
    published, updated = (
        next((told[name] for name in names if name in told), "") for names in (_PUBLISHED, _UPDATED)
    )
    fields = {
        "title": _plain(told.get("title", "")),
        "author": _plain(told.get("dc:creator", "")),
        "published": date(published),
        "updated": date(updated),
    }
    return Listed(told.get("link") or told.get("guid", ""), _known(fields))


def _place(item: Element) -> Listed:
    told, news = dict(_told(item)), item.find(f"{_NEWS}news")
    name = None if news is None else news.find(f"{_NEWS}publication/{_NEWS}name")
    of_news = {} if news is None else dict(_told(news))
    fields = {
        "title": _plain(of_news.get("title", "")),
        "publisher": "" if name is None else _plain(name.text or ""),
        "published": date(of_news.get("publication_date", "")),
    }
    changed = fields["published"] or date(told.get("lastmod", ""))
    return Listed(told.get("loc", ""), _known(fields), changed, "sitemap")


def _told(item: Element) -> Iterator[tuple[str, str]]:
    """Names and texts of an element's children: of its own namespace, and of those known."""
    known = {"": "", _ATOM: "atom:", _DUBLIN: "dc:", _TERMS: "dcterms:"}
    prefixes = known | {_space(item): ""}
    for child in reversed(item):  # of two of a name, the first counts in a dict
        prefix, text = prefixes.get(_space(child)), _text(child)
        if prefix is not None and text:
            yield prefix + local(child.tag), text


def _space(element: Element) -> str:
    return str(element.tag).removesuffix(local(element.tag))


def _text(element: Element) -> str:
    """Its words; of a link only the one to the article itself, of a guid only an address."""
    if element.get("rel", "alternate") != "alternate" or element.get("isPermaLink") == "false":
        return ""
    return (element.get("href") or "".join(element.itertext())).strip()


def date(text: str) -> str:
    """ISO 8601 of a date as feeds write it (RFC 822 or ISO), as precise as it is; else ""."""
    if found := iso_date(text):
        return found
    has_time = ":" in text
    try:
        moment = parsedate_to_datetime(text if has_time else f"{text} 00:00")
    except (ValueError, OverflowError):
        return ""
    return moment.isoformat(timespec="minutes") if has_time else moment.date().isoformat()


def _plain(text: str) -> str:
    """Text without markup: feeds pack HTML into titles, sometimes twice."""
    return " ".join(html.unescape(_TAG.sub("", text)).split())


def _known(fields: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value}
