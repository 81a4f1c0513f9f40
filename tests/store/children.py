"""What child processes of the tests run: `python -m tests.store.children NAME FOLDER`."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

from store.errors import FolderUnusable
from store.guests import Guest
from store.library import Library
from store.records import Filing
from store.sharing import open_library, share
from tests.store.making import DIMENSIONS, EMBEDDER, assert_whole, filing, furnished, vector_of

ROOT = Path(__file__).resolve().parents[2]
SOURCES = 40


def start(name: str, folder: Path) -> subprocess.Popen[str]:
    """Start a child that waits for a line before it begins."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.children", name, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def begin(child: subprocess.Popen[str]) -> None:
    """Let the child begin, and wait for its first line."""
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write("begin\n")
    child.stdin.flush()
    assert child.stdout.readline() == "begun\n"


def edition(number: int) -> list[Filing]:
    """Some 1,300 passages that all tell their edition; every third article is the same."""
    return [
        furnished(
            filing(
                f"{source}.md",
                f"Edition {number if source % 3 else 0} of report {source}. " * 60,
                title=f"Edition {number}",
            )
        )
        for source in range(SOURCES)
    ]


def editions(folder: Path) -> None:
    """Put one edition after another, and write down each that is kept."""
    with Library(folder, EMBEDDER, DIMENSIONS) as library, (folder / "kept").open("w") as kept:
        for number in range(1, 1000):
            library.put(edition(number))
            print(number, file=kept, flush=True)


def nursery(folder: Path) -> None:
    """For each number read, fork a writer of editions in a folder of its own; tell its id."""
    say("begun")
    for number in sys.stdin:
        pid = os.fork()
        if pid == 0:
            editions(folder / number.strip())
        say(str(pid))


def hold(folder: Path) -> None:
    """Own the folder until the parent says another word."""
    with Library(folder, EMBEDDER, DIMENSIONS):
        say("begun")
        sys.stdin.readline()


def host(folder: Path) -> None:
    """Own the folder and share it until the parent says another word."""
    with Library(folder, EMBEDDER, DIMENSIONS) as library, share(library):
        say("begun")
        sys.stdin.readline()


def visit(folder: Path) -> None:
    """Put one edition after another as a guest, and write down each that is kept."""
    with (
        open_library(folder, EMBEDDER, DIMENSIONS) as library,
        (folder / "kept").open("w") as kept,
    ):
        assert isinstance(library, Guest)
        say("begun")
        for number in range(1, 1000):
            library.put(edition(number))
            print(number, file=kept, flush=True)


def check(folder: Path) -> None:
    """Open the folder and compare everything."""
    say("begun")
    with Library(folder, EMBEDDER, DIMENSIONS) as library:
        assert len(library.entries()) == SOURCES
        assert_whole(library)
    say("whole")


def narrow(folder: Path) -> None:
    """Put under ever wider limits on the size of a file, and ask after each."""
    say("begun")
    old, new = filing("old.md", "An old report of rockets. " * 9), edition(2)
    refused = 0
    with Library(folder, EMBEDDER, DIMENSIONS) as library:
        library.put([old])
        for limit in (1 << power for power in range(12, 24)):
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
            try:
                library.put(new)
            except FolderUnusable:
                refused += 1
                assert [article.source for article in library.articles()] == ["old.md"]
            for passage in old.passages:
                assert library.near(vector_of(passage), 1)[0][0] == passage.id
            found = library.passages([id for id, _ in library.matching("rockets", 99)])
            assert found
            assert {passage.article_id for passage in found} == {old.article.id}
    say(f"refused {refused}")


def say(words: str) -> None:
    """Tell the parent."""
    print(words, flush=True)


if __name__ == "__main__":
    ROLES = {
        "nursery": nursery,
        "hold": hold,
        "host": host,
        "visit": visit,
        "check": check,
        "narrow": narrow,
    }
    sys.stdin.readline()
    ROLES[sys.argv[1]](Path(sys.argv[2]))
