"""A folder of articles and a library that takes them in."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest import Report, ingest
from rag.models import Embedder
from rag.search import search
from rag.settings import Settings
from rag.types import Query
from rag.web.fetch import fetch
from store.library import Library
from tests.servers.site import Site

BOAT = "A drone struck a patrol boat in the harbour on Tuesday."
LORRY = "A bomb wrecked a supply lorry on the northern road."
DEPOT = "Five mortar rounds fell on a fuel depot overnight."


def article(text: str, **fields: str) -> str:
    """A file's text: front matter, then the article."""
    head = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f"---\n{head}---\n\n{text}\n"


@dataclass
class Counting:
    """The real embedding model, noting every text it is given."""

    real: Embedder
    texts: list[str] = field(default_factory=list)

    def embed_documents(self, texts: list[str]) -> NDArray[np.float32]:
        """As the real one."""
        self.texts += texts
        return self.real.embed_passages(texts)

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """As the real one."""
        return self.real.embed_question(text)


@dataclass
class Desk:
    """A folder of articles and an open library that takes them in."""

    folder: Path
    library: Library
    settings: Settings
    counting: Counting

    def write(self, name: str, text: str | bytes) -> str:
        """Write a file, and give the name of its source."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    def take(self, *paths: Path | str) -> Report:
        """Ingest the paths, by default the folder; what is kept is the same everywhere after."""
        self.counting.texts.clear()
        real = self.counting.real
        embedder = Embedder(real.name, real.dimensions, self.counting)
        given_ = [Path(path) for path in paths or (self.folder,)]
        report = ingest(given_, self.library, embedder, self.settings)
        ids = self.library._catalog.ids()
        assert self.library._indexes._vectors.ids() == ids
        assert self.library._indexes._keywords.ids() == ids
        return report

    def ask(self, site: Site, *places: Path | str) -> Report:
        """Ingest addresses of the site, and paths; nothing but the site is asked."""
        self.counting.texts.clear()
        real = self.counting.real
        embedder = Embedder(real.name, real.dimensions, self.counting)
        asked = partial(fetch, net=site.net())
        return ingest(places, self.library, embedder, self.settings, asked)

    def sources(self) -> set[str]:
        """The sources in the ledger."""
        return {entry.source for entry in self.library.entries()}

    def first(self, question: str) -> str:
        """The words of the passage found first."""
        return search(self.library, self.counting.real, Query(question), 1)[0].text
