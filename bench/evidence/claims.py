"""Claims with references, and what is seen of each: kept on disk, for it takes minutes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from bench.retrieval.data import lines
from rag import likelihood, names, stems
from rag.models import ENGLISH, Embedder, open_embedder
from rag.settings import read_settings

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / ".bench" / "claims.json"
_MARKS = re.compile(r"\s*\[\d+\]")
_FEW = 6
"""A claim of so few words is the answer to its question, and read behind it."""
_LONGEST = 20_000
"""Characters that are read of a reference."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim, what it answers, and what is to bear it out."""

    id: str
    source: str
    question: str
    text: str
    references: tuple[str, ...]
    borne_out: bool

    @property
    def statement(self) -> str:
        """The claim as it can be read by itself."""
        is_short = len(self.text.split()) <= _FEW
        return f"{self.question} {self.text}" if is_short else self.text

    @property
    def cited(self) -> str:
        """Its references in one text."""
        return "\n".join(reference[:_LONGEST] for reference in self.references)


def claims(file: Path, first: int | None = None) -> list[Claim]:
    """The claims of the file, or the first of each source."""
    found: dict[str, list[Claim]] = {}
    for line in lines(file):
        found.setdefault(line["src_dataset"], []).append(_claim(line))
    return [claim for some in found.values() for claim in some[:first]]


def _claim(line: Mapping[str, Any]) -> Claim:
    return Claim(
        line["id"],
        line["src_dataset"],
        line["question"],
        _MARKS.sub("", line["claim"]).strip(" •-"),
        tuple(line["references"]),
        line["label"] == "attributable",
    )


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen of a claim in its references.

    Attributes:
        signs: Those of `rag.likelihood`.
        cosine: Of the claim and the nearest window, embedded by bge-small-en.
    """

    signs: tuple[float, ...]
    cosine: float


def seen(some: Sequence[Claim], kept: Path = KEPT) -> dict[str, Seen]:
    """What is seen of each claim, by its id; what was seen before is read from ``kept``."""
    memory = json.loads(kept.read_text("utf-8")) if kept.is_file() else {}
    missing = [claim for claim in some if _key(claim) not in memory]
    for done, claim in enumerate(missing, 1):
        look = _look(claim)
        memory[_key(claim)] = [look.signs, look.cosine]
        if done % 20 == 0 or done == len(missing):
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(json.dumps(memory), encoding="utf-8")
    rows = {claim.id: memory[_key(claim)] for claim in some}
    return {name: Seen(tuple(row[0]), row[1]) for name, row in rows.items()}


def _look(claim: Claim) -> Seen:
    nearest = likelihood.nearest_windows(claim.statement, claim.cited)[0]
    one, other = _embedder().embed_passages([claim.statement, nearest])
    return Seen(likelihood.signs(claim.statement, claim.cited), float(one @ other))


@cache
def _embedder() -> Embedder:
    return open_embedder(read_settings(embedding_model=ENGLISH))


def _key(claim: Claim) -> str:
    """Another claim, or another way of looking, has another key."""
    code = "".join(
        Path(str(module.__file__)).read_text("utf-8") for module in (likelihood, names, stems)
    )
    told = "\0".join((code, claim.statement, claim.cited))
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
