"""A report with parts of several programs."""

from __future__ import annotations

from pathlib import Path

from bench.parts import put, taken


def test_each_part_is_written_by_itself(tmp_path: Path) -> None:
    """A part is replaced where it stands, the other stays, and the order is always the same."""
    file = tmp_path / "new" / "REPORT.md"
    put(file, "evidence", "# Evidence\n\nold")
    put(file, "retrieval", "# Retrieval\n\nwith a <!-- note -->\n")
    put(file, "evidence", "# Evidence\n\nnew \\1")
    text = file.read_text("utf-8")
    assert taken(text) == {
        "retrieval": "# Retrieval\n\nwith a <!-- note -->",
        "evidence": "# Evidence\n\nnew \\1",
    }
    assert text.index("# Retrieval") < text.index("# Evidence")
    assert "old" not in text


def test_what_has_no_marks_is_dropped(tmp_path: Path) -> None:
    """A report from before there were parts is replaced."""
    file = tmp_path / "REPORT.md"
    file.write_text("# Retrieval, of last year\n", encoding="utf-8")
    put(file, "retrieval", "new")
    assert "last year" not in file.read_text("utf-8")
    assert taken(file.read_text("utf-8")) == {"retrieval": "new"}
