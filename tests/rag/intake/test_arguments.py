"""What may be given together on the command line."""

from __future__ import annotations

import pytest

from rag.intake.arguments import parsed


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("", "give a PATH"),
        ("--watch", "give a PATH"),
        ("--dry-run", "give a PATH"),
        ("--watch --rebuild", "give a PATH"),
        ("--remove", "see the names with --list"),
        ("--list a", "--list is about all that is kept"),
        ("--reread a", "--reread is about all that is kept"),
        ("--list --rebuild", "--rebuild does not go with --list"),
        ("a --dry-run --rebuild", "--rebuild does not go with --dry-run"),
        ("a --dry-run --watch", "not allowed with"),
        ("a --remove --watch", "not allowed with"),
        ("--list --reread", "not allowed with"),
        ("a --no-such", "unrecognized arguments"),
    ],
)
def test_what_excludes_what(given: str, reason: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It is said plainly, and the status is 2."""
    with pytest.raises(SystemExit, match="2"):
        parsed(given.split())
    assert reason in capsys.readouterr().err


@pytest.mark.parametrize(
    "given",
    ["a", "a b --json", "--rebuild", "a --rebuild", "a --watch --rebuild", "a --dry-run --json",
     "--list --json", "--remove a b", "--reread", "https://news.example/feed --watch"],
)  # fmt: skip
def test_what_may_be_given(given: str) -> None:
    """Paths are kept as they are written."""
    words = [word for word in given.split() if not word.startswith("--")]
    assert parsed(given.split()).paths == words
