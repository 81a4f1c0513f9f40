"""What a judge of sentences is worth on clusters that it has not seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bench.evidence.tables import share
from bench.reader.clusters import Cluster, Place, Question
from rag.engines.reader import Reading, View, read
from rag.engines.relevance import relevance

Judge = Callable[[str, Sequence[View]], list[Reading]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A question with the sentence that the judge puts first among all of its cluster."""

    question: Question
    first: Place
    reading: Reading

    @property
    def right(self) -> bool:
        """Whether that sentence answers."""
        return self.first in self.question.answers

    @property
    def marks(self) -> bool:
        """Whether the value that is marked in it is, or is part of, or holds the one it has."""
        start, end = self.reading.value or (0, 0)
        wanted = self.question.answers.get(self.first)
        return bool(wanted and start < wanted[1] and wanted[0] < end)


def by_words(question: str, views: Sequence[View]) -> list[Reading]:
    """The cross-encoder as it comes, which sees the text and its date, and marks nothing."""
    scores = relevance(question, [view.text for view in views])
    return [Reading(score, None, 0.0) for score in scores]


def by_views(question: str, views: Sequence[View]) -> list[Reading]:
    """The same with what stands around the text."""
    scores = relevance(question, [f"{view.text} {view.around}" for view in views])
    return [Reading(score, None, 0.0) for score in scores]


JUDGES = {"the cross-encoder": by_words, "with surroundings": by_views, "the reader": read}


def judged(judge: Judge, some: Sequence[Cluster]) -> list[Judged]:
    """What the judge puts first for each question of the clusters."""
    return [found for cluster in some for found in _judged(judge, cluster)]


def _judged(judge: Judge, cluster: Cluster) -> Iterator[Judged]:
    places, views = list(cluster.views), list(cluster.views.values())
    for question in cluster.questions:
        readings = judge(question.text, views)
        best = max(range(len(places)), key=lambda at: readings[at].answers)
        yield Judged(question, places[best], readings[best])


def row(name: str, found: Sequence[Judged]) -> list[str]:
    """The figures of a judge: first right, value right, and answered from absent told apart."""
    answerable = [each for each in found if each.question.answers]
    absent = [each for each in found if not each.question.answers]
    odds = ([each.reading.answers for each in some] for some in (answerable, absent))
    valued = [each for each in answerable if each.question.answers.get(each.first)]
    return [
        name,
        share([each.right for each in answerable]),
        share([each.marks for each in valued]),
        f"{area(*odds):.3f}",
        share([each.reading.answers > 0 for each in answerable]),
        share([each.reading.answers <= 0 for each in absent]),
    ]


HEAD = ["", "first right", "value marked", "told apart", "even odds: answered", "and refused"]


def area(above: Sequence[float], below: Sequence[float]) -> float:
    """How often one of the first scores above one of the others (the area under ROC's curve)."""
    pairs = [(one, other) for one in above for other in below]
    return sum((one > other) + (one == other) / 2 for one, other in pairs) / max(1, len(pairs))
