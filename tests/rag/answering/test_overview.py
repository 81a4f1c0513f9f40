"""What all articles say on a matter is asked for in two ways."""

from __future__ import annotations

import pytest

from rag.answering.overview import overview


@pytest.mark.parametrize(
    ("question", "matter"),
    [
        ("What do the reports say about attacks on Arvo?", "attacks on Arvo"),
        ("what did the two reports say about arvo", ""),
        ("What do the 2026 articles tell us about how it ended?", "how it ended"),
        ("What do all the papers report on the toll at Arvo?", "the toll at Arvo"),
        ("Which raids on Arvo do the articles mention?", "raids on Arvo"),
        ("What did the officials say about Arvo?", ""),
        ("Do the reports agree on the toll?", ""),
        ("Who reported the raid?", ""),
    ],
)
def test_the_matter(question: str, matter: str) -> None:
    """Behind what asks for it, or before; who asks a person, or compares, asks otherwise."""
    assert overview(question) == matter
