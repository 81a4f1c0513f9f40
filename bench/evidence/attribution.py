"""Does the check tell a claim that its references bear out from one that they do not?

    python -m bench.evidence.attribution --data FOLDER [--first N]

``FOLDER/attribution/claims.jsonl`` holds a claim a line: ``id``, ``src_dataset``,
``question``, ``claim``, ``references`` and ``label``, "attributable" or not.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import mean

from bench.evidence.claims import KEPT, Claim, Seen, claims, seen
from bench.evidence.command import absent, run
from bench.evidence.measures import best_limit, by_source, macro_f1
from bench.retrieval.measures import held
from bench.retrieval.report import table
from rag.layers import LAYERS
from rag.likelihood import EVEN, LIKELY, likelihood_of, nearest_windows
from rag.stems import stems

Said = Mapping[str, bool]
"""Of each claim, by its id, whether it is taken to be borne out."""

_LIKELIHOOD = "likelihood"
"""The layer whose work is kept on disk."""
_ABOUT = (
    "Whether a claim is borne out by its references: the mean of F1 of yes and of no (macro-F1), "
    "by the set the claims are from, and the mean of these. Token overlap and the cosine of the "
    "claim and its nearest words say yes from a limit on that was tuned on the two thirds, where "
    "the weights of the likelihood were learned, too. The layers are those of `rag/layers.py`, "
    "each with those above it, as a drafted sentence must pass them: it may be less likely there "
    "than even odds. Claims of six words and fewer are read behind their question."
)


def measure(data: Path, first: int | None = None, kept: Path = KEPT) -> str:
    """Two tables: the claims to tune on and those held out, a row a way of checking.

    What is seen of each claim is kept in the file ``kept``.
    """
    file = data / "attribution" / "claims.jsonl"
    if not file.is_file():
        return absent("Attribution", "attribution")
    found = claims(file, first)
    ways = dict(_ways(found, seen(found, kept)))
    parts = (
        (title, [claim for claim in found if held(claim.id) == out])
        for title, out in (("Two thirds, to tune on", False), ("The third held out", True))
    )
    tables = (f"{title}, {len(some)} claims:\n\n{_table(some, ways)}" for title, some in parts)
    return "\n\n".join(("## Attribution", _ABOUT, *tables))


def _ways(found: Sequence[Claim], looks: Mapping[str, Seen]) -> Iterator[tuple[str, Said]]:
    """What is compared, in the order of the rows."""
    yield "always yes", {claim.id: True for claim in found}
    yield "token overlap", _limited(_overlap, found)
    yield "cosine", _limited(lambda claim: looks[claim.id].cosine, found)
    odds = {name: likelihood_of(look.signs) for name, look in looks.items()}
    said = {claim.id: True for claim in found}
    for name in LAYERS:
        if name == _LIKELIHOOD:
            said = {name: said[name] and odds[name] >= LIKELY for name in said}
        else:
            said = {claim.id: said[claim.id] and _allows(name, claim) for claim in found}
        yield f"+ {name}", said
    yield "likelihood alone, even odds", {name: odds[name] >= EVEN for name in odds}


def _allows(layer: str, claim: Claim) -> bool:
    return LAYERS[layer](claim.text, "\n".join(nearest_windows(claim.statement, claim.cited)))


def _limited(score: Callable[[Claim], float], found: Sequence[Claim]) -> Said:
    """Yes from the limit on that is best for the claims that are not held out."""
    groups = by_source(claim for claim in found if not held(claim.id)).values()
    limit = best_limit([[(claim.borne_out, score(claim)) for claim in some] for some in groups])
    return {claim.id: score(claim) >= limit for claim in found}


def _overlap(claim: Claim) -> float:
    """The share of the claim's words that are in its references."""
    words = stems(claim.statement)
    return len(words & stems(claim.cited)) / max(1, len(words))


def _table(some: Sequence[Claim], ways: Mapping[str, Said]) -> str:
    groups = by_source(some)
    rows = []
    for name, way in ways.items():
        scores = [macro_f1([(c.borne_out, way[c.id]) for c in group]) for group in groups.values()]
        told = (f"{value:.3f}" for value in [*scores, mean(scores) if scores else 0.0])
        rows.append((name, *told))
    return table(["", *groups, "mean"], rows)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the section."""
    return run("attribution", measure, arguments)


if __name__ == "__main__":
    sys.exit(main())
