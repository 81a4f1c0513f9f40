"""Who did it is read from words that claim, blame and deny."""

from __future__ import annotations

from rag.disputes.blame import blames, oppose


def test_claims_and_denials_oppose() -> None:
    """Who denies opposes who blames them, and two that claim one attack oppose each other."""
    (blamed,) = blames("The governor held the Red Lantern responsible.")
    (denied,) = blames("The militia denied that it had fired.", "Arvo blamed the Red Lantern.")
    (claimed,) = blames("The Grey Owls claimed the attack on the radio.")
    (other,) = blames("The Red Lantern claimed responsibility.")
    assert oppose(blamed, denied)
    assert oppose(denied, blamed)
    assert oppose(claimed, other)
    assert oppose(claimed, blamed)
    assert not oppose(blamed, other)
    assert not oppose(claimed, denied)


def test_nobody_has_claimed_it_until_somebody_does() -> None:
    """That nobody claimed it opposes a claim, and not a suspicion."""
    (unclaimed,) = blames("No group has claimed the attack.")
    (claimed,) = blames("The Grey Owls claimed the attack.")
    (blamed,) = blames("The mayor blamed the Grey Owls.")
    assert oppose(unclaimed, claimed)
    assert not oppose(unclaimed, blamed)


def test_a_militia_without_a_name_denies_nothing_of_others() -> None:
    """Where no group was named before, it is not known who denies."""
    assert blames("The militia denied that it had fired.") == ()
