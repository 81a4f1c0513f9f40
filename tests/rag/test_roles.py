"""Who does what to whom is read from the cited words, and not from which words they are."""

from __future__ import annotations

import pytest

from rag.roles import keeps_roles

TURNED = [
    ("Iran struck Israel.", "Israel struck Iran."),
    ("Israel was hit by Iran.", "Israel attacked Iran on Monday."),
    ("US forces struck Iranian positions.", "Iranian forces struck US positions."),
    ("The soldiers shot the gunmen.", "The gunmen shot the soldiers before they fled."),
    ("Iran attacked the US.", "The U.S. attack on Iran came at night."),
    ("Turkish jets bombed Kurdish fighters.", "Kurdish fighters, who bombed Turkish jets, fled."),
    ("Danel blamed Haddad.", "Haddad accused Danel of lies."),
    ("Iran fired missiles at Israel.", "Israel fired missiles at Iran."),
    ("Kataib Hezbollah attacked American troops.", "American strikes on Kataib Hezbollah failed."),
    ("Iran told the militias to stop.", "The militias told Iran to stop."),
]
AS_TOLD = [
    ("The militia attacked the base.", "The base was attacked by the militia."),
    ("The rockets hit the base.", "Soldiers were wounded when rockets hit the base."),
    ("Washington accused Tehran.", "Tehran was accused by Washington of the attack."),
    ("Iran struck Israel.", "Israel struck Iran after Iran had struck Israel."),
    ("Iran struck on Monday.", "Monday was the day on which Iran struck."),
    ("An American drone killed Soleimani.", "Soleimani was killed by an American drone."),
    ("The rockets wounded two.", "Two were wounded; nobody knows who fired the rockets."),
    ("", "Iran struck Israel."),
]


@pytest.mark.parametrize(("sentence", "cited"), TURNED)
def test_traded_places_are_seen(sentence: str, cited: str) -> None:
    """The same words with doer and done-to exchanged are refused, whichever is cited."""
    assert not keeps_roles(sentence, cited)
    assert not keeps_roles(cited, sentence)


@pytest.mark.parametrize(("sentence", "cited"), AS_TOLD)
def test_the_same_deed_otherwise_worded(sentence: str, cited: str) -> None:
    """Active and passive, a clause more, or both ways told: nothing is refused."""
    assert keeps_roles(sentence, cited)


@pytest.mark.parametrize("sentence", [sentence for pair in TURNED for sentence in pair])
def test_a_sentence_agrees_with_itself(sentence: str) -> None:
    """No sentence is refused by its own words."""
    assert keeps_roles(sentence, sentence)
