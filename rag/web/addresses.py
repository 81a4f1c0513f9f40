"""From an address to the articles behind it: a page's, a feed's or a sitemap's.

One bad page never stops the rest of its list. What a list tells about an article fills
what the page itself does not tell.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import chain
from urllib.parse import urljoin

from rag.errors import ArticleError
from rag.reading import formats
from rag.reading.plaintext import decode
from rag.reading.raw import Found, Raw, Refused
from rag.web.address import SAVE, parsed
from rag.web.body import unzip
from rag.web.feeds import Kind, Listed, kind_of, listed
from rag.web.fetch import MAX_BYTES, Fetch, Page
from store.records import Article, Original

MAX_ARTICLES = 200
"""The most that are fetched of one feed or sitemap; the newest of them."""
MAX_SITEMAPS = 20
"""The most sitemaps that are read of an index of them; the newest of them."""
_IN_A_ROW = 5
"""So many pages that cannot be had one after the other, and the rest of a list is left."""


def find(address: str, fetch: Fetch) -> Iterator[Found | Refused]:
    """The article of the page there, or the articles of the list there, in its order."""
    try:
        source = str(parsed(address))
        page = _unpacked(fetch(source))
        kind = kind_of(page.data)
        if kind is None:
            yield _article(page, Listed(source))
        else:
            yield from _list(source, page, kind, fetch)
    except (ArticleError, ValueError) as error:
        yield _refused(address, error)


def _unpacked(page: Page) -> Page:
    """A sitemap may be a gzip file."""
    return replace(page, data=unzip(page.data, MAX_BYTES)) if page.kind.endswith("gzip") else page


def _list(source: str, page: Page, kind: Kind, fetch: Fetch) -> Iterator[Found | Refused]:
    if kind == "index":
        faults, found = _nested(page, fetch)
        yield from faults
    else:
        found = _absolute(page, kind)
    taken = _newest(found, MAX_ARTICLES)
    if not found:
        yield Refused(source, "skipped", "it lists no article")
    if len(found) > len(taken):
        reason = f"it lists {len(found):,} articles; the {len(taken)} newest were asked for"
        yield Refused(source, "skipped", reason)
    yield from _articles(source, taken, fetch)


def _nested(index: Page, fetch: Fetch) -> tuple[list[Refused], list[Listed]]:
    """What the sitemaps of an index list, one level down, and which could not be read."""
    faults: list[Refused] = []
    found: dict[str, Listed] = {}
    all_ = _absolute(index, "index")
    for sitemap in (taken := _newest(all_, MAX_SITEMAPS)):
        try:
            page = _unpacked(fetch(sitemap.address))
            if kind_of(page.data) != "sitemap":
                raise ValueError("it is no sitemap, though an index of them says so")
            found |= {each.address: each for each in _absolute(page, "sitemap")}
        except (ArticleError, ValueError) as error:
            faults.append(_refused(sitemap.address, error))
    if len(all_) > len(taken):
        reason = f"it lists {len(all_):,} sitemaps; the {len(taken)} newest were read"
        faults.append(Refused(index.address, "skipped", reason))
    return faults, list(found.values())


def _absolute(page: Page, kind: Kind) -> list[Listed]:
    return [
        replace(each, address=_joined(page.address, each.address))
        for each in listed(page.data, kind)
    ]


def _joined(base: str, link: str) -> str:
    """The link seen from its page; one that cannot be joined is refused when it is asked for."""
    try:
        return urljoin(base, link)
    except ValueError:
        return link


def _newest(found: Sequence[Listed], most: int) -> list[Listed]:
    """The newest, where the list tells when; else the first, for lists begin with the newest."""
    return sorted(found, key=lambda each: each.changed, reverse=True)[:most]


def _articles(source: str, found: Sequence[Listed], fetch: Fetch) -> Iterator[Found | Refused]:
    failures, asked = 0, set[str]()
    for number, each in enumerate(found):
        try:
            address = str(parsed(each.address))
            if address in asked:  # written in two ways, or two parts of one page
                continue
            asked.add(address)
            yield _article(_unpacked(fetch(address)), replace(each, address=address))
            failures = 0
        except (ArticleError, ValueError) as error:
            yield _refused(each.address, error)
            failures = failures + 1 if isinstance(error, ArticleError) else 0
        if failures == _IN_A_ROW:
            left = f"{len(found) - number - 1} were not asked for. Try again later."
            yield Refused(source, "failed", f"{failures} pages in a row could not be had; {left}")
            return


def _article(page: Page, each: Listed) -> Found:
    raw, original = _read(page)
    fields, origin = {**each.fields, **raw.fields}, raw.fields_from
    if "published" in each.fields and "published" not in raw.fields:
        origin = each.told_by
    return _found(each.address, original, Raw(each.address, "", raw.text, fields, origin))


def found_again(original: Original, article: Article) -> Found:
    """The page of a kept article from its bytes, with what a list told of it.

    Raises:
        ValueError: it cannot be read any more.
    """
    source, of_list = article.source, article.date_source in ("feed", "sitemap")
    raw = formats.read(Found(source, "", original))
    told = {
        "title": article.title,
        "author": article.author,
        "publisher": article.publisher,
        "published": article.published if of_list else None,
        "updated": article.updated if of_list else None,
    }
    fields = {name: value for name, value in told.items() if value} | dict(raw.fields)
    origin = raw.fields_from if "published" in raw.fields else article.date_source
    url = {"url": article.url or source}
    return _found(source, original, Raw(source, "", raw.text, fields | url, origin or ""))


def _found(source: str, original: Original, raw: Raw) -> Found:
    """With the fingerprint of its text and fields."""
    mark = chain.from_iterable(sorted(raw.fields.items()))
    fingerprint = sha256("\x00".join([raw.text, *mark]).encode("utf-8", "replace")).hexdigest()
    return Found(source, fingerprint, original, replace(raw, fingerprint=fingerprint))


def _read(page: Page) -> tuple[Raw, Original]:
    if kind_of(page.data) or page.kind.endswith("gzip"):
        raise ValueError("it is a list and no article. Give its address by itself.")
    if page.kind == "text/plain":
        raw = Raw(page.address, "", decode(page.data), {"url": page.address}, "page")
        return raw, Original(".txt", page.data)
    if page.kind.endswith("xml") and page.kind != "application/xhtml+xml":
        raise ValueError(f"it is XML, and neither a feed nor a sitemap. {SAVE}")
    is_pdf = page.kind == "application/pdf" or page.data.startswith(b"%PDF-")
    original = Original(".pdf" if is_pdf else ".html", _utf8(page))
    raw = formats.read(Found(page.address, "", original))
    return replace(raw, fields={**raw.fields, "url": page.address}), original


def _utf8(page: Page) -> bytes:
    """The page in UTF-8, where the server's word for its character set is good."""
    try:
        return page.data.decode(codecs.lookup(page.charset or "").name).encode()
    except (LookupError, ValueError):
        return page.data


def _refused(address: str, error: Exception) -> Refused:
    """The fault without the address in front, where that is the source's own name."""
    name = address.encode("utf-8", "replace").decode()
    return Refused(name, "failed", str(error).removeprefix(f"{name}: "))
