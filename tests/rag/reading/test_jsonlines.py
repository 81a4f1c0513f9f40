"""A line of a .jsonl file is a record with a text, or it is told why not."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.reading.jsonlines import NO_TEXT, lines, parse

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def test_fields_are_read() -> None:
    """Numbers become text, several authors one line; null and other things are nothing."""
    record = {
        "text": "It fell.", "id": 7, "title": None, "published": 2019, "author": ["A. One", "B"],
        "publisher": {"name": "Post"}, "url": True, "tags": "x",
    }  # fmt: skip
    assert parse(json.dumps(record).encode()) == (
        {"id": "7", "published": "2019", "author": "A. One, B"},
        "It fell.",
    )


def test_half_a_surrogate_pair_is_taken_out_of_the_fields() -> None:
    """JSON can hold what no file and no store can; an id of it would stop both."""
    fields, text = parse(rb'{"text": "It \ud800 fell.", "id": "a\ud800b", "title": "\udfff"}')
    assert fields == {"id": "ab"}
    assert text == "It \ud800 fell."


@pytest.mark.parametrize("line", [b"1", b"null", b"[]", b"{}", b'{"text": 1}', b'{"text": null}'])
def test_what_has_no_text_is_no_article(line: bytes) -> None:
    """Other JSON is told from broken JSON."""
    with pytest.raises(ValueError, match="no article") as raised:
        parse(line)
    assert str(raised.value) == NO_TEXT


def test_deep_nesting_is_a_plain_fault() -> None:
    """A hundred thousand brackets do not end the program."""
    with pytest.raises(ValueError, match="nested too deep"):
        parse(b'{"text": ' + b"[" * 100_000)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["id", "title", "url", "author", "x"]), JSON))
def test_any_record_gives_fields_that_can_be_stored(record: dict[str, object]) -> None:
    """Every field of every record is text on one line that encodes as UTF-8."""
    fields, text = parse(json.dumps(record | {"text": "It fell."}).encode())
    assert text == "It fell."
    for value in fields.values():
        assert value
        assert value.encode()
        assert len(value.splitlines()) == 1


@settings(deadline=None)
@given(st.lists(st.binary(max_size=12).map(lambda b: b.replace(b"\n", b"").rstrip(b"\r"))))
def test_lines_are_cut_and_counted(whole: list[bytes]) -> None:
    """Every line comes once and in order; of a long one only its head."""
    stream = io.BytesIO(b"".join(line + b"\r\n" for line in whole))
    found = list(lines(stream, 8))
    assert len(found) == len(whole)
    for line, head in zip(whole, found, strict=True):
        assert head == line if len(line) <= 8 - 2 else line.startswith(head)
