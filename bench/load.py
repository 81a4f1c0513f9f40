"""How the chat bears many people at once: seconds to a whole answer, faults, mix-ups, memory.

    python -m bench.load [--people 50 200] [--sessions 50] [--answers 0] [--delay 0.5]

It starts the real server over ``articles/`` in a folder of its own, first on the embedded
default, then on a model on this machine that waits ``--delay`` seconds before it answers.
``--people`` so many at once ask questions of their own, then five that others ask, too.
``--sessions`` people each ask through the page's own endpoint about a word of their own, twice:
a word in another's page is a crossing. ``--answers N`` asks N more questions of one server and
tells how its memory grew after the first tenth, or the first 1,000 where there are more. The
seconds of a core that an answer takes tell what a busy machine hides.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from secrets import token_hex
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit

from tests.servers.openai import Exchange, OpenAIServer, says, serve

ROOT = Path(__file__).resolve().parent.parent
QUESTIONS = (
    "How many soldiers were hurt at Baghdad airport?",
    "Who is blamed for the attacks, and by whom?",
    "What happened at Al Asad in August 2024?",
    "Has anyone claimed responsibility?",
    "Which weapons were used?",
)
PATIENCE = 600.0
"""Seconds after which an answer counts as a fault."""


@dataclass(frozen=True, slots=True)
class Served:
    """A running server and its process."""

    address: str
    process: int

    def megabytes(self) -> float:
        """What it has in memory now."""
        told = Path(f"/proc/{self.process}/status").read_text(encoding="ascii")
        return int(re.findall(r"VmRSS:\s+(\d+)", told)[0]) / 1024

    def worked(self) -> float:
        """Seconds of all cores that it has used so far."""
        told = Path(f"/proc/{self.process}/stat").read_text(encoding="ascii")
        user, system = told.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(**variables: str) -> Iterator[Served]:
    """A server over ``articles/`` alone, with no settings but those given."""
    ours = ("DATELINE_", "OPENAI_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    with TemporaryDirectory() as data:
        environment = {**kept, "DATELINE_DATA": data, "PYTHONUNBUFFERED": "1", **variables}
        ingest = [sys.executable, "ingest.py", "articles"]
        subprocess.run(ingest, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
        command = [sys.executable, "-m", "ui", "--port", "0"]
        with subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            try:
                address = re.findall(r"http://\S+", process.stdout.readline())[0]
                yield Served(address, process.pid)
            finally:
                process.terminate()


def request(address: str, path: str, body: object = None) -> str:
    """The text that comes back; raises OSError or HTTPException where none does."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
    try:
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json"}
        connection.request("GET" if data is None else "POST", path, data, headers)
        reply = connection.getresponse()
        text = reply.read().decode()
        if reply.status != 200:
            raise HTTPException(f"{path}: {reply.status} {text[:200]}")
        return text
    finally:
        connection.close()


def ask(address: str, question: str) -> dict[str, Any]:
    """The answer, by the endpoint for programs."""
    call = "/gradio_api/call/ask"
    told = json.loads(request(address, call, {"data": [question, [], "", "", "", ""]}))
    events = request(address, f"{call}/{told['event_id']}").strip().splitlines()
    reply: dict[str, Any] = json.loads(events[-1].removeprefix("data: "))[0]
    if "fault" in reply:
        raise HTTPException(reply["fault"])
    return reply


def at_once(
    address: str, people: int, question: Callable[[int], str]
) -> tuple[list[float], list[str]]:
    """The seconds that each of so many people waited for a question, and what went wrong."""

    def one(number: int) -> float | str:
        began = perf_counter()
        try:
            ask(address, question(number))
        except (OSError, HTTPException, ValueError, TypeError) as error:
            return f"{type(error).__name__}: {error}"
        return perf_counter() - began

    with ThreadPoolExecutor(people) as pool:
        told = list(pool.map(one, range(people)))
    return [t for t in told if isinstance(t, float)], [t for t in told if isinstance(t, str)]


def crossings(address: str, sessions: int) -> tuple[int, int]:
    """How often a word of one session came to another, and how many saw their own."""
    asking = next(
        each
        for each in json.loads(request(address, "/config"))["dependencies"]
        if "submit" in [event for _, event in each["targets"]]
    )
    words = [f"zq{token_hex(8)}" for _ in range(sessions)]

    def one(word: str) -> str:
        return "".join(turn(address, asking, word, f"{when} {word}?") for when in ("Was", "Is"))

    with ThreadPoolExecutor(sessions) as pool:
        seen = list(pool.map(one, words))
    return counted(words, seen)


