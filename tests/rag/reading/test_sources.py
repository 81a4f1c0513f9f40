"""Folders and files give their articles, and one bad source never stops the rest."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.reading.sources import ENDINGS, MAX_BYTES, Raw, Refused, walk


def only(path: Path) -> Raw | Refused:
    """The one thing that ``path`` gives."""
    (found,) = walk(path)
    return found


def raw(path: Path) -> Raw:
    """The one article that ``path`` gives."""
    found = only(path)
    assert isinstance(found, Raw)
    return found


def refused(path: Path) -> Refused:
    """The one refusal that ``path`` gives."""
    found = only(path)
    assert isinstance(found, Refused)
    return found


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    """Files come by name, folders behind them, and hidden ones not at all."""
    for name in ("b.txt", "a.md", "sub/c.txt", ".hidden.txt", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("It fell.")
    sources = [str(Path(found.source).relative_to(tmp_path)) for found in walk(tmp_path)]
    assert sources == ["a.md", "b.txt", "sub/c.txt"]


def test_front_matter_gives_the_fields(tmp_path: Path) -> None:
    """The fields are taken from the head of the file and the text from below it."""
    path = tmp_path / "a.md"
    path.write_bytes(b"---\r\ntitle: Taji: three dead\r\n---\r\nIt fell.\r\n")
    assert raw(path).fields == {"title": "Taji: three dead"}
    assert raw(path).text == "It fell.\n"
    assert (raw(path).source, raw(path).fields_from) == (str(path), "front matter")


@pytest.mark.parametrize("name", ["README.md", "LICENSE.txt", "Changelog.md"])
def test_what_tells_about_the_folder_is_skipped(tmp_path: Path, name: str) -> None:
    """A README or a licence is no article."""
    (tmp_path / name).write_text("It fell.")
    assert refused(tmp_path).kind == "skipped"


@pytest.mark.parametrize("name", ["a.doc", "a.rtf", "a", "a.txt.gz", "a.json"])
def test_an_unknown_ending_is_skipped_and_named(tmp_path: Path, name: str) -> None:
    """What is not read is said, with the endings that are."""
    (tmp_path / name).write_text("It fell.")
    assert refused(tmp_path).kind == "skipped"
    assert all(ending in refused(tmp_path).reason for ending in ENDINGS)


def test_a_binary_file_fails_plainly(tmp_path: Path) -> None:
    """A picture that calls itself a text is told from one."""
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    assert refused(tmp_path) == Refused(
        str(tmp_path / "a.txt"), "failed", "it is a binary file; text was expected"
    )


def test_an_empty_file_is_an_empty_text(tmp_path: Path) -> None:
    """That nothing is left of it is for the next step to say."""
    (tmp_path / "a.txt").touch()
    assert raw(tmp_path).text == ""


@pytest.mark.parametrize("content", [b"", b"\n\n", b'{"title": "x"}\n[1]\n"text"\n'])
def test_a_jsonl_without_any_text_is_skipped_once(tmp_path: Path, content: bytes) -> None:
    """A file of other records is one line in the report, not thousands."""
    (tmp_path / "a.jsonl").write_bytes(content)
    assert refused(tmp_path) == Refused(
        str(tmp_path / "a.jsonl"), "skipped", 'none of its records has a "text"'
    )


def test_one_broken_line_does_not_stop_the_rest(tmp_path: Path) -> None:
    """The fault names its line, and the lines around it are read."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "One.", "id": 1}\n{"text": \n\n{"text": "Two.", "id": "b"}\n')
    found = list(walk(path))
    assert [f.source for f in found] == [f"{path}#1", f"{path}#b", f"{path}:2"]
    assert isinstance(found[2], Refused)
    assert found[2].kind == "failed"
    assert "no JSON" in found[2].reason


@pytest.mark.parametrize(
    "line",
    ["[" * 200_000, '{"text": "x", "n": ' + "9" * 5000 + "}", '{"text": {"text": "x"}}', "\x00"],
)
def test_no_line_is_too_odd(tmp_path: Path, line: str) -> None:
    """JSON nested too deep, or with a number too long, is one failed line."""
    path = tmp_path / "a.jsonl"
    path.write_text(f'{line}\n{{"text": "It fell."}}\n')
    article, fault = walk(path)
    assert isinstance(article, Raw)
    assert isinstance(fault, Refused)
    assert (fault.source, fault.kind) == (f"{path}:1", "failed")


def test_the_same_line_twice_is_one_article(tmp_path: Path) -> None:
    """A record that is there twice is read once, without a fault."""
    (tmp_path / "a.jsonl").write_text('{"text": "It fell."}\n' * 2 + '{"text": "It fell."}')
    assert raw(tmp_path).text == "It fell."


def test_two_records_of_one_id_cannot_both_be_kept(tmp_path: Path) -> None:
    """The second is refused and named; taking turns under one name would never end."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "One.", "id": 7}\n{"text": "Two.", "id": 7}\n')
    kept, fault = walk(path)
    assert isinstance(kept, Raw)
    assert kept.text == "One."
    assert fault == Refused(f"{path}:2", "failed", "an earlier record has its id, '7', too")


def test_a_record_keeps_its_name_when_lines_are_added(tmp_path: Path) -> None:
    """The last line's fingerprint does not hang on whether a line end follows."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "One."}')
    before = raw(path)
    path.write_text('{"text": "One."}\n{"text": "Two."}\n')
    assert next(iter(walk(path))) == before


