"""An empty desk for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.models import open_embedder
from rag.settings import Settings, read_settings, variable
from store.library import Library
from tests.ingest.desk import Counting, Desk


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """No setting of the machine, and a data folder that is not there yet."""
    for name in map(variable, Settings.model_fields):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "data"))
    return read_settings()


@pytest.fixture
def desk(tmp_path: Path, settings: Settings) -> Iterator[Desk]:
    """An empty folder, an empty library, and the embedded model."""
    real = open_embedder(settings)
    (tmp_path / "articles").mkdir()
    with Library(settings.data, real.name, real.dimensions) as library:
        yield Desk(tmp_path / "articles", library, settings, Counting(real))
