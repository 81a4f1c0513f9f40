"""An article is cut into passages that lose nothing and fit."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.passages import split
from rag.sentences import sentences
from rag.tokens import count
from store.records import Article

SENTENCE = st.lists(st.sampled_from(
    "the army base rockets soldiers 3.5 U.S. Gen. Iraq's قال „Bagdad“ no—one".split()
), min_size=1, max_size=40).map(lambda words: " ".join(words) + ".")  # fmt: skip
PROSE = st.lists(SENTENCE | st.text(max_size=300), max_size=12).map("\n\n".join)


def check(text: str, most: int) -> list[str]:
    """Assert what holds for every cut, and return the passages' words."""
    article = Article(text, "a.txt")
    passages = split(article, most)
    assert all(article.text[p.start : p.end] == p.text for p in passages)
    assert all(p.article_id == article.id for p in passages)
    assert all(one.end <= other.start for one, other in pairwise(passages))
    assert "".join("".join(p.text for p in passages).split()) == "".join(text.split())
    assert all(count(p.text) <= most for p in passages)
    return [p.text for p in passages]


@settings(deadline=None)
@given(PROSE | st.text(), st.integers(32, 120))
def test_any_text_is_cut_without_loss(text: str, most: int) -> None:
    """Offsets are exact, nothing overlaps or is left out, and each passage fits."""
    check(text, most)


@settings(deadline=None)
@given(PROSE)
def test_sentences_stay_whole(text: str) -> None:
    """A passage begins where a sentence does, and ends where one does, if all of them fit."""
    spans = sentences(text)
    if all(count(text[start:end]) <= 500 for start, end in spans):
        passages = split(Article(text, "a.txt"), 500)
        assert {p.start for p in passages} <= {start for start, _ in spans}
        assert {p.end for p in passages} <= {end for _, end in spans}


@settings(deadline=None)
@given(st.lists(SENTENCE, max_size=12).map(" ".join))
def test_passages_are_no_smaller_than_they_must_be(text: str) -> None:
    """With the sentence behind it, and a token for each seam, a passage would not have fit."""
    passages = split(Article(text, "a.txt"), 100)
    for one, other in pairwise(passages):
        more = other.start + sentences(other.text)[0][1]
        assert count(text[one.start : more]) > 100 - len(sentences(one.text))


def test_short_text_is_one_passage() -> None:
    """Paragraphs that fit together stay together."""
    assert check("A heading\n\nIt fell. It rose.", 80) == ["A heading\n\nIt fell. It rose."]


def test_no_text_gives_no_passage() -> None:
    """White space holds nothing to find."""
    assert check("", 80) == []
    assert check(" \n\n ", 80) == []


def test_a_giant_sentence_is_cut_between_words() -> None:
    """Only a sentence longer than the limit is cut, and no word of it."""
    text = "the rockets fell on bases " * 400
    passages = check(text, 80)
    assert len(passages) > 20
    assert all(set(passage.split()) <= set(text.split()) for passage in passages)


@pytest.mark.parametrize(
    "text", ["x" * 5000, "攻撃" * 2000, "👩‍🚒" * 900, "قال" * 1500, "=" * 9000]
)
def test_text_without_spaces_is_cut_to_fit(text: str) -> None:
    """A run without spaces is cut, whatever its script costs in tokens."""
    assert check(text, 40)


def test_a_long_article_takes_its_time_only() -> None:
    """Much text in one sentence, or in one line, is cut in seconds."""
    start = time.perf_counter()
    split(Article("word " * 40_000, "a.txt"), 80)
    split(Article("It fell on the base on Monday. " * 8_000, "a.txt"), 80)
    assert time.perf_counter() - start < 10
