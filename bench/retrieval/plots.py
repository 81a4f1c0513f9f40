"""The curves as pictures: the only door to matplotlib."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import matplotlib as mpl

mpl.use("Agg")

from matplotlib import pyplot as plt

Points = Sequence[tuple[float, float]]


def draw(
    curves: Mapping[str, Points], labels: tuple[str, str], file: Path, *, logarithmic: bool = False
) -> None:
    """Each curve in one picture; with ``logarithmic``, both axes are."""
    figure, axes = plt.subplots(figsize=(7, 4.2), layout="constrained")
    for name, points in curves.items():
        axes.plot(*zip(*points, strict=True), marker="o", markersize=3, label=name)
    axes.set_xlabel(labels[0])
    axes.set_ylabel(labels[1])
    if logarithmic:
        axes.set_xscale("log")
        axes.set_yscale("log")
    axes.grid(alpha=0.3)
    axes.legend(fontsize=8)
    figure.savefig(file, dpi=110)
    plt.close(figure)
