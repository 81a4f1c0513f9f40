"""Reading alone and in batches are measured side by side, on the same sentences."""

from __future__ import annotations

import re

import pytest

from bench.alone import main


def test_both_ways_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    """So many sentences, the time of each way, and what a batch does to a score."""
    assert main(["articles", "--first", "16"]) == 0
    told = capsys.readouterr().out
    assert re.match(r"16 sentences, each by itself \d+\.\d\d s\nin batches of 8 \d+\.\d\d s", told)
    moved = re.search(r"moved by (\d\.\d+) in the mean, and by (\d\.\d+) at most", told)
    assert moved
    assert 0 < float(moved[1]) < float(moved[2]) < 3
