"""How far an intake is, on standard error where that is a terminal: the only door to tqdm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tqdm import tqdm

from rag.intake.filing import Cut


def shown(cuts: Iterable[Cut], articles: int, what: str) -> Iterator[Cut]:
    """The cut articles, with a bar that counts passages, for these are what takes time.

    How many there will be is told from those of the articles before.

    Args:
        cuts: They are taken when those before have been kept.
        articles: How many there are.
        what: What the bar is called.
    """
    if not articles:
        return
    number = passages = 0
    with tqdm(total=articles, desc=what, unit=" passages", disable=None) as bar:
        for number, cut in enumerate(cuts, 1):
            passages += len(cut.passages)
            bar.total = passages * max(articles, number) // number
            yield cut
            bar.update(len(cut.passages))
        bar.total = passages
