"""A sentence that denies what a question takes for granted is known for it."""

from __future__ import annotations

import pytest

from rag.answering.denial import denies, is_of_all
from rag.answering.matter import matter
from rag.question import asked


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Why did the Red Lantern claim the raid?", "No group has claimed the raid."),
        ("Who admitted the raid?", "Nobody has come forward."),
        ("How many were killed at Arvo?", "No one was hurt."),
        ("How many Iraqis were wounded?", "No Iraqi was injured, though the boat sank."),
        ("How many coalition soldiers were wounded?", "The coalition kept no troops there."),
        ("What did Iran say about the raid?", "Iran had not commented by noon."),
        ("Why did Iran say that it had ordered the raid?", "Iran denied any part in it."),
        ("What were the names of the dead?", "It gave no names."),
        ("Who killed Elena Ruiz?", "Elena Ruiz was not hurt."),
        ("When did Latvia admit the raid?", "Latvia has not commented on the raid."),
    ],
)
def test_what_denies(question: str, sentence: str) -> None:
    """Who did nothing, was not hurt, kept silent or is not named: each corrects its question."""
    wanted = asked(question)
    assert denies(wanted, matter(question, wanted.kind), sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who claimed the raid?", "The Red Lantern claimed the raid, but gave no proof."),
        ("How many were hurt?", "Seven, not five, were hurt."),
        ("How many were hurt?", "It has not said why seven were there."),
        ("What is the name of the docker who was hurt?", "He did not name the militia."),
        ("Where did it fall?", "No one was hurt."),
        ("How many were hurt?", "They told of 150 raids, in most of which nobody was hurt."),
        ("How many were hurt?", "Nobody was seriously hurt."),
        ("When was Ruiz killed?", "The army has not commented on the killing of Ruiz."),
        ("When was Elena Ruiz killed?", "Nobody was hurt in the raids, which Elena Ruiz led."),
        ("How many civilians were killed?", "No soldiers were killed."),
        ("Which group claimed the raid on Kesh?", "Latvia denied the raid on Kesh."),
    ],
)
def test_what_does_not(question: str, sentence: str) -> None:
    """A negation of something else corrects nothing."""
    wanted = asked(question)
    assert not denies(wanted, matter(question, wanted.kind), sentence)


def test_of_all_or_of_some() -> None:
    """'Nobody' is of all; a denial of those who are asked about is of them."""
    question = "How many Iraqis were wounded?"
    wanted, about = asked(question), matter(question, "how many")
    assert is_of_all(wanted, about, "Nobody was hurt.")
    assert not is_of_all(wanted, about, "No Iraqi was hurt.")
