"""The command line: ``python -m rag ask "Who was hurt?"``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from rag.assistant import Assistant
from rag.types import Answer
from store.errors import DatelineError


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer one question; returns 0, 1 where the articles do not say, or 2 on an error."""
    given = _parser().parse_args(arguments)
    try:
        with Assistant() as assistant:
            return _ask(assistant, given)
    except DatelineError as error:
        print(f"rag: {error}", file=sys.stderr)
        return 2


def _ask(assistant: Assistant, given: argparse.Namespace) -> int:
    for piece in assistant.stream(given.question, since=given.since, until=given.until):
        if isinstance(piece, Answer):
            print(json.dumps(piece.as_dict(), ensure_ascii=False) if given.json else _below(piece))
            return 0 if piece.found else 1
        if not given.json:
            print(piece, end="", flush=True)
    raise AssertionError("a stream ends with its answer")


def _below(answer: Answer) -> str:
    """What is printed under the text: the notice and the cited words."""
    sources = (
        f"[{c.n}] {', '.join(filter(None, (c.title, c.publisher, c.published)))}\n"
        f"    “{' '.join(c.quote.split())}”\n    {c.source}"
        for c in answer.citations
    )
    return "\n\n" + "\n".join(filter(None, (answer.notice, *sources)))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m rag", description="Ask the articles.")
    ask = parser.add_subparsers(required=True).add_parser("ask", help="answer one question")
    ask.add_argument("question")
    ask.add_argument("--json", action="store_true", help="print the whole answer as JSON")
    ask.add_argument("--since", metavar="DATE", help="only articles published from this day on")
    ask.add_argument("--until", metavar="DATE", help="only articles published up to this day")
    return parser


if __name__ == "__main__":
    sys.exit(main())
