"""Tables in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def share(cases: Sequence[bool]) -> str:
    """'.75 (3 of 4)', or 'none'."""
    if not cases:
        return "none"
    return f"{sum(cases) / len(cases):.3f}".lstrip("0") + f" ({sum(cases)} of {len(cases)})"
