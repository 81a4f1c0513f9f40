"""The local model is measured where it is installed, and else it is said that it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.evidence.local import measure


def test_without_the_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command that installs it is told."""
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path))
    told = measure(tmp_path)
    assert "Not measured" in told
    assert "make local-model" in told
