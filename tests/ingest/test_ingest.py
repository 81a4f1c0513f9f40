"""The whole way of articles in: what is new, changed, gone or bad, and what a stop leaves."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import termios
import tracemalloc
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ingest as program
from ingest import Report
from rag.intake.aside import Aside
from rag.intake.finding import changed
from rag.intake.missing import missing
from rag.models import open_embedder
from rag.search import search
from rag.settings import Settings, read_settings
from rag.types import Query
from rag.web.fetch import fetch
from store.library import Library
from tests.ingest.desk import BOAT, DEPOT, LORRY, Desk, article
from tests.servers import openai as server
from tests.servers.openai import OpenAIServer
from tests.servers.site import NEWS, Site, html, xml
from tests.store.children import begin, start

ROOT = Path(__file__).parents[2]


class TestWhatBecameOfIt:
    """Each source is added, updated, unchanged or removed."""

    def test_unchanged_costs_nothing(self, desk: Desk) -> None:
        """What is new is added; a second run embeds nothing and changes nothing."""
        sources = [desk.write("a.md", BOAT), desk.write("sub/b.txt", LORRY)]
        assert desk.take() == Report(added=sources)
        assert sorted(desk.counting.texts) == sorted([BOAT, LORRY])
        before = desk.library.articles()
        assert desk.take() == Report(unchanged=sources)
        assert desk.counting.texts == []
        assert desk.library.articles() == before

    def test_updated(self, desk: Desk) -> None:
        """An edited article replaces the one before, whose words are found no more."""
        one, two = desk.write("a.md", BOAT), desk.write("b.md", LORRY)
        desk.take()
        desk.write("a.md", DEPOT)
        assert desk.take() == Report(updated=[one], unchanged=[two])
        assert desk.counting.texts == [DEPOT]
        assert {a.text for a in desk.library.articles()} == {DEPOT, LORRY}
        assert desk.first("patrol boat in the harbour") != BOAT

    def test_removed(self, desk: Desk) -> None:
        """What has gone from a folder given before is dropped."""
        one, two = desk.write("a.md", BOAT), desk.write("b.md", LORRY)
        desk.take()
        Path(one).unlink()
        assert desk.take() == Report(unchanged=[two], removed=[one])
        assert desk.sources() == {two}
        assert desk.first("patrol boat in the harbour") == LORRY

    def test_new_date_embeds_nothing(self, desk: Desk) -> None:
        """Where only the date is mended, the vectors stay."""
        source = desk.write("a.md", article(BOAT, title="Boat hit", published="2021"))
        desk.take()
        desk.write("a.md", article(BOAT, title="Boat hit", published="2021-05-04"))
        assert desk.take() == Report(updated=[source])
        assert desk.counting.texts == []
        assert desk.library.articles()[0].published == "2021-05-04"

    def test_new_title_is_embedded(self, desk: Desk) -> None:
        """The title is part of what is embedded, so a new one is embedded anew."""
        desk.write("a.md", article(BOAT, title="Boat hit"))
        desk.take()
        desk.write("a.md", article(BOAT, title="Harbour of Kesh under fire"))
        desk.take()
        assert desk.counting.texts == [f"Harbour of Kesh under fire\n{BOAT}"]

    def test_same_text_under_two_names(self, desk: Desk) -> None:
        """Two files of one text are one article, which stays until both have gone."""
        one, two = desk.write("a.md", BOAT), desk.write("b.md", BOAT)
        assert desk.take().added == [one, two]
        assert len(desk.library.articles()) == 1
        Path(one).unlink()
        assert desk.take().removed == [one]
        assert [a.source for a in desk.library.articles()] == [two]
        Path(two).unlink()
        assert desk.take().removed == [two]
        assert desk.library.articles() == []

    def test_records(self, desk: Desk) -> None:
        """Each record of a .jsonl is a source of its own: added, updated, unchanged, removed."""
        records = [{"id": n, "text": text} for n, text in enumerate((BOAT, LORRY, DEPOT))]
        file = desk.write("all.jsonl", "\n".join(map(json.dumps, records)))
        assert desk.take().added == [f"{file}#{n}" for n in range(3)]
        records[0]["text"] = "A mine sank a ferry."
        del records[2]
        desk.write("all.jsonl", "\n".join(map(json.dumps, records)))
        assert desk.take() == Report(
            updated=[f"{file}#0"], unchanged=[f"{file}#1"], removed=[f"{file}#2"]
        )

    def test_many_passages(self, desk: Desk) -> None:
        """More than a batch of them, of one article and of many, are all there to be found."""
        desk.settings = read_settings(passage_tokens=32)
        long = " ".join(f"Rocket {n} fell." for n in range(120))
        sources = [desk.write(f"{n}.md", f"Shell {n}.") for n in range(10, 60)]
        sources.append(desk.write("long.md", long))
        assert desk.take().added == sources
        assert "Rocket 119 " in desk.first("rocket 119")
        assert "Shell 59." in desk.first("shell 59")


class TestWhereItWasGiven:
    """It does not matter by which path a source was given."""

    def test_a_file_and_then_its_folder(self, desk: Desk) -> None:
        """A file given by itself belongs to its folder, too, which drops it once it is gone."""
        one, two = desk.write("a.md", BOAT), desk.write("b.md", LORRY)
        assert desk.take(one) == Report(added=[one])
        assert desk.take() == Report(added=[two], unchanged=[one])
        Path(one).unlink()
        assert desk.take() == Report(unchanged=[two], removed=[one])

    def test_a_folder_and_then_its_file(self, desk: Desk) -> None:
        """A file given by itself after its folder drops nothing else, and stays the folder's."""
        one, two = desk.write("a.md", BOAT), desk.write("b.md", LORRY)
        desk.take()
        desk.write("a.md", DEPOT)
        assert desk.take(one) == Report(updated=[one])
        assert desk.sources() == {one, two}
        Path(one).unlink()
        assert desk.take() == Report(unchanged=[two], removed=[one])

    def test_a_subfolder(self, desk: Desk) -> None:
        """A subfolder answers for what is under it, and for nothing beside it."""
        one, two, three = (desk.write(name, name) for name in ("a.md", "sub/b.md", "sub2/c.md"))
        desk.take()
        Path(one).unlink()
        Path(two).unlink()
        assert desk.take(desk.folder / "sub") == Report(removed=[two])
        assert desk.sources() == {one, three}
        assert desk.take() == Report(unchanged=[three], removed=[one])

    def test_what_a_walk_passes_over_stays(self, desk: Desk) -> None:
        """A hidden file given by itself is not missing from a folder that would not show it."""
        hidden = desk.write(".drafts/a.md", BOAT)
        assert desk.take(hidden).added == [hidden]
        assert desk.take() == Report()
        assert desk.sources() == {hidden}

    def test_given_twice_in_one_run(self, desk: Desk) -> None:
        """A file beside its own folder is taken in once and told once."""
        one, two = desk.write("a.md", BOAT), desk.write("b.md", LORRY)
        assert desk.take(two, desk.folder, one) == Report(added=[two, one])
        assert len(desk.counting.texts) == 2

    def test_many_ways_to_write_a_folder(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        """Relative, dotted, linked or from another folder: it is the same one."""
        one = desk.write("a.md", BOAT)
        monkeypatch.chdir(desk.folder.parent)
        assert desk.take("articles") == Report(added=[one])
        (desk.folder.parent / "link").symlink_to("articles")
        for way in ("./articles/", "articles/../articles", "link", desk.folder):
            assert desk.take(way) == Report(unchanged=[one])
        monkeypatch.chdir(desk.folder)
        assert desk.take(".") == Report(unchanged=[one])
        Path(one).unlink()
        assert desk.take("../articles") == Report(removed=[one])

    def test_a_folder_that_has_gone(self, desk: Desk) -> None:
        """A folder that is not there is told, and all that it held stays: a disk may be away."""
        one = desk.write("a.md", BOAT)
        desk.take()
        desk.folder.rename(desk.folder.with_name("away"))
        report = desk.take()
        assert report == Report(failed={str(desk.folder): "there is no such file or folder"})
        assert desk.sources() == {one}


names = st.sampled_from(["a.md", "b.md", "s/a.md", "s/c.md", "s/t/d.md", ".h/e.md", "f.jsonl#1"])


@given(kept=st.sets(names), there=st.sets(names), path=st.sampled_from(["", "s", "s/t", "a.md"]))
def test_missing(kept: set[str], there: set[str], path: str) -> None:
    """Missing is what was kept under the path and shown by a walk of it, and was not met."""
    top = Path("/news") / path
    kept, there = ({f"/news/{name}" for name in names_} for names_ in (kept, there))
    gone = missing(top, sorted(kept), there, [])
    under = {s for s in kept if s == str(top) or s.startswith(f"{top}/")}
    assert set(gone) == {s for s in under - there if "/." not in s}
    assert missing(top, sorted(kept), there, [str(top)]) == []


class TestBadInput:
    """What is no article is told with its reason; nothing else is lost by it."""

    def test_every_kind(self, desk: Desk) -> None:
        """Beside a dozen bad ones, the good ones are taken in."""
        good = [desk.write("good.md", BOAT), desk.write("z.txt", LORRY)]
        reasons = {
            desk.write("binary.txt", b"\x00\x01\x02" * 99): "binary",
            desk.write("empty.md", ""): "no text",
            desk.write("head.md", "---\ntitle: A\n---\n"): "no text",
            desk.write("large.txt", b"word " * 6_000_000): "30,000,000 bytes",
            desk.write("blank.md", " \n\t\n"): "no text",
        }
        (desk.folder / "vanished.md").symlink_to("nowhere.md")
        reasons[str(desk.folder / "vanished.md")] = "cannot be read"
        os.mkfifo(desk.folder / "pipe.md")
        reasons[str(desk.folder / "pipe.md")] = "no regular file"
        skipped = {desk.write("photo.jpg", b"\xff"), desk.write("README.md", "About this folder.")}
        report = desk.take()
        assert report.added == good
        assert set(report.skipped) == skipped
        assert set(report.failed) == set(reasons)
        for source, reason in reasons.items():
            assert reason in report.failed[source]
        assert "3 added" not in str(report)
        assert all(f"{source}: {reason}" in str(report) for source, reason in report.failed.items())

    def test_one_broken_line(self, desk: Desk) -> None:
        """A broken line of a .jsonl is told by its number; the other records are taken in."""
        lines = [json.dumps({"id": n, "text": f"{BOAT} {n}"}) for n in range(3)]
        file = desk.write("all.jsonl", "\n".join([lines[0], '{"text": "cut o', *lines[1:]]))
        report = desk.take()
        assert report.added == [f"{file}#{n}" for n in range(3)]
        assert list(report.failed) == [f"{file}:2"]
        assert "no JSON" in report.failed[f"{file}:2"]

    @pytest.mark.parametrize("text", ["\\ud800", "\\udfff\\ud800", "a\\u0000b"])
    def test_halves_of_characters(self, desk: Desk, text: str) -> None:
        """Lone surrogates, in any field, are left out, and the rest is taken in and found."""
        record = f'{{"id": "{text}1", "title": "{text}", "text": "{text} {BOAT} {text}"}}'
        desk.write("all.jsonl", record)
        report = desk.take()
        assert (len(report.added), report.failed) == (1, {})
        assert BOAT[:20] in desk.first("patrol boat")
        assert desk.take().unchanged == report.added

    def test_a_name_that_is_no_text(self, desk: Desk) -> None:
        """A file whose name is no UTF-8 is told, and its neighbour taken in."""
        good = desk.write("good.md", BOAT)
        Path(os.fsdecode(os.fsencode(desk.folder) + b"/\xff.md")).write_text(LORRY)
        report = desk.take()
        assert report.added == [good]
        assert list(report.failed.values()) == ["its name is no UTF-8; rename it"]
        assert str(report).encode("utf-8")

    def test_what_failed_keeps_what_was_kept(self, desk: Desk) -> None:
        """A file that cannot be read any more keeps the article it gave before."""
        one, two = desk.write("a.md", BOAT), desk.write("b.md", LORRY)
        desk.take()
        desk.write("a.md", b"\x00")
        desk.write("b.md", "")
        report = desk.take()
        assert set(report.failed) == desk.sources() == {one, two}
        assert desk.first("patrol boat") == BOAT

    def test_a_broken_line_keeps_its_record(self, desk: Desk) -> None:
        """Where a line is broken, no record of the file is taken for gone; then it is."""
        lines = [json.dumps({"id": n, "text": f"{BOAT} {n}"}) for n in range(3)]
        file = desk.write("all.jsonl", "\n".join(lines))
        desk.take()
        desk.write("all.jsonl", "\n".join([lines[0], lines[1][:9]]))
        assert desk.take().removed == []
        assert len(desk.sources()) == 3
        desk.write("all.jsonl", lines[0])
        assert desk.take().removed == [f"{file}#1", f"{file}#2"]

    def test_memory(self, desk: Desk) -> None:
        """What waits to be embedded of 12 MB of records takes a few times that much memory."""
        text = "Rockets fell on the camp near the river. " * 100
        file = desk.write(
            "all.jsonl",
            "\n".join(json.dumps({"id": n, "text": f"{n} {text}"}) for n in range(2900)),
        )
        size = Path(file).stat().st_size
        tracemalloc.start()
        with Aside(changed(Path(file), {}, desk.settings, Report(), fetch)) as aside:
            _, peak = tracemalloc.get_traced_memory()
            tracemalloc.stop()
            assert len(aside) == 2900
        assert size > 11_900_000
        assert peak < 2 * size


class TestCommand:
    """The command line, in this process."""

    def run(self, capsys: pytest.CaptureFixture[str], *given_: object) -> tuple[int, str, str]:
        """The status, and what was said on standard output and standard error."""
        status = program.main(list(map(str, given_)))
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return status, said.out, said.err

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        """Two articles in a folder."""
        folder = tmp_path / "articles"
        folder.mkdir()
        (folder / "a.md").write_text(BOAT)
        (folder / "b.md").write_text(LORRY)
        return folder

    def test_report(self, capsys: pytest.CaptureFixture[str], folder: Path) -> None:
        """Counts on standard output, nothing on standard error, status 0."""
        status, out, err = self.run(capsys, folder)
        assert (status, err) == (0, "")
        assert out.startswith("2 added, 0 updated, 0 unchanged, 0 removed, ")

    def test_json(self, capsys: pytest.CaptureFixture[str], folder: Path) -> None:
        """The report for machines has every kind, and status 1 tells that a source failed."""
        (folder / "c.md").write_text("")
        status, out, _ = self.run(capsys, folder, "--json")
        report = json.loads(out)
        assert status == 1
        assert report["added"] == [str(folder / "a.md"), str(folder / "b.md")]
        assert report["failed"] == {str(folder / "c.md"): "it has no text"}
        assert {"updated", "unchanged", "removed", "skipped"} < set(report)

    def test_nothing_given(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Without a path, the usage is shown, and status 2."""
        with pytest.raises(SystemExit, match="2"):
            program.main([])
        assert "PATH" in capsys.readouterr().err

    def test_no_such_path(self, capsys: pytest.CaptureFixture[str], folder: Path) -> None:
        """A path that is not there fails plainly; the next one is taken in."""
        status, out, _ = self.run(capsys, folder / "nowhere", folder)
        assert status == 1
        assert "no such file or folder" in out
        assert out.startswith("2 added")

    def test_data_folder_that_cannot_be(
        self, capsys: pytest.CaptureFixture[str], folder: Path, settings: Settings
    ) -> None:
        """A file in the data folder's place is one plain line, and status 2."""
        settings.data.write_text("in the way")
        status, out, err = self.run(capsys, folder)
        assert (status, out) == (2, "")
        assert err.startswith(f"ingest.py: {settings.data} should be a folder")
        assert err.count("\n") == 1

    def test_bad_setting(
        self,
        capsys: pytest.CaptureFixture[str],
        folder: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """A setting that cannot be used is one plain line, and status 2."""
        monkeypatch.setenv("DATELINE_PASSAGE_TOKENS", "many")
        status, _, err = self.run(capsys, folder)
        assert status == 2
        assert "DATELINE_PASSAGE_TOKENS" in err

    def test_folder_of_another_process(
        self, capsys: pytest.CaptureFixture[str], folder: Path, settings: Settings
    ) -> None:
        """While another process owns the data folder, it is named, and nothing is done."""
        owner = start("hold", settings.data)
        try:
            begin(owner)
            status, _, err = self.run(capsys, folder)
        finally:
            owner.kill()
            owner.communicate()
        assert status == 2
        assert str(owner.pid) in err

    def test_rebuild(
        self,
        capsys: pytest.CaptureFixture[str],
        folder: Path,
        openai_server: OpenAIServer,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """Another embedding model is refused with the command that mends it, and that mends it."""
        assert self.run(capsys, folder)[0] == 0
        monkeypatch.setenv("DATELINE_EMBEDDING_MODEL", "openai:text-embedding-3-small")
        monkeypatch.setenv("OPENAI_BASE_URL", openai_server.url)
        status, _, err = self.run(capsys, folder)
        assert status == 2
        assert "python ingest.py --rebuild" in err
        status, out, _ = self.run(capsys, "--rebuild", "--json")
        assert status == 0
        assert len(json.loads(out)["rebuilt"]) == 2
        assert json.loads(self.run(capsys, folder, "--json")[1])["rebuilt"] == []
        settings = read_settings()
        embedder = open_embedder(settings)
        with Library(settings.data, embedder.name, embedder.dimensions) as library:
            hits = search(library, embedder, Query("supply lorry"), 5)
            assert library.near(embedder.embed_passages([LORRY])[0], 1)[0][1] > 0.999
        assert hits[0].text == LORRY

    def test_rebuild_that_was_stopped(
        self,
        capsys: pytest.CaptureFixture[str],
        folder: Path,
        openai_server: OpenAIServer,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """A rebuild that failed is finished by the next run, and loses no article."""
        self.run(capsys, folder)
        monkeypatch.setenv("DATELINE_EMBEDDING_MODEL", "openai:text-embedding-3-small")
        monkeypatch.setenv("OPENAI_BASE_URL", openai_server.url)
        openai_server.play(server.embeds, server.fails(401), path="/v1/embeddings")
        status, _, err = self.run(capsys, "--rebuild")
        assert (status, "status 401" in err) == (2, True)
        openai_server.play(server.embeds, path="/v1/embeddings")
        report = json.loads(self.run(capsys, folder, "--json")[1])
        assert sorted(report["rebuilt"]) == sorted(report["unchanged"])
        assert len(report["rebuilt"]) == 2

    def test_embedder_that_fails(
        self,
        capsys: pytest.CaptureFixture[str],
        folder: Path,
        openai_server: OpenAIServer,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """Where the model fails, an edited article stays as it was, until a run succeeds."""
        monkeypatch.setenv("DATELINE_EMBEDDING_MODEL", "openai:text-embedding-3-small")
        monkeypatch.setenv("OPENAI_BASE_URL", openai_server.url)
        assert self.run(capsys, folder)[0] == 0
        (folder / "a.md").write_text(DEPOT)
        (folder / "b.md").unlink()
        openai_server.play(server.embeds, server.fails(401), path="/v1/embeddings")
        status, out, err = self.run(capsys, folder)
        assert (status, out) == (2, "")
        assert "status 401" in err
        openai_server.play(server.embeds, path="/v1/embeddings")
        assert self.texts() == {BOAT, LORRY}
        assert self.run(capsys, folder)[0] == 0
        assert self.texts() == {DEPOT}

    def texts(self) -> set[str]:
        """The texts that are kept."""
        settings = read_settings()
        embedder = open_embedder(settings)
        with Library(settings.data, embedder.name, embedder.dimensions) as library:
            return {kept.text for kept in library.articles()}


class TestProcess:
    """The command line as a program of its own."""

    def begin(self, *given_: object, **pipes: Any) -> subprocess.Popen[str]:  # noqa: ANN401
        """Start it; its standard output is read by us unless a pipe says otherwise."""
        command = [sys.executable, str(ROOT / "ingest.py"), *map(str, given_)]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **pipes}
        return subprocess.Popen(command, text=True, **pipes)

    def test_ctrl_c(
        self, tmp_path: Path, openai_server: OpenAIServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Ctrl-C ends with one plain line and status 130; what is left the next run does."""
        monkeypatch.setenv("DATELINE_EMBEDDING_MODEL", "openai:text-embedding-3-small")
        monkeypatch.setenv("OPENAI_BASE_URL", openai_server.url)
        folder = tmp_path / "articles"
        folder.mkdir()
        for number in range(70):
            (folder / f"{number:02}.md").write_text(f"Rocket {number} fell.")
        openai_server.play(server.embeds, server.embeds, server.stalls(), path="/v1/embeddings")
        child = self.begin(folder)
        deadline = monotonic() + 30
        while len(openai_server.requests) < 3 and monotonic() < deadline:
            with suppress(subprocess.TimeoutExpired):
                child.wait(0.05)
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=20)
        assert (child.returncode, out) == (130, "")
        assert err == ("ingest.py: stopped; what was written stays, run it again to go on\n")
        openai_server.play(server.embeds, path="/v1/embeddings")
        out, err = self.begin(folder, "--json").communicate(timeout=30)
        report = json.loads(out)
        assert (len(report["unchanged"]), len(report["added"]), err) == (64, 6, "")

    def test_progress_on_a_terminal(self, tmp_path: Path) -> None:
        """A bar on standard error where that is a terminal; the report alone on standard output."""
        (tmp_path / "a.md").write_text(BOAT)
        ours, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (24, 80))
        child = self.begin(tmp_path / "a.md", "--json", stderr=theirs)
        os.close(theirs)
        out, _ = child.communicate(timeout=60)
        shown = os.read(ours, 10_000).decode()
        os.close(ours)
        assert child.returncode == 0
        assert "1/1" in shown
        assert "passages" in shown
        assert len(json.loads(out)["added"]) == 1

    def test_nobody_reads(self, tmp_path: Path) -> None:
        """Where the reader has gone (`| head`), it ends without a word."""
        (tmp_path / "a.md").write_text(BOAT)
        reading, writing = os.pipe()
        os.close(reading)
        child = self.begin(tmp_path / "a.md", stdout=writing)
        os.close(writing)
        _, err = child.communicate(timeout=60)
        assert (child.returncode, err) == (141, "")


class TestAddresses:
    """Articles come from pages, feeds and sitemaps as they come from folders."""

    def test_a_page_is_replaced_when_it_changes(self, desk: Desk, site: Site) -> None:
        """Asked for again it is unchanged, then updated; then gone, and what was kept stays."""
        site.pages["/a"] = html(BOAT, "Boat hit")
        source = f"{NEWS}/a"
        assert desk.ask(site, source) == Report(added=[source])
        assert desk.ask(site, source) == Report(unchanged=[source])
        assert desk.counting.texts == []
        site.pages["/a"] = html(DEPOT, "Depot hit")
        assert desk.ask(site, source) == Report(updated=[source])
        assert [(a.title, a.source) for a in desk.library.articles()] == [("Depot hit", source)]
        del site.pages["/a"]
        assert list(desk.ask(site, source).failed) == [source]
        assert desk.sources() == {source}

    def test_what_rolls_out_of_a_feed_stays(self, desk: Desk, site: Site) -> None:
        """A feed holds the newest only; what it held before is kept, and found."""
        site.pages |= {"/a": html(BOAT), "/b": html(LORRY)}
        site.pages["/feed"] = xml(f"<rss><item><link>{NEWS}/a</link></item></rss>")
        assert desk.ask(site, f"{NEWS}/feed") == Report(added=[f"{NEWS}/a"])
        site.pages["/feed"] = xml(f"<rss><item><link>{NEWS}/b</link></item></rss>")
        assert desk.ask(site, f"{NEWS}/feed") == Report(added=[f"{NEWS}/b"])
        assert desk.sources() == {f"{NEWS}/a", f"{NEWS}/b"}
        assert desk.first("patrol boat in the harbour").startswith(BOAT)

    def test_a_folder_drops_nothing_that_came_from_an_address(self, desk: Desk, site: Site) -> None:
        """Both may be given at once, and a folder alone later."""
        site.pages["/a"] = html(BOAT)
        path = desk.write("b.md", LORRY)
        assert desk.ask(site, f"{NEWS}/a", desk.folder).added == [f"{NEWS}/a", path]
        assert desk.take() == Report(unchanged=[path])
        assert desk.take(Path("/") / "nothing").removed == []
        assert desk.sources() == {f"{NEWS}/a", path}

    def test_the_command_line_refuses_plainly(self, capsys: pytest.CaptureFixture[str]) -> None:
        """An address that is not public is one failed source, with the reason and the way out."""
        assert program.main(["http://127.0.0.1:1/a"]) == 1
        told = capsys.readouterr().out
        assert "failed: http://127.0.0.1:1/a: it leads to 127.0.0.1, which is no public" in told
        assert "Save the page from a browser and give the file." in told
