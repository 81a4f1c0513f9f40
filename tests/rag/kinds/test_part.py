"""A question asks for who did a deed, or for the one it was done to."""

from __future__ import annotations

import pytest

from rag.kinds.part import Part, fillers, part_asked
from rag.kinds.tree import tree


@pytest.mark.parametrize(
    ("question", "part", "deed"),
    [
        ("Who attacked Riga?", "doer", "attacked"),
        ("Whom did the rebels kill?", "done to", "kill"),
        ("Who was killed in Riga?", "done to", "killed"),
        ("Who carried out the attack on Riga?", "doer", "carried attack"),
        ("Whom did the White House say had been briefed?", "done to", "briefed"),
        ("Who said that the mayor had been briefed?", "doer", "said"),
        ("Who condemned the attack on Riga?", "doer", "condemned"),
        ("How many rockets fell?", "doer", ""),
    ],
)
def test_the_part_and_the_deed(question: str, part: Part, deed: str) -> None:
    """By the grammar of the question; one that asks for nobody has no deed."""
    assert part_asked(question) == (part, deed)


@pytest.mark.parametrize(
    ("sentence", "doer", "done_to"),
    [
        ("Rebels struck the port.", ["Rebels"], ["port"]),
        ("The port was struck by rebels.", ["rebels"], ["port"]),
        ("The port was struck.", [], ["port"]),
    ],
)
def test_who_has_the_part(sentence: str, doer: list[str], done_to: list[str]) -> None:
    """In the active and in the passive voice."""
    parsed = tree(sentence)
    verb = next(place for place, word in enumerate(parsed.words) if word.lemma == "strike")
    assert [parsed.words[place].text for place in fillers(parsed, verb, "doer")] == doer
    assert [parsed.words[place].text for place in fillers(parsed, verb, "done to")] == done_to
