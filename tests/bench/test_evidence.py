"""The sections on evidence are found, run and written."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from bench.evidence.__main__ import SECTIONS, main
from bench.parts import put, taken


def test_a_run_writes_its_part_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without data a section says so, and what another program wrote stays."""
    report = tmp_path / "REPORT.md"
    put(report, "retrieval", "# Retrieval")
    main(["--data", str(tmp_path), "--sections", "attribution", "--out", str(report)])
    parts = taken(report.read_text("utf-8"))
    assert parts["retrieval"] == "# Retrieval"
    assert "Not measured: there is no `attribution` in the data folder." in parts["evidence"]
    assert "the run took" in parts["evidence"]
    assert str(tmp_path) not in parts["evidence"]


def test_an_unknown_section_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """A name that is none is told, with those there are."""
    with pytest.raises(SystemExit):
        main(["--sections", "nothing"])
    assert "the sections are attribution" in capsys.readouterr().err


@pytest.mark.parametrize("name", [n for n in SECTIONS if find_spec(f"bench.evidence.{n}")])
def test_each_section_can_be_measured(name: str) -> None:
    """It has the one function that the report is made of."""
    assert callable(import_module(f"bench.evidence.{name}").measure)
