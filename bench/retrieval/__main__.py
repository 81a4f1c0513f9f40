"""Dateline beside other ways of finding passages, in one run, into one report.

    python -m bench.retrieval [--data FOLDER] [--articles FOLDER] [--first N] [--engines NAMES]

``--data`` (or ``BENCH_DATA``) holds ``news_qa``, ``multihop`` and ``followups``;
``--articles`` (or ``BENCH_ARTICLES``) holds articles and ``questions.jsonl``. What is absent
is left out, and the report says so. ``--first`` takes that many articles of each collection.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from bench.parts import put
from bench.retrieval import data, report, scores
from bench.retrieval.engines import ENGINES, OURS
from bench.retrieval.machine import machine, versions
from bench.retrieval.running import ROOT, Failed, Ran, converse, run
from bench.retrieval.scores import Row
from rag.models import open_embedder
from rag.settings import read_settings

Score = Callable[[data.Question, scores.Passages], Row]
Runs = dict[str, Ran]
_ABOUT = """# Retrieval, measured

Written by `{command}`.

Every engine takes in the same articles, title and text, in a process of its own, and makes its
vectors with the product's own embedder, {embedder}. Vectors of passages are kept
between runs: *ingest* is without them, and *embedding* is the CPU time that those passages took
when they were first embedded. Questions are embedded anew each time.

{engines}

A third of the questions of each set, chosen by a hash of their ids, is held out: no limit was
tuned on it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and write; each section is printed as it is done."""
    given = _parser().parse_args(arguments)
    began = monotonic()
    given.work.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=given.work) as place:
        sections: list[str] = []
        for section in _sections(given, Path(place)):
            print(section, end="\n\n", flush=True)
            sections.append(section)
            _write(given.out, sections)
    _write(given.out, [*sections, _end(given, monotonic() - began)])
    print(f"written: {given.out}")
    return 0


def _write(file: Path, sections: Sequence[str]) -> None:
    """What there is so far: a run that is stopped leaves what it measured."""
    put(file, "retrieval", "\n\n".join(sections))


def _sections(given: argparse.Namespace, place: Path) -> Iterator[str]:
    names, cache = given.engines, given.work / "vectors.sqlite3"
    yield _ABOUT.format(
        command=_command(given),
        embedder=open_embedder(read_settings()).name,
        engines=report.engines(names),
    )
    news = given.data and data.news_qa(given.data / "news_qa", given.first)
    if news:
        runs = {name: run(name, news, place, cache) for name in names}
        yield _quality("Which article", _NEWS, news, runs, scores.articles)
        if _draw(news, runs, given.out.parent / "quality.png"):
            yield "![Share of questions whose article is found, by articles looked at](quality.png)"
        yield f"## Speed and size\n\n{_TIMES}\n\n{report.speed(runs, len(news.documents))}"
        yield _followups(given, runs, place, cache)
    else:
        yield _absent("Which article; Speed and size; Follow-up questions", "news_qa")
    many = given.data and data.multihop(given.data / "multihop", given.first)
    if many:
        runs = {name: run(name, many, place, cache) for name in names}
        yield _quality("Facts of several articles", _MULTIHOP, many, runs, scores.facts)
    else:
        yield _absent("Facts of several articles", "multihop")
    for collection, heading in _small(given):
        runs = {name: run(name, collection, place, cache) for name in names}
        yield _quality(heading, _EVIDENCE, collection, runs, scores.evidence)


_NEWS = (
    "Share of questions of which an article with the answer is among the first 1, 5 and 10 "
    "articles, each counted once where its first passage stands."
)
_MULTIHOP = (
    "A passage hits if it has one of the question's facts in it, white space aside. *Hits*: one of "
    "the first passages hits; *all facts*: each fact is in one of the first ten. A fact that a cut "
    "goes through is in none."
)
_EVIDENCE = "Words that bear the answer out are in the first 1, 3 and 5 passages."
_TIMES = (
    "Search: ten passages, warm, with the embedding of the question. Cold start: from the start "
    "of a process to its first passages, its files in the system's cache, median of three. "
    "Ingest: without embedding."
)


def _small(given: argparse.Namespace) -> Iterator[tuple[data.Collection, str]]:
    """The project's own articles, and those that were given."""
    ours = data.own(ROOT / "articles", ROOT / "tests" / "golden" / "questions.jsonl")
    theirs = given.articles and data.own(given.articles, given.articles / "questions.jsonl")
    if ours:
        yield ours, "Evidence in the sample articles"
    if theirs:
        yield data.renamed(theirs, "given"), "Evidence in the articles given"


