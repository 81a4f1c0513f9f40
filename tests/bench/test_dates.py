"""What is measured of dates is counted rightly, and where there is nothing that is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.dates import main
from tests.rag.when.test_dating import DATED, TWIN, UNDATED


def _written(folder: Path, texts: dict[str, str]) -> Path:
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def test_dates_are_taken_away_and_inferred(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two accounts of one attack date each other; a false date of one makes both wrong."""
    one = f"---\ntitle: One\npublished: 2018-03-14\n---\n\n{UNDATED.text}\n"
    two = f"---\ntitle: Two\npublished: {{}}\n---\n\n{DATED.text}\n"
    folder = _written(tmp_path, {"one.md": one, "two.md": two.format("2018-03-13")})
    assert main([str(folder), "--others"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("2 dated: 2 inferred, 2 right, 0 wrong\n")
    assert "right 2018-03-14 One\n    12 March 2018 to 18 March 2018, for it tells of" in told
    _written(tmp_path, {"two.md": two.format("2021-04-06")})
    main([str(folder), "--others"])
    assert capsys.readouterr().out.startswith("2 dated: 2 inferred, 0 right, 2 wrong\n")


def test_pieces_without_a_date_are_dated_in_every_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is inferred of them is printed, and whether the order of coming in tells."""
    dated = f"---\npublished: {DATED.published}\n---\n\n{DATED.text}\n"
    folder = _written(tmp_path, {"a.md": UNDATED.text, "b.md": dated})
    main([str(folder), "--others"])
    told = capsys.readouterr().out
    assert "1 without a date: 1 inferred\n  2018-03 a.md\n" in told
    assert told.endswith("in all 2 orders the same\n")
    _written(tmp_path, {"c.md": f"---\npublished: {TWIN.published}\n---\n\n{TWIN.text}\n"})
    main([str(folder), "--others"])
    assert "1 without a date: 0 inferred\nin all 6 orders the same\n" in capsys.readouterr().out


def test_half_of_the_articles_may_be_taken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One half begins with the first, the other with the second."""
    lines = [f'{{"id": "{n}", "text": "It fell.{n}", "published": "2018-03-1{n}"}}' for n in "123"]
    folder = _written(tmp_path, {"documents.jsonl": "\n".join(lines)})
    for half, count in (("even", 2), ("odd", 1)):
        main([str(folder), "--others", "--half", half])
        assert capsys.readouterr().out.startswith(f"{count} dated: 0 inferred")


def test_absent_data_is_skipped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No figure is printed where there is nothing to measure, and nothing fails."""
    assert main([str(tmp_path / "none"), "--others"]) == 0
    assert capsys.readouterr().out.startswith("SKIPPED: ")
