"""Who is asked about as reporting is known, and what that changes."""

from __future__ import annotations

import pytest

from rag.answering.reporters import Reporters, of_reporters, reporters
from rag.need import lacks
from rag.question import asked
from store.records import Article

KEPT = ["Northern Post", "The Gazette - Harbour", "Example News"]


@pytest.mark.parametrize(
    ("question", "ours", "others"),
    [
        ("Does the article from Northern Post say so?", ("Northern Post",), ()),
        ("Did a report by The Gazette say so?", ("The Gazette - Harbour",), ()),
        ("Is an article by Northern Post like another by CNET?", ("Northern Post",), ("CNET",)),
        ("Who fell, according to a Kesh Times article?", (), ("Kesh Times",)),
        ("What did Example News say of the boat?", ("Example News",), ()),
        ("Who fell at Kesh in the attack by Iran?", (), ()),
        ("Do the two pieces of December 2019 agree?", (), ()),
    ],
)  # fmt: skip
def test_who_reports(question: str, ours: tuple[str, ...], others: tuple[str, ...]) -> None:
    """By the kept publishers' names, and by the place where a publisher's name stands."""
    found = reporters(question, KEPT)
    assert (found.ours, found.others) == (ours, others)


def test_what_is_asked_of_each() -> None:
    """Each kept publisher goes with the words around its name, up to the next one's."""
    asked_of = reporters(
        "Did the Northern Post article count the boats sunk in Kesh harbour, while a report by"
        " Example News told of six sailors wounded in Arvo, and does a piece by CNET agree?",
        KEPT,
    )
    assert dict(zip(asked_of.ours, asked_of.asked, strict=True)) == {
        "Northern Post": "Did the Northern Post article count the boats sunk in Kesh harbour,"
        " while a report by",
        "Example News": "article count the boats sunk in Kesh harbour, while a report by"
        " Example News told of six sailors wounded in Arvo, and does a piece by",
    }


def test_pieces_answer_together() -> None:
    """The publisher's name is not looked for; each sentence needs one of the other names."""
    wanted = asked("Does the article from Northern Post speak of Kesh and of Arvo?")
    told = Reporters(("Northern Post",))
    found = of_reporters(wanted, told, ["Kesh burned.", "Arvo burned."], [])
    assert lacks(found, "Kesh burned.", "Kesh burned.") is None
    assert lacks(found, "It burned.", "It burned.") is not None


def test_what_is_nowhere_leaves_no_answer() -> None:
    """A publisher or a name that nothing found has is told as the reason."""
    wanted = asked("Does the article from Northern Post speak of Kesh?")
    others = of_reporters(wanted, Reporters((), ("CNET",)), ["Kesh burned."], [])
    assert lacks(others, "Kesh burned.", "Kesh burned.") == "no mention of CNET"
    names = of_reporters(wanted, Reporters(("Northern Post",)), ["Arvo burned."], [])
    assert lacks(names, "Arvo burned.", "Arvo burned.") == "no mention of Kesh"
    titled = [Article("", "a.md", title="Kesh burns, CNET says")]
    told = Reporters(("Northern Post",), ("CNET",))
    assert not of_reporters(wanted, told, [], titled).missing


def test_a_common_word_with_a_capital_is_no_name() -> None:
    """What the texts have in small letters only need not be named."""
    wanted = asked("Does the article from Northern Post say that Governments should pay Kesh?")
    found = of_reporters(wanted, Reporters(("Northern Post",)), ["Kesh wants governments to."], [])
    assert "Governments" in wanted.names
    assert found.names == ("Kesh",)


def test_other_questions_stay() -> None:
    """Where nobody is asked about as reporting, nothing changes."""
    wanted = asked("Who fell at Kesh?")
    assert of_reporters(wanted, Reporters(), [], []) is wanted
