"""Other processes work with a folder that one process owns and shares."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from inspect import isfunction
from pathlib import Path
from subprocess import Popen

import numpy as np
import pytest

from store.errors import EmbedderMismatch, FolderBusy, StoreError
from store.guests import FACE, Guest
from store.invitations import LONGEST, enter, invitation
from store.library import Library
from store.records import Original
from store.sharing import open_library, share
from tests.store.children import begin, edition, start
from tests.store.making import DIMENSIONS, EMBEDDER, assert_whole, filing, furnished, vector_of

ROCKETS = "Four rockets hit the base near the airport on Monday. Six soldiers were hurt."
FIRE = "A fire broke out in the market. The cause is not known. Nobody was hurt."


@contextmanager
def _child(name: str, folder: Path) -> Iterator[Popen[str]]:
    child = start(name, folder)
    try:
        begin(child)
        yield child
    finally:
        child.kill()
        child.communicate()


def test_guest_has_the_whole_face_of_a_library() -> None:
    """Whatever a library does in public but close, a guest forwards, and nothing else."""
    public = {
        name
        for kind in Library.__mro__
        for name, member in vars(kind).items()
        if isfunction(member) and not name.startswith("_")
    }
    assert public - {"close"} == set(FACE)
    assert all(getattr(Guest, name) is not getattr(Library, name) for name in [*FACE, "close"])


def test_guest_works_with_what_another_process_owns(tmp_path: Path) -> None:
    """Puts, questions, reads and drops of a guest are done by the owner."""
    kept, other = furnished(filing("a", ROCKETS)), filing("b", FIRE)
    with _child("host", tmp_path), open_library(tmp_path, EMBEDDER, DIMENSIONS) as guest:
        assert isinstance(guest, Guest)
        guest.put([kept, other])
        assert guest.near(vector_of(kept.passages[0]), 1)[0][0] == kept.passages[0].id
        assert [id for id, _ in guest.matching("rockets", 5)] == [kept.passages[0].id]
        assert guest.passages([kept.passages[0].id]) == [kept.passages[0]]
        assert guest.original("a") == kept.original
        assert guest.dates({kept.article.id: 1}.keys()) == {kept.article.id: list(kept.dates)}
        assert guest.articles_within(publisher="nobody") == set()
        assert (guest.vectors(kept.passages)[kept.passages[1].id] == kept.vectors[1]).all()
        guest.drop(["a"])
        assert guest.articles() == [other.article]
    with open_library(tmp_path, EMBEDDER, DIMENSIONS) as library:
        assert not isinstance(library, Guest)
        assert library.articles() == [other.article]
        assert_whole(library)


def test_errors_of_the_owner_arrive_as_themselves(tmp_path: Path) -> None:
    """Kind and message are the owner's; a fault of the call is told plainly; all goes on."""
    with (
        Library(tmp_path, EMBEDDER, DIMENSIONS) as library,
        share(library),
        open_library(tmp_path, EMBEDDER, DIMENSIONS) as guest,
    ):
        with pytest.raises(StoreError, match="No article has the id"):
            guest.article("f" * 16)
        with pytest.raises(StoreError, match="embedding model"):
            guest.near(np.ones(DIMENSIONS + 1, np.float32), 5)
        with pytest.raises(StoreError, match="TypeError"):
            guest.entry()  # type: ignore[call-arg]
        assert isinstance(guest, Guest)
        for name in ("close", "_finish", "__class__"):
            with pytest.raises(StoreError, match="another version"):
                guest.ask(name)
        assert guest.articles() == library.articles() == []


def test_another_embedder_is_refused_as_by_a_library(tmp_path: Path) -> None:
    """A guest with another model, or other dimensions, is told which one is recorded."""
    with Library(tmp_path, EMBEDDER, DIMENSIONS) as library, share(library):
        for asked in (("other", DIMENSIONS), (EMBEDDER, DIMENSIONS + 1)):
            with pytest.raises(EmbedderMismatch, match=EMBEDDER):
                open_library(tmp_path, *asked)


