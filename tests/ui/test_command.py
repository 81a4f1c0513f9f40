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


def run(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command, which is to end by itself."""
    command = [sys.executable, "-m", "ui", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=environment(data), capture_output=True, text=True, timeout=60
    )


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


def test_serving_to_others_is_warned_of(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Beyond this machine there is no sign-in yet, and that is said."""
    with serving(tmp_path / "data", "--host", "0.0.0.0"):
        pass
    assert "no sign-in yet" in capfd.readouterr().err
