"""From what is given to the sources in it that are new or changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from rag.intake.report import Report
from rag.reading.raw import Found, Refused
from rag.reading.sources import find
from rag.settings import Settings
from rag.web import addresses
from rag.web.address import is_address
from rag.web.fetch import Fetch
from store.records import Entry, digest

Place = Path | str
"""What is given to be taken in: a file, a folder, or an address."""

_READING = "4"
"""Raised when reading, cleaning or cutting changes, so that unchanged files are read again."""


def resolved(given: Place) -> Place:
    """The place by the one name that it is kept under."""
    return given if is_address(str(given)) else Path(os.path.realpath(given))


def changed(
    place: Place, known: Mapping[str, Entry], settings: Settings, report: Report, fetch: Fetch
) -> Iterator[Found]:
    """The sources that are new or changed since they were last taken in; the rest is reported.

    Args:
        place: A resolved one.
        known: The ledger, by source.
        settings: How articles are cut.
        report: Its sources have had their turn; the others of the place are added.
        fetch: What gets pages.
    """
    founds = find(place) if isinstance(place, Path) else addresses.find(place, fetch)
    return fresh(founds, known.get, settings, report)


def fresh(
    founds: Iterable[Found | Refused],
    entry_of: Callable[[str], Entry | None],
    settings: Settings,
    report: Report,
) -> Iterator[Found]:
    """Those of the sources found that are new or changed; the rest is reported."""
    done = report.told()
    for found in founds:
        if found.source in done:
            continue
        if isinstance(found, Refused):
            refuse(found, report)
            continue
        entry = entry_of(found.source)
        if entry and entry.fingerprint == fingerprint(found.fingerprint, settings):
            report.unchanged.append(found.source)
        else:
            yield found


def refuse(refused: Refused, report: Report) -> None:
    """Report what gave no article."""
    (report.failed if refused.kind == "failed" else report.skipped)[refused.source] = refused.reason


def fingerprint(of_source: str, settings: Settings) -> str:
    """What the ledger keeps: it changes with the source, and with how sources are read."""
    return digest(_READING, str(settings.passage_tokens), of_source)