def _quality(
    heading: str, about: str, collection: data.Collection, runs: Mapping[str, Ran], score: Score
) -> str:
    questions = {question.id: question for question in collection.questions}
    found = {
        name: scores.by_part(
            {each: score(questions[each], ranking) for each, ranking in ran.ask["found"].items()}
        )
        for name, ran in runs.items()
        if not ran.fault
    }
    faults = {name: ran.fault for name, ran in runs.items() if ran.fault}
    note = f"{len(collection.documents):,} articles{f' ({n})' if (n := collection.note) else ''}."
    tables = report.quality(found, faults)
    return "\n\n".join((f"## {heading}", f"{note} {about}", tables, report.passages(runs)))


def _followups(given: argparse.Namespace, runs: Mapping[str, Ran], place: Path, cache: Path) -> str:
    asked = data.followups(given.data / "followups" / "questions.jsonl")
    if asked is None:
        return _absent("Follow-up questions", "followups")
    if OURS not in runs or runs[OURS].fault:
        return "## Follow-up questions\n\nNot measured: Dateline was not asked, or gave nothing."
    asked = asked[: given.first]
    try:
        found = converse(asked, "news_qa", place, cache)["found"]
    except Failed as failed:
        return f"## Follow-up questions\n\nNot measured: {failed}"
    tables = []
    for what, changed in (("Every conversation", False), ("Those with other words", True)):
        parts = scores.conversations(found, asked, changed=changed)
        rows = [
            (part, str(count), *(f"{value:.3f}" for value in row.values()))
            for part, (count, row) in parts.items()
        ]
        head = ["", "questions", *next(iter(parts.values()))[1]]
        tables.append(f"{what}:\n\n{report.table(head, rows)}")
    return "\n\n".join(("## Follow-up questions", _FOLLOWUPS, *tables))


_FOLLOWUPS = (
    "How much of the first ten passages that a person's rewrite of the last question finds is "
    "found by the last question alone, and by Dateline's own way of making it stand alone (no "
    "chat model). The collection is that of *Which article*; the earlier answers are not told."
)


def _draw(collection: data.Collection, runs: Mapping[str, Ran], file: Path) -> bool:
    """The share of hits by articles looked at; False where there is no matplotlib."""
    questions = {question.id: question for question in collection.questions}
    curves = {}
    for name, ran in runs.items():
        found = ran.ask.get("found", {})
        rows = {name: scores.curve(questions[name], one) for name, one in found.items()}
        if rows:
            means = scores.by_part(rows)["all"][1]
            curves[report.title(name)] = [(float(k), share) for k, share in means.items()]
    try:
        from bench.retrieval.plots import draw
    except ImportError:
        return False
    draw(curves, ("articles looked at", "share of questions"), file)
    return True


def _absent(heading: str, folder: str) -> str:
    return f"## {heading}\n\nNot measured: there is no `{folder}` in the data folder."


def _end(given: argparse.Namespace, seconds: float) -> str:
    packages = {package for name in given.engines for package in ENGINES[name].packages}
    lines = {**machine(), **versions(packages | {"numpy", "onnxruntime"})}
    return f"## Machine and versions\n\n{report.mapping(lines)}\n- the run took: {seconds:,.0f} s"


def _command(given: argparse.Namespace) -> str:
    """The command without the places of this machine."""
    told = [
        "BENCH_DATA=FOLDER" if given.data else "",
        "BENCH_ARTICLES=FOLDER" if given.articles else "",
    ]
    if given.first:
        told.append(f"FIRST={given.first}")
    if given.engines != list(ENGINES):
        told.append(f"ENGINES={','.join(given.engines)}")
    return " ".join(["make bench", *filter(None, told)])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.retrieval")
    data_folder, articles = os.environ.get("BENCH_DATA"), os.environ.get("BENCH_ARTICLES")
    parser.add_argument("--data", type=_folder, default=data_folder, help="the measuring data")
    parser.add_argument("--articles", type=_folder, default=articles, help="with questions.jsonl")
    parser.add_argument("--first", type=int, help="only so many articles of each collection")
    parser.add_argument("--engines", type=_engines, default=list(ENGINES), help="names, by commas")
    parser.add_argument("--out", type=Path, default=ROOT / "bench" / "REPORT.md")
    parser.add_argument(
        "--work", type=_place, default=ROOT / ".bench", help="where vectors are kept"
    )
    return parser


def _folder(given: str) -> Path | None:
    return Path(given) if given else None


def _place(given: str) -> Path:
    return Path(given).absolute()


def _engines(given: str) -> list[str]:
    names = [name for name in given.split(",") if name] or list(ENGINES)
    if unknown := set(names) - set(ENGINES):
        raise argparse.ArgumentTypeError(
            f"{', '.join(sorted(unknown))}: the engines are {', '.join(ENGINES)}"
        )
    return names


if __name__ == "__main__":
    sys.exit(main())
