"""From a web page to its article: the only door to trafilatura, and by it to htmldate."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trafilatura import bare_extraction
from trafilatura.settings import Document
from trafilatura.utils import load_html

from rag.bylines import iso_date
from rag.reading.plaintext import decode
from rag.reading.posts import Page, keep_posts

FIELDS_FROM = "page metadata"

# What a browser reads of a page to learn its character set.
_HEAD = 4096
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.I
)
# Only where a page tells its date: what a search of the whole text finds may be any date.
_DATES = {"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"}
_TITLE = re.compile(
    r"(?P<head>.+) [|–—-] (?P<site>[A-Z0-9][\w.’'&-]*(?: (?:of|the|and|&|[A-Z0-9][\w.’'&-]*)){0,4})"
)
_MOMENTS = (
    "//meta[@property='article:published_time' or @itemprop='datePublished']/@content",
    "//time[@itemprop='datePublished']/@datetime",
)
_JSON_MOMENT = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{16,40})\"")
_CHANGES = (
    "//meta[@property='article:modified_time' or @property='og:updated_time'"
    " or @itemprop='dateModified']/@content",
    "//time[@itemprop='dateModified']/@datetime",
)
_JSON_CHANGE = re.compile(r"\"dateModified\"\s*:\s*\"([^\"]{10,40})\"")


def read(data: bytes) -> tuple[dict[str, str], str]:
    """The fields and the text of a page saved in any character set.

    Raises:
        ValueError: it is no page, or there is no article in it.
    """
    charset = _CHARSET.search(data[:_HEAD])
    return extract(decode(data, charset[1].decode() if charset else None))


def extract(html: str) -> tuple[dict[str, str], str]:
    """The same for a page that is text already."""
    tree = _tree(html)
    found = None if tree is None else _extracted(tree, sure=True) or _extracted(tree, sure=False)
    if found is None or not found.text:
        raise ValueError("no article was found in the page; is it built by a script?")
    fields = {
        "title": found.title,
        "publisher": found.sitename or _named_in_title(tree),
        "author": found.author,
        "url": found.url,
        "published": _moment(html, tree, found.date),
        "updated": _change(html, tree, found.date or ""),
    }
    return {name: str(value) for name, value in fields.items() if value}, _body(found)


def _tree(html: str) -> Page | None:
    """The page as a tree, its posts each in a paragraph; None where nothing is in it."""
    tree = load_html(html)
    if tree is None:  # a piece of a page, as mails have it
        tree = load_html(f"<html><body><div>{html}</div></body></html>")
    if tree is not None:
        keep_posts(tree)
    return tree


def _extracted(tree: Page, *, sure: bool) -> Document | None:
    """The article; where ``sure``, rather too little than what stands around it."""
    found = bare_extraction(
        tree,
        favor_precision=sure,
        include_comments=False,
        with_metadata=True,
        date_extraction_params=_DATES,
    )
    return found if isinstance(found, Document) else None


def _body(found: Document) -> str:
    """The text without its headline, which is a field."""
    first, _, rest = (found.text or "").strip().partition("\n")
    is_title = " ".join(first.split()).casefold() == (found.title or "").strip().casefold()
    return rest if is_title and rest.strip() else found.text or ""


def _named_in_title(tree: Page) -> str | None:
    """The site that the page's title names behind its headline: 'Rockets fall | Harbour Post'."""
    told = _TITLE.fullmatch(" ".join((tree.findtext(".//title") or "").split()))
    heads = (" ".join(head.text_content().split()) for head in tree.iter("h1"))
    return told["site"] if told and told["head"] in heads else None


def _moment(html: str, tree: Page, day: str | None) -> str | None:
    """The day with its time, where the page tells it to the minute."""
    for value in _values(html, tree, _MOMENTS, _JSON_MOMENT) if day else ():
        moment = iso_date(value) or ""
        if "T" in moment and moment.startswith(f"{day}"):
            return moment
    return day


def _change(html: str, tree: Page, published: str) -> str | None:
    """When the page says that it was changed; a change before its publication is another's."""
    moments = (iso_date(value) for value in _values(html, tree, _CHANGES, _JSON_CHANGE))
    return next((told for told in moments if told and told[:10] >= published[:10]), None)


def _values(html: str, tree: Page, paths: Sequence[str], data: re.Pattern[str]) -> list[str]:
    """What stands at the paths, then what stands in data for machines."""
    told = [str(value) for path in paths for value in tree.xpath(path)]
    return [*told, *data.findall(html)]