def counted(words: Sequence[str], seen: Sequence[str]) -> tuple[int, int]:
    """How many words stand in what another saw, and how many in what their own person saw."""
    crossed = sum(
        other in text
        for own, text in zip(words, seen, strict=True)
        for other in words
        if other != own
    )
    return crossed, sum(own in text for own, text in zip(words, seen, strict=True))


def turn(address: str, asking: dict[str, Any], session: str, question: str) -> str:
    """All that the page of the session is sent for a question of its own."""
    data = [question, *[None] * (len(asking["inputs"]) - 1)]
    body = {"data": data, "fn_index": asking["id"], "session_hash": session, "trigger_id": None}
    request(address, "/gradio_api/queue/join", body)
    text = request(address, f"/gradio_api/queue/data?session_hash={session}")
    return text.replace(f"session_hash={session}", "")


def grown(served: Served, answers: int, at_a_time: int = 8) -> tuple[float, float]:
    """Megabytes after the first answers, and how many more after all."""
    first = min(1000, answers // 10)
    with ThreadPoolExecutor(at_a_time) as pool:
        list(pool.map(lambda n: ask(served.address, varied(n)), range(first)))
        before = served.megabytes()
        list(pool.map(lambda n: ask(served.address, varied(n)), range(first, answers)))
    return before, served.megabytes() - before


def varied(number: int) -> str:
    """A question that was not asked before."""
    return f"{QUESTIONS[number % len(QUESTIONS)][:-1]}, asks reader {number}?"


def usual(number: int) -> str:
    """A question that others ask, too."""
    return QUESTIONS[number % len(QUESTIONS)]


def line(what: str, seconds: Sequence[float], faults: Sequence[str]) -> str:
    """The figures of one run."""
    if len(seconds) < 2:
        return f"{what}: {len(faults)} faults: {faults[:3]}"
    p95 = quantiles(seconds, n=20)[-1]
    told = f"p50 {median(seconds):.1f} s, p95 {p95:.1f} s, most {max(seconds):.1f} s"
    return f"{what}: {told}, {len(faults)} faults {faults[:3] or ''}".strip()


def run(served: Served, what: str, people: Iterable[int]) -> None:
    """Print what so many at a time had to wait."""
    ask(served.address, QUESTIONS[0])  # its loading of models is not timed
    for count in people:
        for ways, question in (("questions of their own", varied), ("five questions", usual)):
            before = served.worked()
            told = line(
                f"{what}, {count} at once, {ways}", *at_once(served.address, count, question)
            )
            print(f"{told}; {(served.worked() - before) / count:.2f} s of a core each", flush=True)


def waits(seconds: float) -> Callable[[Exchange], None]:
    """A model that takes its time, and then quotes the first passage it was given."""

    def act(exchange: Exchange) -> None:
        state: OpenAIServer = exchange.state
        state.stopping.wait(seconds)
        says(draft)(exchange)

    return act


def draft(body: dict[str, Any]) -> str:
    """The first passage's first sentence, with its key."""
    asked = str(body["messages"][-1]["content"])
    found = re.search(r'key="(\w+)"[^>]*>\s*([^<.]*\.)', asked)
    return f"{found[2].strip()} [{found[1]}]." if found else "The articles do not say."


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.load")
    parser.add_argument("--people", type=int, nargs="+", default=[50, 200])
    parser.add_argument("--sessions", type=int, default=50)
    parser.add_argument("--answers", type=int, default=0)
    parser.add_argument("--delay", type=float, default=0.5)
    given = parser.parse_args(arguments)
    with serving() as served:
        run(served, "embedded", given.people)
        if given.sessions:
            crossed, own = crossings(served.address, given.sessions)
            print(f"{given.sessions} sessions: {crossed} crossings, {own} saw their own word")
        if given.answers:
            before, more = grown(served, given.answers)
            print(f"{given.answers} answers: {before:.0f} MB early on, {more:+.0f} MB at the end")
    with serve() as model:
        model.play(waits(given.delay))
        with serving(OPENAI_BASE_URL=model.url) as served:
            run(served, f"a model of {given.delay:g} s", given.people)


if __name__ == "__main__":
    main()
