"""An open library in a new folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.library import Library
from tests.store.making import DIMENSIONS, EMBEDDER


@pytest.fixture
def unharmed(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """No index failed or was mended while the test ran."""
    yield
    assert [record.message for record in caplog.records if record.name.startswith("store")] == []


@pytest.fixture
def library(tmp_path: Path, unharmed: None) -> Iterator[Library]:
    """A library that is empty."""
    with Library(tmp_path / "data", EMBEDDER, DIMENSIONS) as opened:
        yield opened
