"""Learns the weights of `rag.likelihood` from claims that people have judged.

    python -m bench.likelihood --data FOLDER [--write]

Logistic regression with a ridge, fitted by Newton's method on the two thirds of
``FOLDER/attribution`` that are not held out; each set of claims counts the same. What it is
worth is cross-validated in five folds there, and told once for the third held out.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from statistics import mean

import numpy as np
from numpy.typing import NDArray

from bench.evidence.claims import Claim, claims, seen
from bench.evidence.measures import by_source, macro_f1
from bench.retrieval.measures import held
from rag.likelihood import EVEN, SIGNS, WEIGHTS, likelihood_of

Floats = NDArray[np.float64]
Weights = dict[str, float]

_RIDGE = 10.0
_FOLDS = 5
_ROUNDS = 100


def fit(signs: Floats, truth: Floats, share: Floats) -> Weights:
    """The weights of a regression, for signs as they are.

    Args:
        signs: A row a claim, a column a sign.
        truth: 1 for a claim that is borne out, else 0.
        share: How much each claim counts; they are made to have the mean 1.
    """
    centre, scale = signs.mean(axis=0), signs.std(axis=0) + 1e-9
    rows = np.column_stack([np.ones(len(signs)), (signs - centre) / scale])
    ridge = np.diag([1e-6, *[_RIDGE] * signs.shape[1]])
    found, share = np.zeros(rows.shape[1]), share / share.mean()
    for _ in range(_ROUNDS):
        likely = 1 / (1 + np.exp(-rows @ found))
        curve = (rows * (share * likely * (1 - likely))[:, None]).T @ rows + ridge
        step = np.linalg.solve(curve, rows.T @ (share * (likely - truth)) + ridge @ found)
        found -= step
        if np.abs(step).max() < 1e-9:
            break
    slopes = found[1:] / scale
    named = dict(zip(SIGNS, map(float, slopes), strict=True))
    return {"intercept": float(found[0] - slopes @ centre), **named}


def likely(weights: Weights, signs: Sequence[float]) -> bool:
    """Whether a claim with these signs is rather borne out than not."""
    return likelihood_of(signs, weights) >= EVEN


def learned(some: Sequence[Claim], signs: Mapping[str, Sequence[float]]) -> Weights:
    """The weights for these claims, each set of them counting the same."""
    sizes = {source: len(group) for source, group in by_source(some).items()}
    return fit(
        np.array([signs[claim.id] for claim in some]),
        np.array([float(claim.borne_out) for claim in some]),
        np.array([1 / sizes[claim.source] for claim in some]),
    )


def crossed(some: Sequence[Claim], signs: Mapping[str, Sequence[float]]) -> dict[str, bool]:
    """What is said of each claim with weights learned from the other folds."""
    said: dict[str, bool] = {}
    for fold in range(_FOLDS):
        weights = learned([c for c in some if _fold(c) != fold], signs)
        said |= {c.id: likely(weights, signs[c.id]) for c in some if _fold(c) == fold}
    return said


def score(some: Sequence[Claim], said: Mapping[str, bool]) -> float:
    """The mean over the sets of their macro-F1."""
    groups = by_source(some).values()
    return mean(macro_f1([(c.borne_out, said[c.id]) for c in group]) for group in groups)


def _fold(claim: Claim) -> int:
    return int(sha256(f"fold {claim.id}".encode()).hexdigest(), 16) % _FOLDS


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what the weights are worth, and with ``--write`` keep them."""
    parser = argparse.ArgumentParser(prog="python -m bench.likelihood")
    parser.add_argument("--data", type=Path, required=True, help="the measuring data")
    parser.add_argument("--write", action="store_true", help=f"into {WEIGHTS.name}")
    given = parser.parse_args(arguments)
    found = claims(given.data / "attribution" / "claims.jsonl")
    signs = {name: one.signs for name, one in seen(found).items()}
    tune, out = ([c for c in found if held(c.id) == side] for side in (False, True))
    weights = {name: round(value, 4) for name, value in learned(tune, signs).items()}
    for title, some, said in (
        ("two thirds, cross-validated", tune, crossed(tune, signs)),
        ("two thirds", tune, {c.id: likely(weights, signs[c.id]) for c in tune}),
        ("the third held out", out, {c.id: likely(weights, signs[c.id]) for c in out}),
    ):
        print(f"{title:30}{score(some, said):.3f} ({len(some)} claims)")
    print(json.dumps(weights))
    if given.write:
        kept = {"made by": "python -m bench.likelihood", "weights": weights}
        WEIGHTS.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
