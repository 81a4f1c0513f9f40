"""What may be given on the command line of `ingest`, and what excludes what."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence

_USAGE = """ingest.py PATH|ADDRESS … [--watch | --dry-run] [--rebuild] [--json]
       ingest.py --list [--json]
       ingest.py --remove SOURCE|PATH … [--json]
       ingest.py --reread | --rebuild [--json]"""
_PLACES = "a file, a folder, or the http(s) address of a page, a feed or a sitemap"
_ALONE = ("list", "reread")
_MODES = {
    "list": "list what is kept: when published, by whom, the title and the source of each",
    "remove": "remove these sources: by their names in the list, or all under a folder given",
    "dry_run": "tell what would be added, updated and removed, and do nothing",
    "watch": "take them in, and then what changes in them, until it is stopped",
    "reread": "clean and date all kept articles again, from what was kept of their files",
}


def parsed(arguments: Sequence[str] | None = None) -> Namespace:
    """What was given; a wrong choice ends the program with the usage and status 2.

    Returns:
        ``paths`` as they were given, ``json``, ``rebuild``, and one of the modes True at most.
    """
    parser = _parser()
    given = parser.parse_args(arguments)
    mode = next((name for name in _MODES if getattr(given, name)), None)
    shown = f"--{(mode or '').replace('_', '-')}"
    if given.rebuild and mode not in (None, "watch"):
        parser.error(f"--rebuild does not go with {shown}: run them one after the other")
    if mode in _ALONE and given.paths:
        parser.error(f"{shown} is about all that is kept and takes no PATH")
    if mode == "remove" and not given.paths:
        parser.error("--remove needs a SOURCE or a PATH: see the names with --list")
    needs_one = mode not in _ALONE and not (given.rebuild and mode is None)
    if needs_one and not given.paths:
        parser.error("give a PATH or an address to take in")
    return given


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="ingest.py",
        usage=_USAGE,
        description="Take articles in.",
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help=_PLACES)
    modes = parser.add_mutually_exclusive_group()
    for name, meaning in _MODES.items():
        modes.add_argument(f"--{name.replace('_', '-')}", action="store_true", help=meaning)
    parser.add_argument("--rebuild", action="store_true", help="embed all again with another model")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    return parser
