"""What the answers are worth: the project's own questions, and those of a folder that is given.

    python -m bench.evidence.answers [--first N]

``BENCH_ARTICLES`` names a folder of articles with a ``questions.jsonl`` as in `bench.collection`.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.evidence.command import run

ROOT = Path(__file__).resolve().parents[2]
_GOLDEN = ("tests/golden/questions.jsonl", "--articles", "articles", "--split")
_OTHERS = ("tests/golden/others.jsonl", "--articles", "articles")
_REWORDED = ("tests/golden/reworded.jsonl", "--articles", "tests/golden/reworded")
_ABOUT = (
    "As `make bench-golden` prints it. The project's own questions are split: those to tune on, "
    "and those held out, which nothing was tuned on. Other people's are by some who had seen "
    "neither the code nor these; what failed of them was looked at since. The last of them wrote "
    "articles, too, and asked about these in other words than theirs."
)


def measure(data: Path, first: int | None = None) -> str:
    """The figures of each set of questions; neither ``data`` nor ``first`` changes them."""
    tables = (f"{title}:\n\n```\n{_asked(*given)}\n```" for title, given in _sets())
    return "\n\n".join(("## Answers", _ABOUT, *tables))


def _sets() -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "The sample articles, questions to tune on", (*_GOLDEN, "tune")
    yield "The sample articles, questions held out", (*_GOLDEN, "held")
    yield "The sample articles, other people's questions", _OTHERS
    yield "Invented articles, asked about in other words", _REWORDED
    folder = Path(os.environ.get("BENCH_ARTICLES") or "absent").absolute()
    if (questions := folder / "questions.jsonl").is_file():
        yield "The articles given", (str(questions), "--articles", str(folder))


def _asked(*given: str) -> str:
    """What `bench.collection` prints, without the places of this machine, or its fault's end."""
    command = [sys.executable, "-m", "bench.collection", *given]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    told = done.stdout if not done.returncode else done.stderr.splitlines()[-1]
    return re.sub(r"/\S+/", "", told).strip()


def main(arguments: list[str] | None = None) -> int:
    """Print the section."""
    return run("answers", measure, arguments)


if __name__ == "__main__":
    sys.exit(main())
