"""The process apart is ended when it takes too long, and the next reading has another."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from lxml.etree import XPathEvalError

from rag.reading import isolation, worker
from rag.reading import page as page_reader
from rag.reading.worker import MEMORY, SECONDS
from tests.rag.reading.making import PROSE, article, docx, found, page, pdf, reason, with_part

SLOW = b"<html><body>" + b"<p>It fell on the base and so on." * 200_000


def test_what_takes_too_long_is_ended() -> None:
    """A page of 200,000 paragraphs that never end is refused, and the next page is read.

    Which of its two limits a page meets first depends on the machine.
    """
    start = time.monotonic()
    limits = f"more than ({SECONDS} seconds|{MEMORY // 1_000_000} MB of memory) to read"
    assert re.search(limits, reason("a.html", SLOW))
    assert time.monotonic() - start < 10
    assert article("a.html", page(*PROSE)).text


def test_a_library_without_memory_is_no_broken_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """What libxml2 raises where it gets no memory for a path tells of memory, not of the page."""

    def read(_: bytes) -> None:
        raise XPathEvalError("Unknown error")

    monkeypatch.setattr(page_reader, "read", read)
    assert "MB of memory" in str(worker._answer(".html", b""))


def test_a_reader_that_is_killed_is_replaced() -> None:
    """Whatever ends the process, the file is refused or read by the next one."""
    isolation.read(".pdf", pdf(("It fell.",)))
    os.kill(isolation._workers[0].pid, signal.SIGKILL)
    found("a.html", page(*PROSE))
    assert article("a.html", page(*PROSE)).text


def test_no_key_goes_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """What reads untrusted files knows nothing of this program's environment."""
    isolation.close()
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    isolation.read(".eml", b"Subject: x\n\nIt fell.")
    told = Path(f"/proc/{isolation._workers[0].pid}/environ").read_bytes()
    assert b"PYTHONPATH" in told
    assert b"OPENAI" not in told


def test_memory_is_bounded() -> None:
    """The system gives the process no more than 450 MB, and what needs more is refused."""
    isolation.read(".eml", b"Subject: x\n\nIt fell.")
    limits = Path(f"/proc/{isolation._workers[0].pid}/limits").read_text()
    assert re.search(rf"Max address space\s+{MEMORY}\s+{MEMORY}", limits)
    assert MEMORY < 500_000_000
    assert reason("a.docx", docx_of(30_000_000))


def docx_of(letters: int) -> bytes:
    """A Word document of one-letter paragraphs, of which a small file can hold many."""
    xml = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{'<w:p><w:r><w:t>x</w:t></w:r></w:p>' * (letters // 12)}</w:body></w:document>"
    )
    return with_part(docx("x"), "word/document.xml", xml.encode())


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_no_process_outlives_its_master(tmp_path: Path, end: signal.Signals) -> None:
    """The reader ends with the program that started it, however that ends."""
    program = (
        "from rag.reading import isolation\n"
        "isolation.read('.eml', b'Subject: x\\n\\nIt fell.')\n"
        "print(isolation._workers[0].pid, flush=True)\n"
        "input()\n"
    )
    master = subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert master.stdout is not None
    reader = int(master.stdout.readline())
    master.send_signal(end)
    master.communicate()
    deadline = time.monotonic() + 10
    while _lives(reader) and time.monotonic() < deadline:
        os.sched_yield()
    assert not _lives(reader)


def _lives(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    try:
        return status.read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
