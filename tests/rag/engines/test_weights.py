"""A model's file is the one we measured with, or it is said what mends it."""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path

import pytest

from rag.engines.weights import weights
from rag.errors import ModelError

CONTENT = b"weights"
RIGHT = sha256(CONTENT).hexdigest()


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An installed package with a model file in it, which fails when it is imported."""
    folder = tmp_path / "some_model_package"
    (folder / "data").mkdir(parents=True)
    (folder / "__init__.py").write_text("raise RuntimeError('imported')")
    (folder / "data" / "model.bin").write_bytes(CONTENT)
    monkeypatch.syspath_prepend(str(tmp_path))
    return folder.name


def test_the_file_is_found_without_importing(package: str) -> None:
    """Its path is inside the package, and the package's code does not run."""
    assert weights(package, "data/model.bin", RIGHT).read_bytes() == CONTENT
    assert package not in sys.modules


def test_other_bytes_are_refused(package: str) -> None:
    """A wrong hash names the file, both hashes and what mends it."""
    with pytest.raises(ModelError, match="make install") as raised:
        weights(package, "data/model.bin", "0" * 64)
    for part in (f"{package}/data/model.bin", RIGHT[:12], "0" * 12):
        assert part in str(raised.value)


def test_a_missing_file_is_said(package: str) -> None:
    """A package without its file is as good as none."""
    with pytest.raises(ModelError, match="make install"):
        weights(package, "data/other.bin", RIGHT)


def test_a_missing_package_is_said() -> None:
    """A package that is not there is named, with what installs it."""
    with pytest.raises(ModelError, match=r"no_such_package.*make install"):
        weights("no_such_package", "model.bin", RIGHT)
