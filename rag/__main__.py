"""The command line: ``python -m rag ask "Who was hurt?"``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from rag import command
from rag.types import Answer

if TYPE_CHECKING:
    from rag import Assistant


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer one question; returns 0, 1 where the articles do not say, or 2 on an error."""
    given = _parser().parse_args(arguments)
    return command.run("rag", lambda: _run(given))


def _run(given: argparse.Namespace) -> int:
    from rag import Assistant  # its models take seconds to import, in which Ctrl-C should be plain

    with Assistant() as assistant:
        return _ask(assistant, given)


def _ask(assistant: Assistant, given: argparse.Namespace) -> int:
    limits = {
        "since": given.since, "until": given.until, "publisher": given.publisher,
        "as_of": given.as_of,
    }  # fmt: skip
    now = None if given.as_of else date.today()
    for piece in assistant.stream(given.question, **limits, now=now):
        if isinstance(piece, Answer):
            whole = json.dumps(piece.as_dict(), ensure_ascii=False)
            print(whole if given.json else "\n".join(["", *_below(piece)]))
            return 0 if piece.found else 1
        if not given.json:
            print(piece, end="", flush=True)
    raise AssertionError("a stream ends with its answer")


def _below(answer: Answer) -> Iterator[str]:
    """What is printed under the text: the notice, shared origins and the cited words."""
    if answer.notice:
        yield f"\n{answer.notice}"
    if answer.origins:
        yield f"\n{' '.join(answer.origins)}"
    for cited in answer.citations:
        known = ", ".join(filter(None, (cited.title, cited.publisher, cited.published)))
        yield f"\n[{cited.n}] {known}"
        yield f"    “{' '.join(cited.quote.split())}”\n    {cited.source}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m rag", description="Ask the articles.")
    ask = parser.add_subparsers(required=True).add_parser("ask", help="answer one question")
    ask.add_argument("question")
    ask.add_argument("--json", action="store_true", help="print the whole answer as JSON")
    ask.add_argument("--since", metavar="DATE", help="only articles published from this day on")
    ask.add_argument("--until", metavar="DATE", help="only articles published up to this day")
    ask.add_argument("--publisher", metavar="NAME", help="only articles whose publisher has this")
    ask.add_argument(
        "--as-of", metavar="DATE", help="only what was published by this day, as if asked then"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
