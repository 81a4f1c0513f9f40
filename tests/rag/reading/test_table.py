"""A row of a table is an article, and a broken row is refused alone."""

from __future__ import annotations

import csv
import io
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.reading.raw import Raw, Refused
from tests.rag.reading.making import found

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"), max_size=20)


def written(rows: list[list[str]], separator: str = ",") -> bytes:
    """The rows as a .csv file."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_columns_are_the_fields(separator: str, encoding: str) -> None:
    """In any order and case, with what else there is left out; text over several lines."""
    text = 'Es fiel über Nacht; das Café „Zur Brücke“ stand.\n\nDann, sagte er, war "Ruhe".'
    rows = [["Title", "TEXT", "id", "x"], ["Raid", text, "7", "y"], ["", "It fell.", "", ""]]
    data = written(rows, separator).decode().encode(encoding)
    first, second = found("a.csv", data)
    assert isinstance(first, Raw)
    assert (first.source, first.text) == ("a.csv#7", text)
    assert first.fields == {"title": "Raid", "id": "7"}
    assert first.fields_from == "record"
    assert isinstance(second, Raw)
    assert second.fields == {}


@pytest.mark.parametrize(
    "row",
    ['2,"It "fell" down."', "2,It fell,far", "2", '2,"It never ends.', '"2" x,It fell.'],
)
def test_a_broken_row_is_refused_alone(row: str) -> None:
    """Quotation marks and commas that are wrong harm no other row, before or behind."""
    told = found("a.csv", f'id,text\n1,One.\n{row}\n3,"Three,\nor so."\n4,Four.\n'.encode())
    texts = [raw.text for raw in told if isinstance(raw, Raw)]
    assert texts == ["One.", "Three,\nor so.", "Four."]
    assert [fault.source for fault in told if isinstance(fault, Refused)] == ["a.csv:3"]


def test_a_table_of_other_things_is_skipped_once() -> None:
    """A file without a text column is one line of the report."""
    (fault,) = found("a.csv", b"name,size\na,1\nb,2\n")
    assert fault == Refused("a.csv", "skipped", 'none of its records has a "text"')


def test_a_file_of_faults_ends_soon() -> None:
    """Forty broken rows are enough, however each of them would be searched for its end."""
    start = time.monotonic()
    told = found("a.csv", b"id,text\n" + b'x","\n' * 500_000)
    assert isinstance(told[-1], Refused)
    assert time.monotonic() - start < 10


@settings(deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_what_is_written_is_read(rows: list[tuple[str, str]]) -> None:
    """Every table that the library writes comes back, its texts whole."""
    data = written([["title", "text"], *map(list, rows)])
    texts = {raw.text for raw in found("a.csv", data) if isinstance(raw, Raw)}
    assert texts == {text for title, text in rows if title.strip() or text.strip()}


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_rows_or_refused(data: bytes) -> None:
    """Nothing raises what is not said."""
    for each in found("a.csv", b"id,text\n" + data):
        assert isinstance(each, Raw) or each.reason
