"""Single facts of an article in words; all of it is escaped."""

from __future__ import annotations

from rag.intake.taking import UPLOAD
from rag.web.address import is_address
from rag.when.dates import written
from ui.escape import safe

UNKNOWN = '<span class="unknown">unknown</span>'


def date_of(published: str | None, date_source: str | None) -> str:
    """When it was published, and where that is known from."""
    told = safe(written(published)) if published else UNKNOWN
    return f'{told}<span class="from">{told_by(date_source)}</span>'


def told_by(date_source: str | None) -> str:
    """Where a date comes from; 'inferred' stands apart, with its reason behind it."""
    if not date_source:
        return ""
    if not date_source.startswith("inferred: "):
        return safe(date_source)
    reason = date_source.removeprefix("inferred: ")
    return f'<span class="inferred" title="{safe(reason)}">inferred</span>'


def origin(source: str, sources: int = 1) -> str:
    """Where it came from: an upload, an address or a file, and how many give it."""
    more = f" <span class=from>and {sources - 1} more</span>" if sources > 1 else ""
    return f'{safe(kind(source))}<span class="from" dir="ltr">{safe(short(source))}</span>{more}'


def kind(source: str) -> str:
    """What sort of source it is."""
    if source.startswith(UPLOAD):
        return "uploaded"
    return "web" if is_address(source) else "file"


def short(source: str) -> str:
    """A source's name without what is the same for many: its end tells them apart."""
    name = source.removeprefix(UPLOAD)
    return name if len(name) <= 60 else f"…{name[-59:]}"


def state(embedded: bool, copies: int) -> str:
    """Whether it can be found, and whether others are like it."""
    ready = "ready" if embedded else '<strong class="wait">to be embedded</strong>'
    if not copies:
        return ready
    return f'{ready}<span class="from">{copies} cop{"y" if copies == 1 else "ies"}</span>'
