"""Whose reaction is asked for is known, and a sentence that only names them tells none."""

from __future__ import annotations

import pytest

from rag.answering.reactions import acts, reacting


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("How did Norway respond?", "Norway"),
        ("How has the Latvian navy reacted to it?", "the Latvian navy"),
        ("What did Norway reply to the call?", "Norway"),
        ("What was Norway's answer?", "Norway"),
        ("What did Norway say in response?", "Norway"),
        ("What did Norway say?", ""),
        ("How did he respond?", ""),
        ("How did Norway fare?", ""),
        ("When did Norway respond?", ""),
    ],
)
def test_who_is_to_react(question: str, who: str) -> None:
    """Somebody with a name, who is asked how they answered."""
    assert reacting(question) == who


@pytest.mark.parametrize(
    ("sentence", "does"),
    [
        ("Norway sent two ships.", True),
        ("Two ships were sent by Norway.", True),
        ("Norway's navy sent two ships.", True),
        ("They sent two ships.", True),
        ("Latvia called on Norway to send ships.", False),
        ("Two ships lay near Norway.", False),
        ("Norway claimed that it had sent two ships.", True),
        ("Latvia claimed that Norway had sent two ships.", False),
        ("The raids come amid Latvian accusations that Norway sent ships.", False),
    ],
)
def test_who_acts(sentence: str, does: bool) -> None:
    """The doer is told by the build of the sentence, and a pronoun may be anybody."""
    assert acts("Norway", "How did Norway respond?", sentence) is does
