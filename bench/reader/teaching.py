"""The steps by which a network learns: the same for all that it is taught."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from time import perf_counter
from typing import TypeVar

import torch
from torch import Tensor, nn

_WARMING, _DECAY = 50, 0.01
_LEAST = 0.02
"""The part of the rate that is left at the end."""
_TOLD = 50
"""Steps between two lines that tell how far it is."""


T = TypeVar("T")


def batches(some: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """So many at a time, for ever, each time in another order."""
    while True:
        mixed = random.sample(some, len(some))
        for start in range(0, len(mixed) - size + 1, size):
            yield mixed[start : start + size]


def teach(network: nn.Module, loss: Callable[[], Tensor], steps: int, rate: float) -> None:
    """Take so many steps, each against a new loss, with AdamW at a rate that falls.

    The method is Loshchilov and Hutter's, Decoupled Weight Decay Regularization, 2019.
    """
    learned = [each for each in network.parameters() if each.requires_grad]
    optimiser = torch.optim.AdamW(learned, lr=rate, weight_decay=_DECAY)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, (step + 1) / _WARMING) * max(_LEAST, 1 - step / steps)
    )
    began, sums = perf_counter(), list[float]()
    network.train()
    for step in range(1, steps + 1):
        found = loss()
        optimiser.zero_grad()
        found.backward()
        nn.utils.clip_grad_norm_(learned, 1.0)
        optimiser.step()
        schedule.step()
        sums.append(found.item())
        if step % _TOLD == 0:
            mean, seconds = sum(sums) / len(sums), perf_counter() - began
            print(f"step {step} of {steps}: {mean:.3f}, {seconds:.0f} s", flush=True)
            sums.clear()
    network.eval()
