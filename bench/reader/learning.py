"""How the reader learns: questions with the sentences that answer, and those nearest to them.

Four losses are added: whether a sentence answers and whether it belongs into the answer (cross
entropy), that one that answers stands above the others (the same, over the sentences of a
question), and where the value begins and ends.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Encoding, Tokenizer
from torch import Tensor
from torch.nn import functional

from bench.reader.clusters import Cluster, Question, Span
from bench.reader.network import Network, read
from bench.reader.teaching import batches, teach
from rag.engines.onnx import tokenizer_of
from rag.engines.reader import MOST_TOKENS, View, joined, tokens_of
from rag.engines.relevance import FILES
from rag.stems import stems

_QUESTIONS = 24
"""Questions in a step,"""
_SENTENCES, _RIGHT = 6, 2
"""and for each question so many sentences, and among them at most so many that answer."""
_RATE, _GOING_ON = 1e-3, 4e-4
"""The rate at first, and that at which what is learned already is gone on from."""
_REWORDED = 2
"""Times that a question in other words than the articles' is asked for each that is not."""
_SLOPPY = 0.15
"""The share of questions that are read in small letters, without their mark."""
_BARE = 0.1
"""The share of sentences that are read without what stands around them."""
_BELONGING, _RANKING, _MARKING = 0.3, 0.3, 0.3
"""What the losses count beside the first."""
_CHANCE = 1.2
"""Words shared that the choice of wrong sentences may be off by."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A question with one sentence.

    Attributes:
        number: That of its question in the step.
        value: Where the value stands in the view, if it answers and has one.
    """

    number: int
    question: str
    view: View
    answers: bool
    belongs: bool
    value: Span | None


def learn(
    network: Network, some: Sequence[Cluster], epochs: float, *, on: bool = False, seed: int = 1
) -> None:
    """Learn from the clusters so many times over, anew or ``on``; progress is printed."""
    random.seed(seed)
    torch.manual_seed(seed)
    asked = [
        (cluster, question)
        for cluster in some
        for question in cluster.questions
        for _ in range(_REWORDED if question.reworded else 1)
    ]
    tokenizer, some_asked = tokenizer_of(FILES, MOST_TOKENS), batches(asked, _QUESTIONS)
    tokenizer.enable_padding()
    steps = int(len(asked) * epochs) // _QUESTIONS
    rate = _GOING_ON if on else _RATE
    teach(network, lambda: loss(network, tokenizer, _lessons(next(some_asked))), steps, rate)


def loss(network: Network, tokenizer: Tokenizer, lessons: Sequence[Lesson]) -> Tensor:
    """How far the network is from what the lessons tell."""
    encoded = tokenizer.encode_batch([(each.question, joined(each.view)) for each in lessons])
    judged, spans = read(network, encoded)
    answers, belongs = judged.T
    right, fitting = (
        torch.tensor([float(getattr(each, name)) for each in lessons])
        for name in ("answers", "belongs")
    )
    entropy = functional.binary_cross_entropy_with_logits
    total = entropy(answers, right) + _BELONGING * entropy(belongs, fitting)
    total = total + _RANKING * _ranking(answers, right, [each.number for each in lessons])
    return total + _MARKING * _marking(spans, encoded, lessons)


def _ranking(answers: Tensor, right: Tensor, numbers: Sequence[int]) -> Tensor:
    """That what answers stands first among the sentences of its question; 0 where none answers."""
    total = torch.zeros(())
    for number in set(numbers):
        of_it = torch.tensor([each == number for each in numbers])
        odds, truth = torch.log_softmax(answers[of_it], 0), right[of_it] > 0
        if truth.any():
            total = total - torch.logsumexp(odds[truth], 0)
    return total / _QUESTIONS


def _marking(spans: Tensor, encoded: Sequence[Encoding], lessons: Sequence[Lesson]) -> Tensor:
    """How far the values are from where they stand; 0 where there are none."""
    found = []
    for row, lesson in enumerate(lessons):
        inside = tokens_of(encoded[row], len(lesson.view.text))
        marked = _within(encoded[row], inside, lesson.value)
        if marked:
            odds = torch.log_softmax(spans[row, inside], 0)
            found.append(-odds[marked[0], 0] - odds[marked[-1], 1])
    return torch.stack(found).mean() if found else torch.zeros(())


def _within(encoded: Encoding, inside: Sequence[int], value: Span | None) -> list[int]:
    """Which of the tokens are of the value, by their place among them."""
    start, end = value or (0, 0)
    offsets = [encoded.offsets[at] for at in inside]
    return [place for place, (a, b) in enumerate(offsets) if a < end and b > start]


def _lessons(batch: Sequence[tuple[Cluster, Question]]) -> list[Lesson]:
    return [
        lesson
        for number, (cluster, question) in enumerate(batch)
        for lesson in _lessons_of(number, cluster, question)
    ]


def _lessons_of(number: int, cluster: Cluster, question: Question) -> Iterator[Lesson]:
    """Some sentences that answer the question, the likest that do not, and any other."""
    right = random.sample(list(question.answers), min(_RIGHT, len(question.answers)))
    near = {article for article, _ in question.answers}
    words = stems(question.text)
    wrong = sorted(
        (place for place in cluster.views if place not in question.answers),
        key=lambda place: (
            -(
                len(words & stems(cluster.views[place].text))
                + (place[0] in near) / 2
                + random.gauss(0, _CHANCE)
            )
        ),
    )
    near_ones = wrong[: _SENTENCES - len(right) - 1]
    others = random.sample(wrong[len(near_ones) :], min(1, len(wrong) - len(near_ones)))
    for place in (*right, *near_ones, *others):
        view = cluster.views[place]
        answers = place in question.answers
        yield Lesson(
            number=number,
            question=_as_typed(question.text),
            view=View(view.text, view.around if random.random() > _BARE else ""),
            answers=answers,
            belongs=answers or place in question.adds,
            value=question.answers.get(place),
        )


def _as_typed(question: str) -> str:
    """The question, now and then as somebody in a hurry types it."""
    sloppy = random.random() < _SLOPPY
    return re.sub(r"\?$", "", question).lower() if sloppy else question
