"""Who attacked is told by who did it, and not by who struck somebody else."""

from __future__ import annotations

import pytest

from rag.kinds.attackers import names_no_doer
from rag.question import asked

BACK = "After the raid on Riga, which hurt nobody, Norway bombed a plant in Jelgava."


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who attacked Riga?", BACK),
        ("Who carried out the attack on Riga?", BACK),
        ("Who attacked Riga?", "The rockets that struck Riga were old."),
        ("Who attacked Riga?", "Riga was targeted in May."),
        ("Who attacked Riga?", "The minister spoke of 16, of which 11 struck Riga."),
        ("Who killed Ruiz?", "A drone strike killed Ruiz."),
    ],
)
def test_nobody_is_told(question: str, sentence: str) -> None:
    """Rockets and drones are nobody, and whoever struck back elsewhere is another."""
    assert names_no_doer(asked(question), sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who bombed the plant in Jelgava?", BACK),
        ("Who attacked Riga?", "Norway bombed the port of Riga after an attack on Oslo."),
        ("Who attacked Riga?", "Militias are shelling bases with Norwegian troops: Oslo, Riga."),
        ("Who attacked Riga?", "Rebels fired rockets at Riga."),
        ("Who attacked Riga?", "The attack on Riga was blamed on rebels."),
        ("Who killed Ruiz?", "A Norwegian drone strike killed Ruiz."),
        ("When was Riga attacked?", "Riga was attacked in May."),
    ],
)
def test_somebody_is_told(question: str, sentence: str) -> None:
    """By name or sort, as blamed, or as those whose drones they were; or it is not asked."""
    assert not names_no_doer(asked(question), sentence)
