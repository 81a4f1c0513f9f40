"""The keyword index finds words in any script, and no question can break it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.keywords import KeywordIndex

ROWS = {
    "a" * 16: "Four rockets hit the Al-Asad base; 12,000 people fled.",
    "b" * 16: "The attackers were arrested in Béchir on Monday.",
    "c" * 16: "東京都で爆発があった。",
    "d" * 16: "Взрывы в Москве: ранены двое.",
    "e" * 16: "قتل شخصان في بغداد",
    "f" * 16: "เกิดเหตุระเบิดในกรุงเทพ",
    "g" * 16: "موشک‌های سپاه به پایگاه خورد",
    "h" * 16: "כוחות צהל נכנסו לכפר",
}


@pytest.fixture
def index(tmp_path: Path) -> Iterator[KeywordIndex]:
    """An index that holds the rows."""
    opened = KeywordIndex(tmp_path / "keywords")
    opened.open()
    opened.put(ROWS)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Which rocket hit?", "a"),
        ("attacker", "b"),
        ("bechir", "b"),
        ("Be\u0301chir", "b"),
        ("爆発", "c"),
        ("東京の爆発はいつ", "c"),
        ("москве", "d"),
        ("بغداد", "e"),
        ("قُتِلَ", "e"),
        ("بغـــداد", "e"),
        ("موشک‌ها", "g"),
        ("موشك", "g"),
        ("כּוֹחוֹת", "h"),
        ("ระเบิด", "f"),
        ("12000 AND 12,000", "a"),
    ],
)
def test_words_are_found_in_their_script(index: KeywordIndex, question: str, first: str) -> None:
    """Stems, accents, case and scripts without spaces are matched alike in text and question."""
    assert index.search(question, 3)[0][0] == first * 16


@pytest.mark.parametrize(
    "question",
    ["id:aaaaaaaaaaaaaaaa", "*", "-rockets", '"unclosed', "AND OR NOT (", "words:[a TO z]", "\x00"],
)
def test_query_syntax_is_mere_words(index: KeywordIndex, question: str) -> None:
    """What another program would parse selects nothing but what its words select."""
    found = {id for id, _ in index.search(question, 10)}
    assert found <= {"a" * 16}
    assert ("a" * 16 in found) == ("rockets" in question)


def test_question_of_20000_characters_is_answered_soon(index: KeywordIndex) -> None:
    """A pasted article is searched by its rarest words in under a second."""
    question = " ".join(f"word{n} the" for n in range(3000))[:19_000] + " rockets"
    begun = perf_counter()
    assert index.search(question, 3)[0][0] == "a" * 16
    assert perf_counter() - begun < 1


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=200), st.integers(0, 50))
def test_no_question_raises(index: KeywordIndex, question: str, k: int) -> None:
    """Any text and any k give a list of at most k hits, best first."""
    scores = [score for _, score in index.search(question, k)]
    assert len(scores) <= k
    assert scores == sorted(scores, reverse=True)


def test_half_a_character_in_a_question_is_passed_over(index: KeywordIndex) -> None:
    """A lone surrogate finds nothing and hinders nothing."""
    assert index.search("\ud83d", 3) == []
    assert index.search("rockets \ud83d", 3)[0][0] == "a" * 16


def test_put_again_replaces(index: KeywordIndex) -> None:
    """The words of an earlier put find the passage no more."""
    index.put({"a" * 16: "Nothing happened."})
    assert index.search("rockets", 3) == []
    assert index.ids() == ROWS.keys()


def test_dropped_passage_is_not_found_after_reopening(index: KeywordIndex, tmp_path: Path) -> None:
    """A drop is durable: another index on the folder does not list or find the passage."""
    index.drop(["a" * 16])
    again = KeywordIndex(tmp_path / "keywords")
    again.open()
    assert again.ids() == ROWS.keys() - {"a" * 16}
    assert again.held(list(ROWS)) == again.ids()
    assert again.search("rockets", 3) == []


def test_passage_whose_words_were_lost_is_told(index: KeywordIndex) -> None:
    """Rows that are absent, or there under other words, count as lost."""
    assert index.lost(ROWS) == 0
    assert index.lost({"0" * 16: "Four", "a" * 16: "Nothing"}) == 2


def test_an_index_of_another_analysis_is_made_again(tmp_path: Path) -> None:
    """Files that an earlier version left in the folder go, and the new index is empty."""
    folder = tmp_path / "keywords"
    folder.mkdir()
    (folder / "meta.json").write_text("{}")
    opened = KeywordIndex(folder)
    opened.open()
    assert opened.ids() == set()
    assert not (folder / "meta.json").exists()
