"""An article as a page of its own, with the cited words marked; it has no script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from urllib.parse import urlencode, urlsplit

from rag.types import Citation
from rag.when.dates import written
from store.records import Article
from ui.escape import safe

Span = tuple[int, int]
"""Code-point offsets into the article's text: the first character, and just behind the last."""

_REPLACED = (
    '<p class="notice">This is an earlier version. Its source has changed since; ask again to '
    "see what it says now.</p>"
)
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")


def place(cited: Citation, all_cited: Iterable[Citation]) -> str:
    """Where the article of a citation is read, marked for it and, faintly, for the others."""
    others = [
        ("mark", f"{each.start}-{each.end}")
        for each in all_cited
        if each.article_id == cited.article_id and each != cited
    ]
    query = urlencode([("start", cited.start), ("end", cited.end), *others])
    return f"articles/{cited.article_id}?{query}#cited"


def span(text: str) -> Span | None:
    """The offsets in '30-60', or None where it holds no such thing."""
    match = _SPAN.fullmatch(text)
    return (int(match[1]), int(match[2])) if match else None


def page(
    article: Article, cited: Span, others: Sequence[Span] = (), *, replaced: bool = False
) -> str:
    """The whole page; ``id="cited"`` is on the first of the cited words.

    Args:
        article: What is shown.
        cited: The words that a citation is of.
        others: Other words of it that are cited.
        replaced: Whether it is an earlier version, which its source gives no longer.
    """
    title = safe(article.heading)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title>"
        '<link rel="icon" href="../static-dateline/icon.svg">'
        '<link rel="stylesheet" href="../static-dateline/reader.css"></head><body><main>'
        f'<header>{_kicker(article)}<h1 dir="auto">{title}</h1>{_byline(article)}</header>'
        f"{_REPLACED if replaced else ''}"
        f'<div class="text">{marked(article.text, cited, others)}</div>'
        "</main></body></html>"
    )


def absent() -> str:
    """The page where an article was asked for that is not in the collection."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        "<title>No such article</title>"
        '<link rel="stylesheet" href="../static-dateline/reader.css"></head><body><main>'
        "<header><h1>No such article</h1></header><p>It is not in the collection, or no "
        "longer: an edited article is another article. Ask again to find what is there "
        "now.</p></main></body></html>"
    )


def marked(text: str, cited: Span, others: Sequence[Span] = ()) -> str:
    """The text as paragraphs, one for each line, with the spans in ``<mark>``.

    Every character of the text is kept, line feeds between the paragraphs.
    """
    runs = _runs(text, cited, others)
    html, first = [], True
    for start, end in runs:
        piece = text[start:end]
        if piece == "\n":
            html.append("</p>\n<p dir=auto>")
        elif _within(start, cited):
            name = ' id="cited"' if first else ""
            html.append(f'<mark class="cited"{name} data-span="{cited[0]}">{safe(piece)}</mark>')
            first = False
        elif also := [other for other in others if _within(start, other)]:
            html.append(f'<mark class="also" data-span="{also[0][0]}">{safe(piece)}</mark>')
        else:
            html.append(safe(piece))
    return f"<p dir=auto>{''.join(html)}</p>".replace("<p dir=auto></p>", "")


def _runs(text: str, cited: Span, others: Sequence[Span]) -> list[Span]:
    """The text cut wherever a mark begins or ends, and around every line feed."""
    feeds = (at for match in re.finditer("\n", text) for at in match.span())
    edges = (edge for each in others for edge in each if not cited[0] < edge < cited[1])
    inner = (edge for edge in (*cited, *edges) if 0 < edge < len(text))
    cuts = sorted({0, len(text), *feeds, *inner})
    return list(pairwise(cuts))


def _within(position: int, each: Span) -> bool:
    return each[0] <= position < each[1]


def _kicker(article: Article) -> str:
    facts = [article.publisher, written(article.published)]
    return f'<p class="kicker" dir="auto">{safe(" · ".join(filter(None, facts)))}</p>'


def _byline(article: Article) -> str:
    author = f'<span dir="auto">{safe(article.author)}</span>' if article.author else ""
    away = link(article.url)
    facts = " · ".join(filter(None, (author, away)))
    return f'<p class="byline">{facts}</p>' if facts else ""


def link(url: str | None) -> str:
    """A link to where the article was published, for a web address and nothing else."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    return (
        f'<a href="{safe(url or "")}" target="_blank" rel="noopener noreferrer nofollow">'
        f"Read it at {safe(parts.hostname)}</a>"
    )