def test_folder_that_is_not_shared_or_to_be_rebuilt_is_busy(tmp_path: Path) -> None:
    """Without an invitation, and for a rebuild, the owner is in the way as ever."""
    with Library(tmp_path, EMBEDDER, DIMENSIONS) as library:
        with pytest.raises(FolderBusy):
            open_library(tmp_path, EMBEDDER, DIMENSIONS)
        with share(library):
            with pytest.raises(FolderBusy):
                open_library(tmp_path, EMBEDDER, DIMENSIONS, rebuild=True)
            open_library(tmp_path, EMBEDDER, DIMENSIONS).close()
        with pytest.raises(FolderBusy):
            open_library(tmp_path, EMBEDDER, DIMENSIONS)


def test_only_who_can_read_the_key_is_let_in(tmp_path: Path) -> None:
    """The invitation is the user's alone, a wrong key is refused, and it goes with sharing."""
    with Library(tmp_path, EMBEDDER, DIMENSIONS) as library:
        with share(library):
            assert (tmp_path / "sharing").stat().st_mode & 0o777 == 0o600
            invited = invitation(tmp_path)
            assert invited
            assert Path(invited.address).parent.stat().st_mode & 0o777 == 0o700
            assert enter(replace(invited, key=b"x" * 32)) is None
            connection = enter(invited)
            assert connection
            connection.close()
        assert not (tmp_path / "sharing").exists()
        assert not Path(invited.address).parent.exists()


def test_folder_of_a_long_path_is_shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the data folder's path nor that for temporary files may be too long for a socket."""
    deep = tmp_path / ("x" * 100) / ("y" * 100)
    deep.mkdir(parents=True)
    assert len(str(deep)) > LONGEST
    monkeypatch.setattr("tempfile.tempdir", str(deep))
    with (
        Library(deep, EMBEDDER, DIMENSIONS) as library,
        share(library),
        open_library(deep, EMBEDDER, DIMENSIONS) as guest,
    ):
        assert guest.size() == 0


def test_large_batch_passes(tmp_path: Path) -> None:
    """Sixty-four passages and an original of 50 MB go through, and come back."""
    big = Original(".pdf", random.Random(1).randbytes(1 << 20) * 50)
    made = filing("a", "".join(f"Sentence {n:3} of a long report. " for n in range(80)))
    with _child("host", tmp_path), open_library(tmp_path, EMBEDDER, DIMENSIONS) as guest:
        assert len(made.passages) >= 60
        guest.put([replace(made, original=big)])
        assert guest.original("a") == big
        assert guest.vectors(made.passages).keys() == {p.id for p in made.passages}


def test_guests_and_the_owner_work_at_once(tmp_path: Path) -> None:
    """Several writing processes' batches are all kept, and the owner answers meanwhile."""
    longest = 0.0
    with Library(tmp_path, EMBEDDER, DIMENSIONS) as library, share(library):
        library.put([filing("base", ROCKETS)])

        def write(name: str) -> None:
            with open_library(tmp_path, EMBEDDER, DIMENSIONS) as guest:
                for n in range(5):
                    guest.put([filing(f"{name}{n}", f"The report {n} of {name}. " * 40)])

        writers = [threading.Thread(target=write, args=(name,)) for name in "xyz"]
        for writer in writers:
            writer.start()
        with _child("visit", tmp_path):
            while any(writer.is_alive() for writer in writers):
                began = time.monotonic()
                assert library.matching("rockets", 1)
                longest = max(longest, time.monotonic() - began)
            for writer in writers:
                writer.join()
        sources = {entry.source for entry in library.entries("all")}
        assert {f"{name}{n}" for name in "xyz" for n in range(5)} < sources
        assert longest < 5
    with Library(tmp_path, EMBEDDER, DIMENSIONS) as library:
        assert_whole(library)


