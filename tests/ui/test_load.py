"""Many people at once are answered, each with their own; the rest is `python -m bench.load`."""

from __future__ import annotations

import os

from bench.load import Served, at_once, counted, crossings, draft, line, varied


def test_people_at_once_are_all_answered(server: str) -> None:
    """None of them is refused or forgotten."""
    seconds, faults = at_once(server, 6, varied)
    assert faults == []
    assert len(seconds) == 6


def test_nobody_sees_another_persons_words(server: str) -> None:
    """Through the page's own endpoint, with a conversation each; and all see their own."""
    assert crossings(server, 6) == (0, 6)


def test_a_crossing_would_be_seen() -> None:
    """One word in another's page is one."""
    assert counted(["aa", "bb", "cc"], ["aa bb", "bb", "-"]) == (1, 2)


def test_the_figures_are_told() -> None:
    """Of a run, of one that failed, and of this process's memory and work."""
    assert line("x", [1.0] * 20, []) == "x: p50 1.0 s, p95 1.0 s, most 1.0 s, 0 faults"
    assert "2 faults" in line("x", [], ["a", "b"])
    assert Served("", os.getpid()).megabytes() > 1
    assert Served("", os.getpid()).worked() > 0


def test_the_model_quotes_what_it_was_given() -> None:
    """With the passage's own key."""
    asked = '<passage key="k7" title="x">\nIt fell. Then more.</passage>'
    assert draft({"messages": [{"content": asked}]}) == "It fell. [k7]."
