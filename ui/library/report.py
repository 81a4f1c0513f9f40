"""What waits, what is being read, what became of the rest, and what can be put back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rag.intake.report import Report
from rag.intake.taking import UPLOAD
from ui.escape import safe
from ui.library.desk import Item

_KINDS = ("added", "updated", "unchanged", "failed", "skipped")
_MOST_REASONS = 20


def told(items: Sequence[Item], removed: Iterable[tuple[str, str, int]] = ()) -> str:
    """The part of the page that changes while it is looked at.

    Args:
        items: What was handed over, the last first.
        removed: Token, name and minutes left of what can be put back.
    """
    busy = any(item.state != "done" for item in items)
    return (
        f'<div id="told" data-busy="{int(busy)}" data-done="{_finished(items)}">'
        f"{_taken_in(items, busy)}{_back(removed)}</div>"
    )


def _finished(items: Iterable[Item]) -> int:
    return max((item.number for item in items if item.state == "done"), default=0)


def _taken_in(items: Sequence[Item], busy: bool) -> str:
    if not items:
        return ""
    done = sum(item.state == "done" for item in items)
    clear = (
        "" if busy else '<form method="post" action="library/clear"><button>Clear</button></form>'
    )
    bar_ = f'<progress value="{done}" max="{len(items)}"></progress>' if busy else ""
    heading = f"Taking in {done:,} of {len(items):,}" if busy else "Taken in"
    return (
        f'<section class="report" aria-label="Report"><div class="top"><h2>{heading}</h2>{clear}'
        f'</div>{bar_}<p class="sum">{_sum(items)}</p>'
        f"<ul>{''.join(map(_item, items))}</ul></section>"
    )


def _sum(items: Iterable[Item]) -> str:
    reports = [item.report for item in items if item.report]
    faults = sum(item.fault is not None for item in items)
    counts = {kind: sum(len(getattr(each, kind)) for each in reports) for kind in _KINDS}
    counts["failed"] += faults
    return ", ".join(f"{count:,} {kind}" for kind, count in counts.items() if count)


def _item(item: Item) -> str:
    return (
        f'<li data-state="{item.state}"><span class="what" dir="ltr">{safe(item.name)}</span> '
        f"{_state(item)}</li>"
    )


def _state(item: Item) -> str:
    if item.fault:
        return f'<span class="failed">failed: {safe(item.fault)}</span>'
    if item.state == "waiting":
        return "<span>waits</span>"
    if item.report is None:
        bar_ = f'<progress value="{item.done}" max="{item.of}"></progress>' if item.of else ""
        count = f"{item.done:,} of {item.of:,}" if item.of else "is being read"
        return f"<span>{count}</span>{bar_}"
    return _outcome(item.name, item.report)


def _outcome(name: str, report: Report) -> str:
    counts = [(kind, len(getattr(report, kind))) for kind in _KINDS]
    one = sum(count for _, count in counts) == 1
    words = ", ".join(kind if one else f"{count:,} {kind}" for kind, count in counts if count)
    return f"<span>{words or 'nothing in it'}</span>{_reasons(name, report)}"


def _reasons(name: str, report: Report) -> str:
    all_ = [*report.failed.items(), *report.skipped.items()]
    lines = "".join(
        f'<li><span dir="ltr">{_within(source, name)}</span>{safe(reason)}</li>'
        for source, reason in all_[:_MOST_REASONS]
    )
    more = len(all_) - _MOST_REASONS
    rest = f"<li>and {more:,} more</li>" if more > 0 else ""
    return f'<ul class="reasons">{lines}{rest}</ul>' if lines else ""


def _within(source: str, name: str) -> str:
    """The source, where it is not the whole of what was handed over."""
    inner = source.removeprefix(UPLOAD).removeprefix(name).removeprefix("!/")
    return f"{safe(inner)}: " if inner else ""


def _back(removed: Iterable[tuple[str, str, int]]) -> str:
    lines = "".join(
        f'<li><span dir="auto">{safe(name)}</span> <span>was removed</span>'
        f'<form method="post" action="library/restore"><input type="hidden" name="token" '
        f'value="{safe(token)}"><button>Put it back</button></form>'
        f"<span>for {minutes} more minute{'s' * (minutes != 1)}</span></li>"
        for token, name, minutes in removed
    )
    return (
        f'<section class="removed" aria-label="Removed"><ul>{lines}</ul></section>' if lines else ""
    )