def test_much_text_is_refused_plainly(tmp_path: Path) -> None:
    """30 MB are no article; nothing of it is kept, and the limit is said."""
    (tmp_path / "a.txt").write_bytes(b"It fell. " * (30_000_000 // 9))
    reason = refused(tmp_path).reason
    assert f"{MAX_BYTES:,}" in reason
    assert "29,999,997" in reason


def test_a_long_line_is_one_fault(tmp_path: Path) -> None:
    """A record of 12 MB is refused under its own line's number, and the next one is read."""
    path = tmp_path / "a.jsonl"
    long = json.dumps({"text": "It fell. " * 1_400_000})
    path.write_text(f'{long}\n{{"text": "It fell."}}\nbroken\n')
    found = list(walk(path))
    assert [f.source for f in found[1:]] == [f"{path}:1", f"{path}:3"]
    assert isinstance(found[0], Raw)


def test_a_file_that_vanishes_is_one_fault(tmp_path: Path) -> None:
    """A file that is gone between listing and reading does not stop the next one."""
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("It fell.")
    found = walk(tmp_path)
    next(found)
    (tmp_path / "b.txt").unlink()
    gone, last = found
    assert isinstance(gone, Refused)
    assert gone.reason == "it cannot be read: No such file or directory"
    assert isinstance(last, Raw)


def test_a_path_that_is_not_there_fails() -> None:
    """Nothing, a name too long, half a character and a NUL are said, not raised."""
    for name in ("no/such", "x" * 300, "\ud800.txt", "a\x00b.txt"):
        assert refused(Path(name)).kind == "failed"
        assert refused(Path(name)).source.encode()


def test_a_name_that_is_no_text_fails(tmp_path: Path) -> None:
    """A name of bytes that are no UTF-8 could not be stored; the fault can be printed."""
    try:
        (tmp_path / os.fsdecode(b"\xff.txt")).write_text("It fell.")
    except OSError:
        pytest.skip("this file system takes no such names")
    assert refused(tmp_path).source == str(tmp_path / "?.txt")
    assert "rename it" in refused(tmp_path).reason


def test_a_folder_named_like_a_text_is_a_folder(tmp_path: Path) -> None:
    """The articles in it are read."""
    (tmp_path / "x.txt").mkdir()
    (tmp_path / "x.txt" / "a.txt").write_text("It fell.")
    assert raw(tmp_path).text == "It fell."


def test_a_dangling_link_fails(tmp_path: Path) -> None:
    """A link to a file that is gone should have been an article."""
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert refused(tmp_path).kind == "failed"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """Reading a pipe that nobody writes to would never end."""
    os.mkfifo(tmp_path / "a.txt")
    assert refused(tmp_path).reason == "it is no regular file"


def test_links_do_not_lead_out(tmp_path: Path) -> None:
    """A link to a file outside the folder is skipped; one to a file within is read."""
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret.txt").write_text("A secret.")
    (inside / "a.txt").write_text("It fell.")
    (inside / "b.txt").symlink_to(inside / "a.txt")
    (inside / "c.txt").symlink_to(tmp_path / "secret.txt")
    (inside / "d").symlink_to(tmp_path)
    found = {Path(f.source).name: f for f in walk(inside)}
    assert all(isinstance(found[name], Raw) for name in ("a.txt", "b.txt"))
    for name in ("c.txt", "d"):
        assert found[name] == Refused(
            str(inside / name), "skipped", "it is a link that is not followed"
        )


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    """A folder that links to itself, and files that link to each other, are gone through once."""
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    kinds = [f.kind for f in walk(tmp_path) if isinstance(f, Refused)]
    assert kinds == ["skipped", "failed", "failed"]


@settings(deadline=None)
@given(st.binary(max_size=200), st.binary(max_size=200))
def test_the_fingerprint_changes_with_the_bytes(
    tmp_path_factory: pytest.TempPathFactory, one: bytes, other: bytes
) -> None:
    """Two files have the same fingerprint exactly when they hold the same bytes."""
    folder = tmp_path_factory.mktemp("bytes")
    (folder / "a.txt").write_bytes(b"text: " + one)
    (folder / "b.txt").write_bytes(b"text: " + other)
    prints = [f.fingerprint for f in walk(folder) if isinstance(f, Raw)]
    if len(prints) == 2:
        assert (prints[0] == prints[1]) == (one == other)


@settings(deadline=None)
@given(st.lists(st.binary(max_size=60), max_size=4))
def test_no_bytes_stop_the_walk(
    tmp_path_factory: pytest.TempPathFactory, contents: list[bytes]
) -> None:
    """Whatever a file holds, it is an article or refused with a reason."""
    folder = tmp_path_factory.mktemp("bytes")
    for number, content in enumerate(contents):
        (folder / f"{number}.jsonl").write_bytes(content)
        (folder / f"{number}.txt").write_bytes(content)
    for found in walk(folder):
        assert isinstance(found, Raw) or found.reason
        assert found.source.encode()
