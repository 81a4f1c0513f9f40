"""The library's page: what can be handed over, what became of it, and the list of all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rag.reading.formats import ENDINGS
from store.records import Listed
from store.shelf import Order
from ui.escape import safe
from ui.frame import bar, document
from ui.library.facts import date_of, origin, state
from ui.library.view import PER_PAGE, View

COLUMNS: tuple[tuple[Order, str], ...] = (
    ("title", "Title"),
    ("publisher", "Publisher"),
    ("published", "Published"),
    ("source", "Origin"),
    ("length", "Length"),
)
_HAND_OVER = (
    '<section class="hand" aria-labelledby="hand"><h2 id="hand">Add articles</h2>'
    '<label class="drop" id="drop"><input type="file" id="files" multiple accept="{accept}">'
    "<strong>Drop files here, or choose them</strong><span>{kinds}</span></label>"
    '<form method="post" action="library/addresses" id="addresses">'
    '<label for="given">Or paste addresses of pages, feeds and sitemaps</label>'
    '<textarea id="given" name="given" rows="3" required spellcheck="false" '
    'placeholder="https://"></textarea><button class="first">Add</button></form>'
    '<p id="sent" role="status" aria-live="polite"></p></section>'
)


def page(
    view: View,
    rows: Sequence[Listed],
    total: int,
    told: str,
    *,
    user: str | None = None,
    fault: str = "",
) -> str:
    """The whole page.

    Args:
        view: What is looked at.
        rows: The articles of that page.
        total: How many there are for its words.
        told: What waits and what became of it, as HTML.
        user: Who is signed in, or None.
        fault: What went wrong with what was asked last.
    """
    said = f'<p class="fault" role="alert">{safe(fault)}</p>' if fault else ""
    body = (
        f'{bar("library", user)}<main class="library"><h1>Library</h1>{said}{hand_over()}{told}'
        f"{shelf(view, rows, total)}</main>"
    )
    return document("Library · Dateline", body, "library.js")


def hand_over() -> str:
    """Where files are dropped and addresses are pasted."""
    kinds = ", ".join(ending.removeprefix(".") for ending in ENDINGS)
    return _HAND_OVER.format(accept=",".join(ENDINGS), kinds=kinds)


def shelf(view: View, rows: Sequence[Listed], total: int) -> str:
    """The list: its search, its head, its lines and the way to its other pages."""
    return (
        f'<section id="shelf" aria-labelledby="all"><div class="top"><h2 id="all">'
        f"{_count(view, total)}</h2>{_search(view)}</div>{_table(view, rows)}{_pages(view, total)}"
        "</section>"
    )


def _count(view: View, total: int) -> str:
    what = f"{total:,} article{'s' * (total != 1)}"
    return f"{what} with “{safe(view.words)}”" if view.words else what


def _search(view: View) -> str:
    kept = replace(view, words="", page=1)
    hidden = "".join(
        f'<input type="hidden" name="{name}" value="{value}">'
        for name, value in (("sort", kept.order), ("down", str(int(kept.falling))))
        if kept.order != "added"
    )
    return (
        '<form role="search" action="library">'
        f'<input type="search" name="q" value="{safe(view.words)}" maxlength="200" '
        'aria-label="Search titles, publishers and sources" '
        f'placeholder="Title, publisher or source">{hidden}<button>Search</button></form>'
    )


def _table(view: View, rows: Sequence[Listed]) -> str:
    if not rows:
        return '<p class="none">There is nothing here.</p>'
    head = "".join(_head(view, order, name) for order, name in COLUMNS)
    lines = "".join(map(_line, rows))
    return (
        '<div class="wide"><table><thead><tr>'
        f"{head}<th>State</th></tr></thead><tbody>{lines}</tbody></table></div>"
    )


def _head(view: View, order: Order, name: str) -> str:
    sort = ("descending" if view.falling else "ascending") if view.order == order else "none"
    address = safe(view.sorted_by(order).address())
    return f'<th aria-sort="{sort}" class="{order}"><a href="{address}">{name}</a></th>'


def _line(row: Listed) -> str:
    title = safe(row.title)
    return (
        f'<tr><td class="title" dir="auto"><a href="library/{row.article_id}">{title}</a></td>'
        f'<td dir="auto">{safe(row.publisher or "")}</td>'
        f"<td>{date_of(row.published, row.date_source)}</td>"
        f"<td>{origin(row.source, row.sources)}</td>"
        f'<td class="length">{row.length:,}</td>'
        f"<td>{state(row.embedded, row.copies)}</td></tr>"
    )


def _pages(view: View, total: int) -> str:
    last = -(-total // PER_PAGE)
    if last < 2 and view.page == 1:
        return ""
    before = _turn(view.turned(-1), "Previous") if view.page > 1 else ""
    after = _turn(view.turned(1), "Next") if view.page < last else ""
    here = f"<span>Page {view.page:,} of {last:,}</span>"
    return f'<nav class="pages" aria-label="Pages of the list">{before}{here}{after}</nav>'


def _turn(to: View, name: str) -> str:
    return f'<a href="{safe(to.address())}">{name}</a>'
