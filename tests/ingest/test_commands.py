"""The modes of the command line beside taking in: list, remove, try, read again; and guests."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import ingest as program
from rag.models import open_embedder
from rag.settings import Settings, read_settings
from store.library import Library
from store.sharing import share
from tests.ingest.desk import BOAT, DEPOT, LORRY, article

Capture = pytest.CaptureFixture[str]


def run(capsys: Capture, *given: object) -> tuple[int, str, str]:
    """The status, and what was said on standard output and standard error."""
    status = program.main(list(map(str, given)))
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    return status, said.out, said.err


def kept() -> dict[str, str]:
    """The texts that are kept, by the names of their files."""
    settings = read_settings()
    embedder = open_embedder(settings)
    with Library(settings.data, embedder.name, embedder.dimensions) as library:
        texts = {each.id: each.text for each in library.articles()}
        return {Path(each.source).name: texts[each.article_id] for each in library.entries()}


@pytest.fixture
def folder(tmp_path: Path, capsys: Capture) -> Path:
    """Articles in a folder, taken in."""
    folder = tmp_path / "articles"
    (folder / "sub").mkdir(parents=True)
    fields = {"title": "Boat hit", "publisher": "Example Post", "published": "2021-05-04"}
    (folder / "a.md").write_text(article(BOAT, **fields))
    (folder / "sub" / "b.md").write_text(LORRY)
    (folder / "c.jsonl").write_text(json.dumps({"id": "1", "text": DEPOT}))
    assert run(capsys, folder)[0] == 0
    return folder


class TestList:
    """A line a source."""

    def test_lines(self, folder: Path, capsys: Capture) -> None:
        """Date, publisher, title, source; what nobody told is unknown."""
        status, out, err = run(capsys, "--list")
        assert (status, err) == (0, "")
        assert out.splitlines() == [
            f"2021-05-04\tExample Post\tBoat hit\t{folder / 'a.md'}",
            f"unknown\tunknown\tunknown\t{folder / 'c.jsonl'}#1",
            f"unknown\tunknown\tunknown\t{folder / 'sub' / 'b.md'}",
        ]

    def test_json(self, folder: Path, capsys: Capture) -> None:
        """The same for machines, with null for what is unknown."""
        lines = json.loads(run(capsys, "--list", "--json")[1])
        assert lines[0]["source"] == str(folder / "a.md")
        assert [line["published"] for line in lines] == ["2021-05-04", None, None]


class TestRemove:
    """Sources go by their name, or with their folder."""

    @pytest.mark.parametrize(
        ("name", "left"),
        [
            ("a.md", {"c.jsonl#1", "b.md"}),
            ("sub", {"a.md", "c.jsonl#1"}),
            ("c.jsonl#1", {"a.md", "b.md"}),
            ("c.jsonl", {"a.md", "b.md"}),
            ("../articles/./sub/b.md", {"a.md", "c.jsonl#1"}),
            (".", set()),
        ],
    )
    def test_by_name(
        self, folder: Path, capsys: Capture, name: str, left: set[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:  # fmt: skip
        """Absolute or from where one is, be the file there or not."""
        monkeypatch.chdir(folder)
        given = folder / name if "#" in name else name
        status, out, _ = run(capsys, "--remove", given, "--json")
        assert status == 0
        assert len(json.loads(out)["removed"]) == 3 - len(left)
        assert kept().keys() == left

    def test_a_name_that_names_nothing(self, folder: Path, capsys: Capture) -> None:
        """It is said how names are found, and nothing is removed."""
        status, out, err = run(capsys, "--remove", folder / "a.md", "no-such")
        assert (status, out) == (2, "")
        assert err.startswith("ingest.py: no-such names nothing that is kept")
        assert "python ingest.py --list" in err
        assert len(kept()) == 3


class TestDryRun:
    """What would be done is told, and nothing is done."""

    def test_all_kinds(self, folder: Path, capsys: Capture) -> None:
        """It says what the run after it does, word for word."""
        (folder / "a.md").write_text("A mine sank a ferry.")
        (folder / "sub" / "b.md").unlink()
        (folder / "d.md").write_text("A bridge was blown up.")
        (folder / "e.md").write_text("")
        before = kept()
        status, out, err = run(capsys, folder, "--dry-run")
        assert (status, err) == (1, "")
        assert out.startswith(
            "1 added, 1 updated, 1 unchanged, 1 removed, 0 rebuilt, 0 redated, 0 skipped, 1"
        )
        assert kept() == before
        assert run(capsys, folder) == (1, out, "")

    def test_nothing_is_written(self, tmp_path: Path, capsys: Capture, settings: Settings) -> None:
        """Where there is no data folder yet, there is none afterwards."""
        (tmp_path / "a.md").write_text(BOAT)
        status, out, _ = run(capsys, tmp_path / "a.md", "--dry-run", "--json")
        assert (status, json.loads(out)["added"]) == (0, [str(tmp_path / "a.md")])
        assert not settings.data.exists()


def test_reread(folder: Path, capsys: Capture) -> None:
    """All that is kept is read again, be its files there or not."""
    before = kept()
    (folder / "a.md").unlink()
    status, out, _ = run(capsys, "--reread")
    assert status == 0
    assert out.startswith("0 added, 0 updated, 3 unchanged")
    assert kept() == before


def test_while_another_process_shares_its_library(folder: Path, capsys: Capture) -> None:
    """All modes work, and the owner sees at once what has changed."""
    settings = read_settings()
    embedder = open_embedder(settings)
    with Library(settings.data, embedder.name, embedder.dimensions) as library, share(library):
        (folder / "d.md").write_text("A mine sank a ferry.")
        assert run(capsys, folder)[1].startswith("1 added, 0 updated, 3 unchanged")
        assert len(library.articles()) == 4
        hits = library.near(embedder.embed_passages(["A mine sank a ferry."])[0], 1)
        assert hits[0][1] > 0.99
        assert len(run(capsys, "--list")[1].splitlines()) == 4
        assert run(capsys, "--reread")[1].startswith("0 added, 0 updated, 4 unchanged")
        assert run(capsys, "--remove", folder)[1].startswith("0 added, 0 updated, 0 unchanged, 4")
        assert library.articles() == []
