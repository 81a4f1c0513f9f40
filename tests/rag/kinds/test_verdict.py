"""Yes and no are said only where a sentence plainly says so."""

from __future__ import annotations

import pytest

from rag.kinds.verdict import asks_of_doer, asks_whether, verdict
from rag.question import asked

PLAIN = [
    ("Has anyone claimed the attack on the lorry?", "Nobody has claimed the attack.", "No"),
    ("Did anyone admit to the August 2024 raid?", "7 August 2024: No group has claimed it.", "No"),
    ("Was anyone hurt in Riga?", "Six sailors were injured in Riga, the army said.", "Yes"),
    ("Was any sailor hurt in Riga?", "No sailor was hurt in Riga.", "No"),
    ("Was any sailor hurt in Riga?", "In Riga, 11 sailors suffered brain injuries.", "Yes"),
    ("Did Norway shell Riga?", "Norway shelled Riga on Friday.", "Yes"),
    ("Did Norway bomb Riga?", "Riga was bombed by Norway.", "Yes"),
    ("Were ten rockets fired at Riga?", "Ten rockets were fired at Riga.", "Yes"),
    ("Did the Latvian army find the launcher?", "Latvian soldiers found the launcher.", "Yes"),
    ("Did Norway attack Riga?", "Norway did not attack Riga, she said.", "No"),
]
OPEN = [
    ("Did Norway attack Latvia?", "Latvia attacked Norway."),
    ("Did Norway attack Riga?", "Norway may have attacked Riga."),
    ("Did Norway attack Riga?", "Norway denied that it had attacked Riga."),
    ("Did Norway attack Riga?", "Norway attacked Jelgava."),
    ("Was Ruiz the only one hurt in Riga?", "Ruiz was hurt in Riga."),
    ("Was anyone killed in Riga?", "Six sailors were injured in Riga."),
    ("Was anyone hurt in Riga in May 2020?", "2 June 2019: Six sailors were hurt in Riga."),
    ("Were six rockets fired at Riga?", "Ten rockets were fired at Riga."),
    ("Did Ruiz say anyone was hurt?", "Captain Ruiz told the town that no sailor was hurt."),
    ("Has anyone claimed the attack?", "Six sailors were hurt in the attack, the army said."),
    ("Did Norway or Latvia attack Riga?", "Norway attacked Riga."),
    ("When did Norway attack Riga?", "Norway attacked Riga on Friday."),
    ("Did any Norwegian die in Riga?", "A Norwegian drone killed Elena Ruiz in Riga."),
    ("Was anyone seriously hurt in Riga?", "Six sailors were hurt in Riga."),
    (
        "Did Norway confirm killing Ruiz?",
        "While Norway has confirmed its part in the raid on Oslo, it has not spoken of Ruiz.",
    ),
    ("Do the accounts of Riga agree?", "Both accounts of Riga agree."),
]


@pytest.mark.parametrize(("question", "text", "said"), PLAIN)
def test_a_plain_sentence_answers(question: str, text: str, said: str) -> None:
    """The same deed, by and to the same, of the same time: it was, or it was not."""
    assert verdict(asked(question), text) == said


@pytest.mark.parametrize(("question", "text"), OPEN)
def test_what_is_not_plain_answers_nothing(question: str, text: str) -> None:
    """Another doer, deed, place, number or time, and what is doubted or denied, is no answer."""
    assert verdict(asked(question), text) is None


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Did Norway bomb Riga?", True),
        ("Was Norway behind the attack on Riga?", True),
        ("Was Riga bombed?", False),
        ("Did anyone bomb Riga?", False),
        ("Did Norway send a ship to Riga?", False),
        ("Who bombed Riga?", False),
    ],
)
def test_whether_it_is_asked_of_a_doer(question: str, asks: bool) -> None:
    """Somebody named, who is asked about as attacking."""
    assert asks_of_doer(asked(question)) is asks


def test_only_some_questions_ask_whether() -> None:
    """Those that begin with a verb, and neither choose nor compare accounts."""
    assert asks_whether(asked("Did it burn?"))
    assert not asks_whether(asked("What burned?"))
    assert not asks_whether(asked("Did it burn or drown?"))
