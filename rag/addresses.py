"""From an address to the raw articles behind it: a page's, a feed's or a sitemap's.

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

from rag.address import SAVE, parsed
from rag.body import unzip
from rag.errors import ArticleError
from rag.feeds import Kind, Listed, kind_of, listed
from rag.fetch import MAX_BYTES, Fetch, Page
from rag.plaintext import decode
from rag.raw import Raw, Refused
from rag.reading import isolation

MAX_ARTICLES = 200
"""The most that are fetched of one feed or sitemap; the newest of them."""
MAX_SITEMAPS = 20
"""The most sitemaps that are read of an index of them; the newest of them."""
_IN_A_ROW = 5
"""So many pages that cannot be had one after the other, and the rest of a list is left."""


def walk(address: str, fetch: Fetch) -> Iterator[Raw | Refused]:
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


def _list(source: str, page: Page, kind: Kind, fetch: Fetch) -> Iterator[Raw | Refused]:
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


def _articles(source: str, found: Sequence[Listed], fetch: Fetch) -> Iterator[Raw | Refused]:
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


def _article(page: Page, each: Listed) -> Raw:
    raw = _read(page)
    fields, origin = {**each.fields, **raw.fields}, raw.fields_from
    if "published" in each.fields and "published" not in raw.fields:
        origin = each.told_by
    mark = chain.from_iterable(sorted(fields.items()))
    fingerprint = sha256("\x00".join([raw.text, *mark]).encode("utf-8", "replace")).hexdigest()
    return Raw(each.address, fingerprint, raw.text, fields, origin)


def _read(page: Page) -> Raw:
    if kind_of(page.data) or page.kind.endswith("gzip"):
        raise ValueError("it is a list and no article. Give its address by itself.")
    if page.kind == "text/plain":
        return Raw(page.address, "", decode(page.data), {"url": page.address}, "page")
    if page.kind.endswith("xml") and page.kind != "application/xhtml+xml":
        raise ValueError(f"it is XML, and neither a feed nor a sitemap. {SAVE}")
    is_pdf = page.kind == "application/pdf" or page.data.startswith(b"%PDF-")
    fields, text, fields_from = isolation.read(".pdf" if is_pdf else ".html", _utf8(page))
    return Raw(page.address, "", text, {**fields, "url": page.address}, fields_from)


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
