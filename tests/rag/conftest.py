"""An assistant over a small collection, made once for all modules."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rag.assistant import Assistant
from tests.rag.collection import bare, take_in, write


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """It answers in quotes; nobody writes to its library."""
    here = tmp_path_factory.mktemp("assistant")
    with Assistant(bare(here / "data")) as opened:
        report = take_in(opened, write(here / "articles"))
        assert len(report.added) == 4
        yield opened
