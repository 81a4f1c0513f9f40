"""The weights of the likelihood are learned from judged claims."""

from __future__ import annotations

import numpy as np
import pytest

from bench.evidence.claims import Claim
from bench.likelihood import crossed, fit, learned, likely, score
from rag.likelihood import SIGNS

MADE = [
    Claim(
        f"made-{n}", "One" if n % 3 else "Two", "", "Rockets fell.", ("Rockets fell.",), n % 2 == 0
    )
    for n in range(60)
]
SEEN = {
    claim.id: (8.0 if claim.borne_out else -8.0, float(n % 5), 0.5, 0.0, 1.0 + n % 7)
    for n, claim in enumerate(MADE)
}


def test_the_telling_sign_gets_the_weight() -> None:
    """Where one sign tells and the others do not, it decides, and every claim is judged rightly."""
    weights = learned(MADE, SEEN)
    assert set(weights) == {"intercept", *SIGNS}
    assert weights["window"] > 0
    assert {claim.id: likely(weights, SEEN[claim.id]) for claim in MADE} == {
        claim.id: claim.borne_out for claim in MADE
    }


def test_crossed_folds_judge_what_they_have_not_seen() -> None:
    """Each claim is judged once, by weights it had no part in."""
    said = crossed(MADE, SEEN)
    assert set(said) == {claim.id for claim in MADE}
    assert score(MADE, said) == 1.0


def test_noise_teaches_nothing() -> None:
    """Signs that tell nothing give even odds, however many claims there are."""
    signs = np.random.default_rng(7).normal(size=(400, len(SIGNS)))
    truth = np.array([0.0, 1.0] * 200)
    weights = fit(signs, truth, np.ones(400))
    assert all(abs(value) < 0.3 for value in weights.values())


def test_what_counts_more_weighs_more() -> None:
    """Of contradicting claims those that count more decide."""
    signs = np.ones((4, len(SIGNS)))
    truth = np.array([1.0, 1.0, 1.0, 0.0])
    weights = fit(signs, truth, np.array([1.0, 1.0, 1.0, 9.0]))
    total = weights["intercept"] + sum(weights[name] for name in SIGNS)
    assert total == pytest.approx(np.log(3 / 9), abs=1e-3)
