"""Passwords are known again, and nothing else is."""

from __future__ import annotations

import pytest

from ui.people import SignInError, hash_password, line, people

WORD = "correct horse battery"
ANNA = line("anna", WORD)
BO = line("bo@desk.example", "another long word")


def test_people_know_their_own_passwords() -> None:
    """And no other's; an unknown name knows nothing."""
    both = people(f"{ANNA},\n {BO}\n")
    assert both.knows("anna", WORD)
    assert both.knows("bo@desk.example", "another long word")
    for name, password in [("bo@desk.example", WORD), ("anna", ""), ("", WORD), ("eve", WORD)]:
        assert not both.knows(name, password)


def test_what_is_kept_does_not_tell_the_password() -> None:
    """Two of one password differ, and hold no character that a shell would read."""
    one, two = str(hash_password(WORD)), str(hash_password(WORD))
    assert one != two
    assert WORD not in one
    assert not set(one) & set("$'\"\\ #=;&!`")


@pytest.mark.parametrize("told", [None, "", "  \n "])
def test_nobody_is_nobody(told: str | None) -> None:
    """Where nothing is set."""
    assert not people(told)


@pytest.mark.parametrize(
    "told",
    ["anna", "anna:hunter2hunter2", f"{ANNA} {ANNA}", f"a/b:{ANNA[5:]}", ANNA[:-20],
     ANNA.replace(".15.", ".40."), ANNA.replace(".15.", ".4."), ANNA.replace("scrypt", "md5")],
    ids=["no hash", "plain", "twice", "no name", "cut", "too dear", "too cheap", "not scrypt"],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_unquoted(told: str) -> None:
    """Weak and endless ones, too; what may be a password is not repeated."""
    with pytest.raises(SignInError, match="DATELINE_AUTH") as refused:
        people(told)
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize(("name", "word"), [("a b", WORD), ("", WORD), ("anna", "x" * 1001)])
def test_what_cannot_be_kept_is_refused(name: str, word: str) -> None:
    """Odd names and passwords without end."""
    with pytest.raises(SignInError):
        line(name, word)
