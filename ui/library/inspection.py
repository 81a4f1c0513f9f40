"""An article as it is kept: its facts, passages, dates, origins and copies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rag.when.dates import worded, written
from rag.when.intervals import Interval
from store.library import Library
from store.records import Article, Attribution, Dated, Entry
from ui.escape import safe
from ui.frame import bar, document
from ui.library.facts import UNKNOWN, date_of
from ui.reader import link

_SURE = (
    '<details class="sure"><summary>Remove</summary><form method="post" action="remove">'
    '<input type="hidden" name="article" value="{id}"><p>No answer will rest on it any more. '
    "For ten minutes it can be put back; after that, take it in again.</p>"
    '<button class="grave">Remove this article</button></form></details>'
)
_AGAIN = (
    '<form method="post" action="again"><input type="hidden" name="article" value="{id}">'
    "<button>Take in again</button></form>"
)


@dataclass(frozen=True, slots=True)
class Kept:
    """All that is kept of an article.

    Attributes:
        cuts: Where its passages begin and end, in order.
        entries: Its lines of the ledger.
        copies: The articles that are near-copies of it.
        past: What its sources gave before.
    """

    article: Article
    cuts: Sequence[tuple[int, int]]
    dates: Sequence[Dated]
    attributions: Sequence[Attribution]
    entries: Sequence[Entry]
    copies: Sequence[Article]
    past: Sequence[Article]


def kept(library: Library, article_id: str) -> Kept:
    """What is kept of that article; StoreError if there is none."""
    article, names = library.article(article_id), library.sources(article_id)
    return Kept(
        article,
        library.cuts(article_id),
        library.dates([article_id]).get(article_id, []),
        library.attributions([article_id]).get(article_id, []),
        [entry for entry in map(library.entry, names) if entry],
        list(library.articles_of(library.copies_of(article_id)).values()),
        [past for name in names for past in library.history(name)],
    )


def page(this: Kept, user: str | None = None) -> str:
    """The whole page."""
    article = this.article
    title = article.heading
    forms = (_AGAIN + _SURE).format(id=article.id)
    body = (
        f'{bar("", user, 1)}<main class="library one"><h1 dir="auto">{safe(title)}</h1>'
        f'<div class="acts"><a href="../articles/{article.id}">Read it</a>{forms}</div>'
        f"{_facts(this)}{_dates(this)}{_origins(this)}{_others(this)}{_passages(this)}</main>"
    )
    return document(f"{title} · Dateline", body, depth=1)


def _facts(this: Kept) -> str:
    article = this.article
    facts = {
        "Publisher": safe(article.publisher or ""),
        "Author": safe(article.author or ""),
        "Published": date_of(article.published, article.date_source) + _reason(article),
        "Changed": safe(written(article.updated)) if article.updated else "",
        "Address": link(article.url),
        "Language": safe(article.language or "") or UNKNOWN,
        "Length": f"{len(article.text):,} characters in {_count(len(this.cuts))}",
        "Sources": "<br>".join(f'<span dir="ltr">{safe(e.source)}</span>' for e in this.entries),
        "Id": f"<code>{article.id}</code>",
    }
    lines = "".join(
        f"<dt>{name}</dt><dd dir=auto>{fact}</dd>" for name, fact in facts.items() if fact
    )
    return f'<dl class="facts">{lines}</dl>'


def _count(passages: int) -> str:
    return f"{passages:,} passage{'s' * (passages != 1)}"


def _reason(article: Article) -> str:
    source = article.date_source or ""
    return f'<span class="reason">{safe(source)}</span>' if source.startswith("inferred: ") else ""


def _dates(this: Kept) -> str:
    rows = "".join(
        f"<tr><td dir=auto>{safe(this.article.text[each.start : each.end])}</td>"
        f"<td>{safe(worded(Interval(each.first, each.last)))}</td></tr>"
        for each in this.dates
    )
    head = "<tr><th>It says</th><th>It means</th></tr>"
    table = f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"
    return _section("Dates in it", table if rows else "")


def _origins(this: Kept) -> str:
    items = "".join(
        f"<li><strong>{safe(each.origin)}</strong> <span>{each.kind}</span> "
        f'<q dir="auto">{safe(this.article.text[each.start : each.end])}</q></li>'
        for each in this.attributions
    )
    return _section("Where it says its news comes from", f"<ul>{items}</ul>" if items else "")


def _others(this: Kept) -> str:
    copies = "".join(_other(each, each.id) for each in this.copies)
    past = "".join(_other(each, f"../articles/{each.id}") for each in this.past)
    return _section("Copies", f"<ul>{copies}</ul>" if copies else "") + _section(
        "Earlier versions", f"<ul>{past}</ul>" if past else ""
    )


def _other(article: Article, address: str) -> str:
    told = " · ".join(filter(None, (article.publisher, written(article.published))))
    title = safe(article.heading)
    return f'<li><a dir="auto" href="{address}">{title}</a> <span>{safe(told)}</span></li>'


def _passages(this: Kept) -> str:
    items = "".join(
        f'<li value="{number}"><p dir="auto">{_marked(this.article.text, cut, this.dates)}</p></li>'
        for number, cut in enumerate(this.cuts, 1)
    )
    return _section("Passages", f'<ol class="passages">{items}</ol>' if items else "")


def _marked(text: str, cut: tuple[int, int], dates: Iterable[Dated]) -> str:
    """A passage's words, each date expression in it with the days it means."""
    start, end = cut
    within = [each for each in dates if start <= each.start < each.end <= end]
    meant = {each.start: worded(Interval(each.first, each.last)) for each in within}
    edges = sorted({start, end, *(edge for each in within for edge in (each.start, each.end))})
    return "".join(
        f'<span class="when" title="{safe(meant[a])}">{safe(text[a:b])}</span>'
        if a in meant
        else safe(text[a:b])
        for a, b in pairwise(edges)
    )


def _section(heading: str, inner: str) -> str:
    return f"<section><h2>{heading}</h2>{inner}</section>" if inner else ""
