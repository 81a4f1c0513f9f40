"""The command line serves, or says in one plain line why not."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.ui.conftest import ROOT, environment, serving
from ui.people import line, people

WORD = "correct horse battery"


def run(
    data: Path, *arguments: str, said: str = "", **variables: str
) -> subprocess.CompletedProcess[str]:
    """The command, which is to end by itself."""
    command = [sys.executable, "-m", "ui", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=environment(data, **variables), input=said, capture_output=True,
        text=True, timeout=60,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--port", "x"), "The port must be a number from 0 to 65535; 'x' is not."),
        (("--port", "65536"), "The port must be a number from 0 to 65535; '65536' is not."),
        (
            ("--host", "no-such-host.invalid"),
            "The host must be a name or address of this machine; 'no-such-host.invalid' is not.",
        ),
    ],
)
def test_a_bad_address_is_one_plain_line(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    """What was wrong, and status 2."""
    done = run(tmp_path / "data", *arguments)
    assert (done.returncode, done.stderr.strip()) == (2, said)


def test_a_port_in_use_is_one_plain_line(tmp_path: Path) -> None:
    """With the way to another port."""
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        done = run(tmp_path / "data", "--port", str(port))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert f"Port {port} on 127.0.0.1 cannot be had: another program uses it." in done.stderr


def test_a_data_folder_in_use_is_one_plain_line(server: str, data: Path) -> None:
    """A second server over the same folder says who has it."""
    done = run(data, "--port", "0")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


def test_an_empty_collection_can_be_served(tmp_path: Path) -> None:
    """It is served, counts nothing, and stops cleanly when told to."""
    with serving(tmp_path / "data") as address, urlopen(f"{address}/healthz", timeout=30) as reply:
        assert json.load(reply) == {"status": "ok", "articles": 0}


def test_serving_to_others_needs_people(tmp_path: Path) -> None:
    """Beyond this machine nobody is let in unnamed: it is refused before anything is opened."""
    done = run(tmp_path / "data", "--host", "0.0.0.0", "--port", "0")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "DATELINE_AUTH names nobody" in done.stderr
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("told", ["anna", "anna:secret", "anna:scrypt.1.8.3.AA.AA", "a b:c"])
def test_people_that_cannot_be_read_are_one_plain_line(tmp_path: Path, told: str) -> None:
    """Which does not quote what may be a password."""
    done = run(tmp_path / "data", "--port", "0", DATELINE_AUTH=told)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "DATELINE_AUTH" in done.stderr
    assert "secret" not in done.stderr


def test_a_password_is_hashed_for_the_settings(tmp_path: Path) -> None:
    """What is printed can be read, knows the password, and is another one each time."""
    lines = [run(tmp_path / "data", "--hash-password", "anna", said=f"{WORD}\n") for _ in range(2)]
    assert lines[0].stdout != lines[1].stdout
    assert people(lines[0].stdout).knows("anna", WORD)
    short = run(tmp_path / "data", "--hash-password", "anna", said="short\n")
    assert short.returncode == 2
    assert "10 to 1000 characters; this has 5" in short.stderr


def test_serving_to_others_is_warned_of(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """With people named it is served beyond this machine, and what is still missing is said."""
    with serving(tmp_path / "data", "--host", "0.0.0.0", DATELINE_AUTH=line("anna", WORD)):
        pass
    assert "without TLS" in capfd.readouterr().err
