"""Reports that several programs write: each has its own part, between two marks."""

from __future__ import annotations

import re
from pathlib import Path

ORDER = ("retrieval", "evidence")
"""The parts as they follow one another, whichever was written first."""


def put(file: Path, part: str, text: str) -> None:
    """Write the part into the file, in place of what it was; the other parts stay.

    What stands between no marks is dropped: nobody would write it anew.
    """
    parts = taken(file.read_text("utf-8")) if file.is_file() else {}
    parts[part] = text.strip()
    names = [name for name in ORDER if name in parts]
    whole = (f"{_mark(name, 'begins')}\n{parts[name]}\n{_mark(name, 'ends')}\n" for name in names)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(whole), encoding="utf-8")


def taken(text: str) -> dict[str, str]:
    """The parts of a report, by name, without their marks."""
    found = {}
    for name in ORDER:
        begin, end = re.escape(_mark(name, "begins")), re.escape(_mark(name, "ends"))
        if match := re.search(rf"{begin}\n(.*?)\n{end}", text, re.DOTALL):
            found[name] = match[1]
    return found


def _mark(part: str, side: str) -> str:
    return f"<!-- {part} {side} -->"
