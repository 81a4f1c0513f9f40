"""How well questions about a collection are answered.

    python -m bench.collection QUESTIONS.jsonl [--articles FOLDER] [--split NAME] [--verbose]

A question is a line of JSON: ``question``, ``kind``, ``answer`` (patterns that must all
match the answer), ``evidence`` (pairs of an article's file name, or its number in the
order of names, and words in it, of which one must be cited), ``absent`` (nothing answers
it) and ``history``. Without ``--articles`` the articles kept in ``DATELINE_DATA`` are asked.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from ingest import ingest
from rag.assistant import Assistant
from rag.marking import NO_VALUE
from rag.models import open_embedder
from rag.question import asked
from rag.settings import read_settings
from rag.types import Answer, Citation

Question = dict[str, Any]

_BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
_EMPHASIS = re.compile(r"\*\*")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one question."""

    question: Question
    reply: Answer
    seconds: float
    right: bool
    hit: bool
    verbatim: bool
    leads: bool
    bold: str

    @property
    def asks_value(self) -> bool:
        """Whether a number, a date, a name or a place was asked for, and something was said."""
        return self.reply.found and asked(self.reply.question).kind not in NO_VALUE

    @property
    def bold_right(self) -> bool:
        """Whether the bold words hold one of the patterns of the answer."""
        return any(re.search(pattern, self.bold) for pattern in self.question.get("answer", []))

    @property
    def absent(self) -> bool:
        """Whether the articles do not answer the question."""
        return bool(self.question.get("absent"))

    @property
    def good(self) -> bool:
        """Refused where it should be, else right and with its evidence cited."""
        return not self.reply.found if self.absent else self.right and self.hit


def measure(assistant: Assistant, questions: Sequence[Question]) -> list[Outcome]:
    """Ask every question; the first answer's loading of models is not timed."""
    sources = sorted({article.source for article in assistant.articles()})
    assistant.answer("Is everything loaded?")
    return [_outcome(assistant, question, sources) for question in questions]


def report(outcomes: Sequence[Outcome]) -> str:
    """The figures, a line each."""
    answerable = [o for o in outcomes if not o.absent]
    absent = [o for o in outcomes if o.absent]
    milliseconds = [1000 * o.seconds for o in outcomes]
    return "\n".join(
        (
            _share("answered right", [o.right for o in answerable]),
            _share("first sentence right", [o.leads for o in answerable]),
            _share("values in bold", [bool(o.bold) for o in answerable if o.asks_value]),
            _share("bold ones right", [o.bold_right for o in answerable if o.bold]),
            _share("citations hit the evidence", [o.hit for o in answerable]),
            _share("absent ones refused", [not o.reply.found for o in absent]),
            _share("wrongly refused", [not o.reply.found for o in answerable]),
            f"{'answers with quotes not verbatim':34}{sum(not o.verbatim for o in outcomes)}",
            f"{'time to answer, p50':34}{median(milliseconds):.0f} ms",
            f"{'time to answer, p95':34}{quantiles(milliseconds, n=20)[-1]:.0f} ms",
        )
    )


def _outcome(assistant: Assistant, question: Question, sources: Sequence[str]) -> Outcome:
    began = perf_counter()
    reply = assistant.answer(question["question"], question.get("history", []))
    seconds = perf_counter() - began
    texts = {c.article_id: assistant.read(c.article_id).text for c in reply.citations}
    evidence = [
        (sources[which] if isinstance(which, int) else which, words)
        for which, words in question.get("evidence", [])
    ]
    patterns = question.get("answer", [])
    return Outcome(
        question=question,
        reply=reply,
        seconds=seconds,
        right=reply.found and _holds(plain(reply.text), patterns),
        leads=bool(reply.sentences) and _holds(reply.sentences[0].text, patterns),
        bold=" ".join(_BOLD.findall(_first(reply))),
        hit=reply.found
        and any(_overlaps(c, texts[c.article_id], evidence) for c in reply.citations),
        verbatim=all(texts[c.article_id][c.start : c.end] == c.quote for c in reply.citations),
    )


def plain(text: str) -> str:
    """The text as a reader sees it: without the asterisks that make words bold."""
    return _EMPHASIS.sub("", text)


def _holds(text: str, patterns: Sequence[str]) -> bool:
    return all(re.search(pattern, text) for pattern in patterns)


def _first(reply: Answer) -> str:
    """The first sentence with its bold words, as the answer's text shows it."""
    wanted = reply.sentences[0].text if reply.sentences else ""
    return next((each for each in reply.text.split("\n") if wanted and wanted in plain(each)), "")


def _overlaps(citation: Citation, text: str, evidence: Sequence[tuple[str, str]]) -> bool:
    """Whether the quote shares words with the evidence, white space folded."""
    start, folded = len(_fold(text[: citation.start])), _fold(text)
    end = start + len(_fold(citation.quote))
    for source, words in evidence:
        at = folded.find(_fold(words))
        if citation.source.endswith(source) and 0 <= at < end and start < at + len(_fold(words)):
            return True
    return False


def _fold(text: str) -> str:
    return "".join(text.split())


def _share(what: str, cases: Sequence[bool]) -> str:
    share = f"{sum(cases) / len(cases):.1%}" if cases else "none asked"
    return f"{what:34}{share} ({sum(cases)} of {len(cases)})"


@contextmanager
def _assistant(articles: Path | None) -> Iterator[Assistant]:
    with TemporaryDirectory() as folder:
        settings = read_settings(data=Path(folder)) if articles else read_settings()
        with Assistant(settings) as assistant:
            if articles:
                print(ingest([articles], assistant.library, open_embedder(settings), settings))
            yield assistant


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures, and with ``--verbose`` each question that went wrong."""
    parser = argparse.ArgumentParser(prog="python -m bench.collection")
    parser.add_argument("questions", type=Path)
    parser.add_argument("--articles", type=Path, help="take these in first, elsewhere")
    parser.add_argument("--split", help="only the questions of this split")
    parser.add_argument("--verbose", action="store_true")
    given = parser.parse_args(arguments)
    lines = given.questions.read_text(encoding="utf-8").splitlines()
    questions = [q for q in map(json.loads, lines) if given.split in (None, q.get("split"))]
    with _assistant(given.articles) as assistant:
        outcomes = measure(assistant, questions)
    if given.verbose:
        for outcome in outcomes:
            if not outcome.good:
                print(f"- {outcome.question['id']}: {outcome.reply.question}")
                print(f"    {outcome.reply.text}")
    print(report(outcomes))
    return 0


if __name__ == "__main__":
    sys.exit(main())
