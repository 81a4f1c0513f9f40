"""Which of the sources kept have gone from a path that was walked again."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from pathlib import Path

_IN_FILE = re.compile(r"(?:(?<=\.jsonl)|(?<=\.csv))(?:#.*|:\d+)\Z", re.IGNORECASE | re.DOTALL)
"""What a record or a line is called behind the name of its file."""
_IN_ARCHIVE = re.compile(r"(?<=\.zip)!/", re.IGNORECASE)


def missing(
    path: Path, kept: Iterable[str], there: Collection[str], failed: Iterable[str]
) -> list[str]:
    """Those of the ``kept`` sources that a walk of ``path`` would have met, and did not.

    It does not matter by which path a source was taken in: by itself, or in its folder.

    Args:
        path: What was walked: a file or a folder.
        kept: The sources to judge.
        there: The sources that the walk met.
        failed: Those that could not be read; of such a file or folder, nothing is missing.
    """
    unread = {file_of(source) for source in failed if not _is_record(source)}
    return [
        source
        for source in kept
        if source not in there
        and _is_met(path, file := file_of(source))
        and unread.isdisjoint([file, *file.parents])
    ]


def file_of(source: str) -> Path:
    """The file of a source; one in an archive as if the archive were a folder."""
    return Path(_IN_ARCHIVE.sub("/", _IN_FILE.sub("", source)))


def _is_record(source: str) -> bool:
    inside = _IN_FILE.search(source)
    return inside is not None and inside[0].startswith("#")


def _is_met(path: Path, file: Path) -> bool:
    """Whether a walk of the path comes upon the file: it passes over what is hidden."""
    return file.is_relative_to(path) and not any(
        part.startswith(".") for part in file.relative_to(path).parts
    )
