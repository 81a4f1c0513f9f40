"""The documents are true: their commands run, their links lead somewhere, their tables match."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
BIN = Path(sys.executable).parent
MAKE = ["make", "-s", "-C", str(ROOT), "-o", "install", "-o", "install-dev", f"BIN={BIN}"]
DRY = {"make test", "make check", "make lock", "make local-model"}
"""They run these tests, change the lock or fetch 1.1 GB: that make knows how is what is tested."""


def blocks(language: str) -> Iterator[str]:
    """The code blocks of that language in all documents."""
    for document in DOCUMENTS:
        yield from re.findall(rf"```{language}\n(.*?)```", document.read_text("utf-8"), re.DOTALL)


COMMANDS = sorted({
    line.split("  #")[0].strip() for block in blocks("sh") for line in block.splitlines() if line
})  # fmt: skip


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a user with the sample articles taken in."""
    mine = {name: value for name, value in os.environ.items() if "OPENAI" not in name}
    mine["DATELINE_DATA"] = str(tmp_path_factory.mktemp("data"))
    run([sys.executable, "ingest.py", "articles"], mine)
    return mine


def run(command: list[str], environment: dict[str, str]) -> str:
    """Run to the end; a failure shows what it printed."""
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


@pytest.mark.parametrize("command", [line for line in COMMANDS if line != "make chat"])
def test_a_command_in_the_documents_runs(command: str, environment: dict[str, str]) -> None:
    """Every command a reader may copy ends well."""
    words = shlex.split(command)
    if command in DRY:
        run([*MAKE, "-n", *words[1:]], environment)
    elif words[0] == "make":
        run([*MAKE, *words[1:]], environment)
    else:
        assert words[0] == ".venv/bin/python"
        run([sys.executable, *words[1:]], environment)


def test_make_chat_opens_the_chat(environment: dict[str, str]) -> None:
    """`make chat` takes the sample in, prints an address that answers, and stops when told."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [*MAKE, "chat", f"PORT={port}"]
    chat = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert chat.stdout is not None
        printed = next(line for line in chat.stdout if "http://" in line)
        address = re.search(r"http://127\.0\.0\.1:\d+", printed)
        assert address is not None
        with urlopen(f"{address[0]}/healthz", timeout=30) as reply:
            assert json.load(reply) == {"status": "ok", "articles": 14}
    finally:
        os.killpg(chat.pid, signal.SIGINT)
        chat.communicate(timeout=60)


@pytest.mark.parametrize("block", list(blocks("python")))
def test_python_in_the_documents_runs(block: str, environment: dict[str, str]) -> None:
    """The snippet answers, with citations."""
    assert "Four rockets" in run([sys.executable, "-c", block], environment)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    """Each relative link and picture is a file of the project."""
    for target in re.findall(r"\]\(([^)#]+)\)", document.read_text("utf-8")):
        assert target.startswith("http") or (document.parent / target).exists(), target


def test_the_settings_table_is_complete() -> None:
    """The README has a row for each line of .env.example, with the same default."""
    example = (ROOT / ".env.example").read_text("utf-8")
    readme = (ROOT / "README.md").read_text("utf-8")
    rows = set(re.findall(r"^\| `([A-Z_]+)` \|", readme, re.MULTILINE))
    assert rows == set(re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE))


def test_targets_in_sentences_exist() -> None:
    """A target that a document names in passing is one that `make help` lists."""
    helped = run(["make", "-C", str(ROOT), "help"], dict(os.environ))
    for document in DOCUMENTS:
        for target in re.findall(r"`make\s([a-z-]+)", document.read_text("utf-8")):
            assert f"  make {target} " in helped, target


def test_every_target_has_help() -> None:
    """`make help` names each target a document uses."""
    helped = set(
        re.findall(
            r"^  make ([a-z-]+)", run(["make", "-C", str(ROOT), "help"], dict(os.environ)), re.M
        )
    )
    used = {shlex.split(line)[1] for line in COMMANDS if line.startswith("make ")}
    assert used <= helped
