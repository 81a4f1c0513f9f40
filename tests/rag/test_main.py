"""The command line asks, prints and ends plainly."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Event

import pytest

from rag import __main__ as program
from rag.assistant import Assistant
from rag.settings import Settings, variable
from rag.types import NOT_FOUND
from tests.rag.collection import bare, take_in, write
from tests.servers.openai import MODEL, Exchange, OpenAIServer
from tests.store.children import begin, start

ROOT = Path(__file__).parents[2]
CLAIMED = "Who claimed the attack on the lorry near Arvo?"
MAYOR = "Who is the mayor of Reykjavik?"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the small collection in it."""
    here = tmp_path_factory.mktemp("main")
    with Assistant(bare(here / "data")) as assistant:
        take_in(assistant, write(here / "articles"))
    return here / "data"


@pytest.fixture(autouse=True)
def environment(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the machine but our data folder."""
    for name in map(variable, Settings.model_fields):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("DATELINE_DATA", str(data))


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """The status, and what was said on standard output and standard error."""
    status = program.main(["ask", *arguments])
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    return status, said.out, said.err


def test_found(capsys: pytest.CaptureFixture[str]) -> None:
    """The answer, then each source with its words; status 0."""
    status, out, err = run(capsys, CLAIMED)
    text, _, below = out.partition("\n\n[1] ")
    assert (status, err) == (0, "")
    assert "Red Lantern" in text
    assert text.startswith(text.strip())
    assert below.startswith("Bomb beside road wrecks supply lorry, Northern Post, 2021-06\n    “")
    assert below.splitlines()[2].endswith("convoy.md")


def test_not_found(capsys: pytest.CaptureFixture[str]) -> None:
    """The refusal and the nearest passages; status 1."""
    status, out, _ = run(capsys, MAYOR)
    assert status == 1
    assert out.startswith(NOT_FOUND)
    assert "\n[1] " in out


@pytest.mark.parametrize(("question", "status"), [(CLAIMED, 0), (MAYOR, 1)])
def test_json(capsys: pytest.CaptureFixture[str], question: str, status: int) -> None:
    """The whole answer as JSON and nothing else, with the same status."""
    came, out, err = run(capsys, question, "--json")
    answer = json.loads(out)
    assert (came, err) == (status, "")
    assert answer["found"] == (status == 0)
    assert answer["question"] == question
    assert answer["citations"][0]["n"] == 1


def test_dates(capsys: pytest.CaptureFixture[str]) -> None:
    """--since and --until leave out what was published before and after."""
    assert run(capsys, CLAIMED, "--since", "2021-06", "--until", "2021-06-30")[0] == 0
    assert run(capsys, CLAIMED, "--until", "2021-05")[0] == 1


def test_publisher(capsys: pytest.CaptureFixture[str]) -> None:
    """--publisher leaves out what others published; one nobody knows is told with the nearest."""
    assert run(capsys, CLAIMED, "--publisher", "northern")[0] == 0
    assert run(capsys, CLAIMED, "--publisher", "gazette")[0] == 1
    status, out, err = run(capsys, CLAIMED, "--publisher", "Northern Gazette")
    assert (status, out) == (2, "")
    assert "No article is from 'Northern Gazette'; the nearest publishers are" in err
    assert "Harbour Gazette" in err
    assert "Northern Post" in err


def test_as_of(capsys: pytest.CaptureFixture[str]) -> None:
    """--as-of leaves out what was not certainly published by then."""
    assert run(capsys, CLAIMED, "--as-of", "2021-06-30")[0] == 0
    assert run(capsys, CLAIMED, "--as-of", "2021-06-29")[0] == 1


def test_what_is_unknown_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    """A source without a publisher and a date has neither gaps nor a 'None'."""
    _, out, _ = run(capsys, "What fell on the fuel depot outside Arvo?")
    assert "] Mortars fall on fuel depot\n" in out
    assert "None" not in out


def test_an_article_without_a_title(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An article of which nothing is known is told by its first words, and by its file."""
    (tmp_path / "bare.txt").write_text("A shell hit the lighthouse of Cape Orn on Monday.")
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "data"))
    with Assistant() as assistant:
        take_in(assistant, tmp_path / "bare.txt")
    _, out, _ = run(capsys, "What hit the lighthouse of Cape Orn?")
    assert "\n[1] A shell hit the lighthouse of Cape Orn on Monday.\n" in out
    assert "bare.txt" in out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["  "], "question is empty"),
        (["x" * 3000], "3,000 characters"),
        (["Who?", "--since", "yesterday"], "'yesterday' is no date"),
        (["Who?", "--as-of", "soon"], "'soon' is no date"),
        (["Who?", "--since", "2022", "--as-of", "2021-12-31"], "exchange the two dates"),
    ],
)
def test_bad_questions(
    capsys: pytest.CaptureFixture[str], arguments: Sequence[str], told: str
) -> None:
    """What cannot be asked is one plain line; status 2."""
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert err.startswith("rag: ")
    assert told in err
    assert err.count("\n") == 1


def test_bad_setting(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting that cannot be used is one plain line; status 2."""
    monkeypatch.setenv("DATELINE_TIMEOUT", "soon")
    status, _, err = run(capsys, "Who?")
    assert (status, "DATELINE_TIMEOUT" in err) == (2, True)


def test_folder_of_another_process(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While another process owns the data folder, it is named; status 2."""
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path))
    owner = start("hold", tmp_path)
    try:
        begin(owner)
        status, _, err = run(capsys, "Who?")
    finally:
        owner.kill()
        owner.communicate()
    assert status == 2
    assert str(owner.pid) in err


def test_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a command or a question, the usage is shown; status 2."""
    for arguments in ([], ["ask"]):
        with pytest.raises(SystemExit, match="2"):
            program.main(arguments)
        assert "usage: python -m rag" in capsys.readouterr().err


def child(*arguments: str, stdout: int = subprocess.PIPE) -> subprocess.Popen[str]:
    """The command as a program of its own."""
    command = [sys.executable, "-m", "rag", "ask", *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=stdout, stderr=subprocess.PIPE, text=True)


def test_nobody_reads() -> None:
    """Where the reader has gone (`| head`), it ends without a word."""
    reading, writing = os.pipe()
    os.close(reading)
    process = child(CLAIMED, stdout=writing)
    os.close(writing)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (141, "")


def test_ctrl_c(openai_server: OpenAIServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while a model thinks ends with one plain line; status 130."""
    asked = Event()

    def thinks(exchange: Exchange) -> None:
        asked.set()
        exchange.state.stopping.wait(60)

    openai_server.play(thinks)
    monkeypatch.setenv("OPENAI_BASE_URL", openai_server.url)
    monkeypatch.setenv("DATELINE_CHAT_MODEL", f"openai:{MODEL}")
    process = child(CLAIMED)
    assert asked.wait(60)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (130, "", "rag: stopped\n")
