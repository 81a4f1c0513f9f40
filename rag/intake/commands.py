"""What the command line of `ingest` does: one function a mode."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rag.errors import ModelError
from rag.intake.finding import Place
from rag.intake.following import follow
from rag.intake.listing import listed, named
from rag.intake.report import Report
from rag.intake.rereading import reread
from rag.models import Embedder, open_embedder
from rag.settings import Settings, read_settings
from rag.web.address import is_address
from store.errors import EmbedderMismatch, StoreError
from store.library import Library
from store.records import Entry
from store.sharing import open_library

Ingest = Callable[[Sequence[Place], Library, Embedder, Settings], Report]
Preview = Callable[[Sequence[Place], Sequence[Entry], Settings], Report]


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where the work is done: the settings and the embedder; the library is opened for each."""

    settings: Settings
    embedder: Embedder

    def open(self, *, rebuild: bool = False) -> Library:
        name, length, url = (
            self.embedder.name,
            self.embedder.dimensions,
            self.settings.chroma_url,
        )
        return open_library(self.settings.data, name, length, url, rebuild=rebuild)


def run(given: Namespace, ingest: Ingest, preview: Preview) -> int:
    """Do what was given (`rag.intake.arguments`) and print what came of it.

    Returns:
        0, or 1 where a source failed.
    """
    settings = read_settings()
    desk = _Desk(settings, open_embedder(settings))
    if given.list:
        return _list(desk, as_json=given.json)
    if given.watch:
        return _watch(desk, given, ingest)
    if given.dry_run and not settings.data.exists():  # not even the folder is made
        return _told(preview(_places(given.paths), [], settings), as_json=given.json)
    with desk.open(rebuild=given.rebuild) as library:
        if given.remove:
            report = Report(removed=named(given.paths, library.entries()))
            library.drop(report.removed)
        elif given.reread:
            report = reread(library, desk.embedder, settings)
        elif given.dry_run:
            report = preview(_places(given.paths), library.entries(), settings)
        else:
            report = ingest(_places(given.paths), library, desk.embedder, settings)
    return _told(report, as_json=given.json)


def _told(report: Report, *, as_json: bool) -> int:
    print(_json(asdict(report)) if as_json else report)
    return 1 if report.failed else 0


def _list(desk: _Desk, *, as_json: bool) -> int:
    with desk.open() as library:
        lines = listed(library)
    print(_json([asdict(line) for line in lines]) if as_json else "\n".join(map(str, lines)))
    return 0


def _watch(desk: _Desk, given: Namespace, ingest: Ingest) -> int:
    rebuild, waits = [given.rebuild], list[bool]()

    def take(places: Sequence[Place]) -> bool:
        """Take the places in and tell; False where that has to be tried again."""
        try:
            with desk.open(rebuild=rebuild[0]) as library:
                report = ingest(places, library, desk.embedder, desk.settings)
        except EmbedderMismatch:
            raise
        except (StoreError, ModelError) as error:
            if not waits:
                print(f"ingest.py: {error} Until then it is tried again.", file=sys.stderr)
            waits.append(True)
            return False
        rebuild[0] = False
        waits.clear()
        _tell_news(report, as_json=given.json)
        return True

    follow(_places(given.paths), take)
    return 0


def _tell_news(report: Report, *, as_json: bool) -> None:
    lines = report.lines()
    if lines and as_json:
        print(json.dumps(asdict(report), ensure_ascii=False), flush=True)
    elif lines:
        print("\n".join(lines), flush=True)


def _places(given: Sequence[str]) -> list[Place]:
    return [each if is_address(each) else Path(each) for each in given]


def _json(told: object) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1)
