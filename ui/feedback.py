"""What people think of answers: kept on this machine alone, and given out as questions.

``python -m ui.feedback --export FILE`` writes it as lines that ``bench.collection`` reads.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any, Literal

from rag import command
from rag.settings import read_settings
from store.errors import DatelineError
from store.records import digest
from ui.conversation import Exchange
from ui.escape import safe

Verdict = Literal["up", "down"]
Reason = Literal["", "wrong", "unsupported", "incomplete", "silent", "refused", "other"]

REASONS: tuple[tuple[Reason, str], ...] = (
    ("wrong", "It is wrong"),
    ("unsupported", "The words cited do not say so"),
    ("incomplete", "Something is missing"),
    ("silent", "The articles do not say this"),
    ("refused", "The articles do say it"),
    ("other", "Something else"),
)
"""What may be wrong, and how that is put to a person."""

NAME = "feedback.jsonl"
LONGEST = 500
"""Characters of a person's own words."""
MOST_BYTES = 100_000_000
"""What may be kept in all."""

_writing = Lock()


@dataclass(frozen=True, slots=True)
class Feedback:
    """What one person thinks of one answer.

    Attributes:
        at: When it was said, ISO 8601.
        user: Who said it, or None where nobody signs in.
        words: What was written beside the reason.
        question: As it was asked.
        history: The turns before it, each a question and what it got.
        text: The answer's text.
        answer: The whole answer with its evidence, or None where there was none.
    """

    at: str
    user: str | None
    verdict: Verdict
    reason: Reason
    words: str
    question: str
    history: list[tuple[str, str]]
    text: str
    answer: dict[str, Any] | None


def feedback_buttons(turn: int) -> str:
    """What asks for it below an answer; the script in ``static/feedback.js`` sends it."""
    options = "".join(f'<option value="{name}">{safe(told)}</option>' for name, told in REASONS)
    return (
        f'<div class="feedback" data-about="{turn}"><span>Is this right?</span>'
        '<button type="button" data-feel="up">Yes</button>'
        '<button type="button" data-feel="down" aria-expanded="false">No</button>'
        f'<span class="why" hidden><select aria-label="What is wrong">{options}</select>'
        f'<input type="text" maxlength="{LONGEST}" aria-label="In your own words" '
        'placeholder="In your own words"><button type="button" data-feel="send">Send</button>'
        '</span><span role="status"></span></div>'
    )


def feedback(
    told: Sequence[Exchange],
    verdict: Verdict,
    reason: Reason,
    words: str,
    *,
    user: str | None,
    at: datetime,
) -> Feedback:
    """What was said of the last of the exchanges.

    Raises:
        DatelineError: there is no answer.
    """
    if not told or not told[-1].text:
        raise DatelineError("There is no answer that this could be about.")
    *before, last = told
    return Feedback(
        at.isoformat(timespec="seconds"), user, verdict, reason, words.strip()[:LONGEST],
        last.question, [(each.question, each.text) for each in before if each.text], last.text,
        last.answer.as_dict() if last.answer else None,
    )  # fmt: skip


def keep(folder: Path, said: Feedback) -> None:
    """Write it behind what was said before; it is on the disk when this returns.

    Raises:
        DatelineError: it cannot be written, or too much is there already.
    """
    line = json.dumps(asdict(said)).encode() + b"\n"
    path = folder / NAME
    try:
        with _writing, os.fdopen(os.open(path, _APPEND, 0o600), "ab") as file:
            if file.tell() + len(line) > MOST_BYTES:
                raise DatelineError(f"{path} is full: export it, and move it away.")
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise DatelineError(f"{path} cannot be written: {error.strerror}.") from None


_APPEND = os.O_WRONLY | os.O_APPEND | os.O_CREAT


def kept(folder: Path) -> Iterator[dict[str, Any]]:
    """All that was said, in its order; a line that was cut off by a crash is passed over."""
    path = folder / NAME
    if not path.exists():
        return
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            try:
                yield json.loads(line)
            except ValueError:
                continue


def questions(folder: Path) -> list[dict[str, Any]]:
    """A question for each answer that was judged, by each person's last word on it.

    One that was found right has its citations as evidence, or is absent where that was the
    answer. Of one found wrong nobody knows what is right: it has no evidence, so it counts as
    not good until somebody writes it in; only 'the articles do not say this' makes it absent.
    """
    last: dict[str, dict[str, Any]] = {}
    for said in kept(folder):
        turns = json.dumps([said["history"], said["question"]])
        last[digest(turns, said["text"], said["user"] or "")] = said
    return [_question(name, said) for name, said in last.items()]


def _question(name: str, said: dict[str, Any]) -> dict[str, Any]:
    answer, up = said["answer"] or {"found": False, "citations": []}, said["verdict"] == "up"
    cited = answer["citations"] if up and answer["found"] else []
    return {
        "id": f"feedback-{name}",
        "question": said["question"],
        "kind": f"feedback-{said['verdict']}",
        "answer": [],
        "evidence": [[each["source"], each["quote"]] for each in cited],
        "absent": (up and not answer["found"]) or said["reason"] == "silent",
        "history": said["history"],
        **{key: said[key] for key in ("verdict", "reason", "words", "text", "at")},
    }


def now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the questions to a file; 0, or 2 where that cannot be."""
    parser = argparse.ArgumentParser(
        prog="python -m ui.feedback", description="Give out what people think of answers."
    )
    parser.add_argument("--export", type=Path, required=True, metavar="FILE")
    target: Path = parser.parse_args(arguments).export

    def export() -> int:
        lines = [json.dumps(each, ensure_ascii=True) for each in questions(read_settings().data)]
        try:
            target.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        except OSError as error:
            raise DatelineError(f"{target} cannot be written: {error.strerror}.") from None
        print(f"{target}: {len(lines)} judged answers")
        return 0

    return command.run("ui.feedback", export)


if __name__ == "__main__":
    sys.exit(main())
