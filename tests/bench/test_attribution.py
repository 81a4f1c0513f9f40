"""The measures of the check, on data made up for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.evidence.attribution import measure
from bench.evidence.claims import claims, seen
from bench.evidence.measures import best_limit, f1, macro_f1

PAIRS = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=30)


def test_macro_f1_by_hand() -> None:
    """Three of four right: F1 of yes is 4/5, of no 2/3."""
    pairs = [(True, True), (True, True), (False, True), (False, False)]
    assert f1(pairs, True) == pytest.approx(0.8)
    assert f1(pairs, False) == pytest.approx(2 / 3)
    assert macro_f1(pairs) == pytest.approx((0.8 + 2 / 3) / 2)


def test_always_yes_is_worth_a_third() -> None:
    """Of as many true as false claims, saying yes to all gives one third."""
    assert macro_f1([(True, True), (False, True)]) == pytest.approx(1 / 3)


@given(PAIRS)
def test_macro_f1_is_even_handed(pairs: list[tuple[bool, bool]]) -> None:
    """Between 0 and 1, the same when yes and no trade names, and 1 only where all is right."""
    score = macro_f1(pairs)
    assert 0 <= score <= 1
    assert score == pytest.approx(macro_f1([(not true, not said) for true, said in pairs]))
    assert score < 1 or all(true == said for true, said in pairs)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 9).map(float)), min_size=1, max_size=20))
def test_no_limit_is_better(scored: list[tuple[bool, float]]) -> None:
    """The limit that is found beats, or equals, every score that might be one."""
    found = macro_f1([(true, score >= best_limit([scored])) for true, score in scored])
    for limit in {score for _, score in scored}:
        assert found >= macro_f1([(true, score >= limit) for true, score in scored]) - 1e-9


LINES = [
    {
        "id": f"made-{n}", "src_dataset": source, "question": "What fell?",
        "claim": claim, "references": ["Four rockets fell near the harbour of Port Kesh."],
        "label": "attributable" if borne_out else "not attributable",
    }
    for source in ("One", "Two")
    for n, (claim, borne_out) in enumerate(
        [
            ("Four rockets fell near the harbour [1].", True),
            ("Nine rockets fell near the harbour.", False),
            ("Four rockets fell near Port Arvo.", False),
            ("No rockets fell near the harbour.", False),
            ("Near the harbour four rockets fell.", True),
            ("Rockets fell near Port Kesh.", True),
        ]
        * 3
    )
]  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with claims that were made up."""
    file = tmp_path / "attribution" / "claims.jsonl"
    file.parent.mkdir()
    named = [line | {"id": f"made-{n}"} for n, line in enumerate(LINES)]
    file.write_text("\n".join(map(json.dumps, named)), encoding="utf-8")
    return tmp_path


def test_claims_are_read(data: Path) -> None:
    """Marks of citations go, labels become truth, and the first of each source are taken."""
    some = claims(data / "attribution" / "claims.jsonl", 2)
    assert [claim.source for claim in some] == ["One", "One", "Two", "Two"]
    assert some[0].text == "Four rockets fell near the harbour."
    assert some[0].statement == "What fell? Four rockets fell near the harbour."
    assert [claim.borne_out for claim in some] == [True, False] * 2


def test_what_was_seen_is_kept(data: Path, tmp_path: Path) -> None:
    """A second look reads what the first one wrote, and another claim is looked at anew."""
    kept = tmp_path / "kept" / "claims.json"
    some = claims(data / "attribution" / "claims.jsonl", 2)
    first = seen(some[:1], kept)
    again = json.loads(kept.read_text("utf-8"))
    assert list(first) == ["made-0"]
    assert len(again) == 1
    kept.write_text(json.dumps({key: [[1.0] * 5, 0.25] for key in again}), encoding="utf-8")
    found = seen(some[:2], kept)
    assert found["made-0"].cosine == 0.25
    assert found["made-1"].cosine != 0.25


def test_the_layers_are_told_one_by_one(data: Path, tmp_path: Path) -> None:
    """Each layer has its row in both tables, and the rules judge every made-up claim rightly."""
    told = measure(data, kept=tmp_path / "claims.json")
    rows = [row for row in told.splitlines() if row.startswith("| ")]
    names = [row.split(" | ")[0].removeprefix("| ") for row in rows]
    for name in ("always yes", "token overlap", "cosine", "+ roles", "+ likelihood"):
        assert names.count(name) == 2
    for name, row in zip(names, rows, strict=True):
        if name == "+ roles":
            assert row == "| + roles | 1.000 | 1.000 | 1.000 |"
        if name == "always yes":
            assert "1.000" not in row


def test_without_data_it_is_said(tmp_path: Path) -> None:
    """Where the claims are absent nothing is measured."""
    assert "Not measured" in measure(tmp_path)