def test_one_guest_serves_many_threads(tmp_path: Path) -> None:
    """Threads of one process ask at once, and each gets its own answer."""
    made = [filing(str(n), f"The report of number{n}.") for n in range(20)]
    with (
        Library(tmp_path, EMBEDDER, DIMENSIONS) as library,
        share(library),
        open_library(tmp_path, EMBEDDER, DIMENSIONS) as guest,
    ):
        library.put(made)
        wrong: list[str] = []

        def read(source: str, article_id: str) -> None:
            wrong.extend(source for _ in range(20) if guest.article(article_id).source != source)

        readers = [threading.Thread(target=read, args=(f.entry.source, f.article.id)) for f in made]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        assert wrong == []


def test_owner_that_is_killed_is_told_and_its_invitation_confuses_nobody(tmp_path: Path) -> None:
    """The guest's call says what to do; the next process owns the folder, whole, and shares it."""
    with _child("host", tmp_path) as owner:
        guest = open_library(tmp_path, EMBEDDER, DIMENSIONS)
        guest.put(edition(1))
        killer = threading.Timer(random.uniform(0.05, 0.5), owner.kill)
        killer.start()
        with pytest.raises(StoreError, match="ended before it answered"):  # noqa: PT012
            for number in range(2, 1000):
                guest.put(edition(number))
        with pytest.raises(StoreError, match="run this again"):
            guest.articles()
        owner.wait()
        guest.close()
    stale = invitation(tmp_path)
    assert stale
    with open_library(tmp_path, EMBEDDER, DIMENSIONS) as library:
        assert not isinstance(library, Guest)
        assert len({article.title for article in library.articles()}) == 1
        assert_whole(library)
        with share(library), open_library(tmp_path, EMBEDDER, DIMENSIONS) as other:
            assert isinstance(other, Guest)
            assert other.size() == library.size()
        assert not Path(stale.address).exists()


@pytest.mark.parametrize("trial", range(3))
def test_guest_that_is_killed_in_a_put_leaves_one_whole_edition(tmp_path: Path, trial: int) -> None:
    """What it had sent is kept whole or not at all, and the owner goes on."""
    with Library(tmp_path, EMBEDDER, DIMENSIONS) as library, share(library):
        with _child("visit", tmp_path) as visitor:
            deadline = time.monotonic() + 20
            while not library.size():
                assert time.monotonic() < deadline
            time.sleep(random.uniform(0, 1))
            visitor.kill()
            visitor.wait()
        kept = (tmp_path / "kept").read_text().split()
        [title] = {article.title for article in library.articles()}
        assert int(str(title).split()[1]) - int(kept[-1] if kept else 0) in (0, 1, 2)
        library.put([filing("after", FIRE)])
        assert library.matching("fire", 1)
    with Library(tmp_path, EMBEDDER, DIMENSIONS) as library:
        assert_whole(library)


def test_closed_guest_says_so_and_the_owner_goes_on(tmp_path: Path) -> None:
    """After close, which may be called twice, a call raises a plain error."""
    with Library(tmp_path, EMBEDDER, DIMENSIONS) as library, share(library):
        guest = open_library(tmp_path, EMBEDDER, DIMENSIONS)
        with share(guest):
            assert guest.size() == 0
        guest.close()
        guest.close()
        with pytest.raises(StoreError, match="closed"):
            guest.articles()
        assert library.articles() == []


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"address": "/nowhere", "key": "00"}', "\0"])
def test_invitation_that_leads_nowhere_is_passed_over(tmp_path: Path, content: str) -> None:
    """A file that is damaged, or left by a killed process, keeps nobody out."""
    (tmp_path / "sharing").write_text(content)
    with open_library(tmp_path, EMBEDDER, DIMENSIONS) as library, share(library):
        assert not isinstance(library, Guest)
        with open_library(tmp_path, EMBEDDER, DIMENSIONS) as guest:
            assert isinstance(guest, Guest)
    assert not (tmp_path / "sharing").exists()
