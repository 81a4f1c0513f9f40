"""The report, in Markdown: a table a measure, the ratios, then machine and versions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from bench.retrieval.engines import ENGINES, OURS
from bench.retrieval.measures import percentile
from bench.retrieval.running import Ran
from bench.retrieval.scores import Row

Parts = Mapping[str, tuple[int, Row]]


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose first column is words and whose others are figures."""
    rule = ["---", *("--:" for _ in head[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))


def quality(scores: Mapping[str, Parts], faults: Mapping[str, str]) -> str:
    """A table for each part of the questions, a row an engine."""
    tables = []
    first: Parts = next(iter(scores.values()), {})
    for part, (count, row) in first.items():
        rows = [
            (title(name), *(f"{value:.3f}" for value in parts[part][1].values()))
            for name, parts in scores.items()
        ]
        tables.append(f"{part.capitalize()}, {count} questions:\n\n{table(['', *row], rows)}")
    return "\n\n".join([*tables, *_faults(faults)])


def speed(ran: Mapping[str, Ran], articles: int) -> str:
    """What each engine took, then how many times what Dateline takes."""
    fit = {name: _figures(one) for name, one in ran.items() if not one.fault}
    head = ["", *next(iter(fit.values()), {})]
    rows = [(title(name), *map(_rounded, row.values())) for name, row in fit.items()]
    parts = [f"{articles:,} articles.\n\n{table(head, rows)}"]
    if OURS in fit and len(fit) > 1:
        ratios = [
            (title(name), *(_ratio(row[what], fit[OURS][what]) for what in row))
            for name, row in fit.items()
            if name != OURS
        ]
        parts.append(f"Times what Dateline takes:\n\n{table(head, ratios)}")
    parts += _faults({name: one.fault for name, one in ran.items() if one.fault})
    return "\n\n".join(parts)


def passages(ran: Mapping[str, Ran]) -> str:
    """How long the passages are that each engine gives: longer ones hold more, and say less."""
    told = [
        f"{title(name)} {one.ask['characters']:.0f}" for name, one in ran.items() if not one.fault
    ]
    return f"Characters of a passage found, median: {', '.join(told)}."


def engines(names: Iterable[str]) -> str:
    """What each engine is, as it was set up."""
    return "\n".join(f"- **{ENGINES[name].title}**: {ENGINES[name].recipe}." for name in names)


def mapping(values: Mapping[str, str]) -> str:
    """Names and values, a line each."""
    return "\n".join(f"- {name}: {value}" for name, value in values.items())


def title(name: str) -> str:
    """The engine as it is called."""
    return ENGINES[name].title


def _figures(ran: Ran) -> Row:
    return {
        "search p50, ms": median(ran.ask["ms"]),
        "search p95, ms": percentile(ran.ask["ms"], 95),
        "cold start, s": ran.start,
        "ingest, s": ran.build["seconds"],
        "embedding, CPU s": ran.build["embedding_cpu"],
        "vectors": ran.build["vectors"],
        "peak at ingest, MB": ran.build["peak_mb"],
        "peak at search, MB": ran.ask["peak_mb"],
        "on disk, MB": ran.build["disk_mb"],
    }


def _rounded(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"


def _ratio(value: float, ours: float) -> str:
    return f"{value / ours:.2f}" if ours else "-"


def _faults(faults: Mapping[str, str]) -> list[str]:
    return [f"- {title(name)} gave nothing: {fault}" for name, fault in faults.items()]
