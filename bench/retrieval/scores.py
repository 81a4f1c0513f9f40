"""From what an engine found to its scores, over all questions and over the part held out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from statistics import mean

from bench.retrieval.data import Conversation, Question
from bench.retrieval.measures import (
    all_facts,
    distinct,
    fact_hit,
    facts_held,
    held,
    hit,
    overlap,
    reciprocal_rank,
)

Passages = Sequence[Sequence[str]]
"""Pairs of a document and a passage's text, best first."""
Row = dict[str, float]
PARTS: dict[str, Callable[[str], bool]] = {
    "all": lambda name: True,
    "looked at": lambda name: not held(name),
    "held out": held,
}


def articles(question: Question, found: Passages) -> Row:
    """Whether a gold article is among the first 1, 5 and 10, each article counted once."""
    ranking = distinct(document for document, _ in found)
    return {f"hit@{k}": float(hit(ranking, question.gold, k)) for k in (1, 5, 10)}


def curve(question: Question, found: Passages) -> Row:
    """The same for each number of articles from 1 to 10."""
    ranking = distinct(document for document, _ in found)
    return {str(k): float(hit(ranking, question.gold, k)) for k in range(1, 11)}


def facts(question: Question, found: Passages) -> Row:
    """Whether the passages have the facts in them."""
    ranking = facts_held([text for _, text in found], question.facts)
    return {
        "Hits@4": float(fact_hit(ranking, 4)),
        "Hits@10": float(fact_hit(ranking, 10)),
        "MRR@10": reciprocal_rank(ranking, 10),
        "all facts@10": float(all_facts(ranking, len(question.facts), 10)),
    }


def evidence(question: Question, found: Passages) -> Row:
    """Whether words that bear the answer out are in the first 1, 3 and 5 passages."""
    wanted = list(zip(question.gold, question.facts, strict=True))
    ranking = [
        set().union(*facts_held([text], [words for name, words in wanted if name == document]))
        for document, text in found
    ]
    return {f"evidence@{k}": float(fact_hit(ranking, k)) for k in (1, 3, 5)}


def followup(found: Mapping[str, Passages]) -> Row:
    """How much of what the gold rewrite finds is found by the last question, and by ours."""
    gold = [tuple(one) for one in found["gold"]]
    last, ours = ([tuple(one) for one in found[way]] for way in ("last", "ours"))
    return {
        "last question alone": overlap(last, gold, 10),
        "made to stand alone": overlap(ours, gold, 10),
    }


def by_part(rows: Mapping[str, Row]) -> dict[str, tuple[int, Row]]:
    """The number of questions of each part, and their means."""
    parts = {}
    for part, belongs in PARTS.items():
        chosen = [row for name, row in rows.items() if belongs(name)]
        if chosen:
            means = {measure: mean(row[measure] for row in chosen) for measure in chosen[0]}
            parts[part] = (len(chosen), means)
    return parts


def conversations(
    found: Mapping[str, Mapping[str, Passages]], asked: Sequence[Conversation], *, changed: bool
) -> dict[str, tuple[int, Row]]:
    """The scores of the conversations, all of them or those whose rewrite has other words."""
    chosen = {one.id for one in asked if one.changed or not changed}
    return by_part({name: followup(ways) for name, ways in found.items() if name in chosen})
