"""Many voices are heard, and each passage comes with its neighbours, once."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rag.selection import joined, many_voiced, voices
from rag.types import Hit
from store.records import Article, Passage

TEXTS = ("One. Two. Three. Four. Five. Six. ", "Un. Deux. Trois. ", "Eins. Zwei. ")
ARTICLES = {article.id: article for article in (Article(text, "x.md") for text in TEXTS)}


def cut(article: Article) -> list[tuple[int, int]]:
    """Where its words begin and end."""
    starts = [0, *(at + 2 for at, sign in enumerate(article.text) if sign == ".")][:-1]
    return [(start, article.text.index(".", start) + 1) for start in starts]


CUTS = {id: cut(article) for id, article in ARTICLES.items()}
HITS = [
    Hit(Passage(id, start, end, article.text[start:end]), "x.md", 0.0)
    for id, article in ARTICLES.items()
    for start, end in CUTS[id]
]
scored = st.lists(
    st.builds(
        lambda hit, score: replace(hit, score=score),
        st.sampled_from(HITS),
        st.floats(0.001, 1, allow_nan=False),
    ),
    unique_by=lambda hit: hit.passage.id,
)


@given(scored)
def test_no_hit_is_lost_or_raised(hits: list[Hit]) -> None:
    """Every hit comes back once, with its score or a lower one, and the best first."""
    given_ = {hit.passage.id: hit.score for hit in hits}
    spoken = many_voiced(hits, {})
    assert {hit.passage.id for hit in spoken} == given_.keys()
    assert len(spoken) == len(hits)
    assert all(hit.score <= given_[hit.passage.id] for hit in spoken)
    assert [hit.score for hit in spoken] == sorted((h.score for h in spoken), reverse=True)


def test_the_best_of_each_voice_keeps_its_score() -> None:
    """Of equally good passages of two articles, one of each is first."""
    one, other = (hit.article_id for hit in (HITS[0], HITS[6]))
    spoken = many_voiced([replace(hit, score=1.0) for hit in HITS[:2] + HITS[6:8]], {})
    assert {hit.article_id for hit in spoken[:2]} == {one, other}


def test_copies_have_one_voice() -> None:
    """A copy's passage stands behind that of an article that is none."""
    first, second, third = (replace(HITS[at], score=1 - at / 1000) for at in (0, 6, 9))
    assert many_voiced([first, second, third], {})[1] == second
    names = voices([(first.article_id, second.article_id)])
    assert many_voiced([first, second, third], names)[1] == third


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"))))
def test_linked_articles_have_one_name(pairs: list[tuple[str, str]]) -> None:
    """Over any steps of links the name is the same, and it is one of those linked."""
    named = voices(pairs)
    assert all(named[one] == named[other] for one, other in pairs)
    assert set(named) == {name for pair in pairs for name in pair}
    assert set(named.values()) <= set(named)


@given(scored)
def test_no_words_come_twice(hits: list[Hit]) -> None:
    """Hits with their neighbours overlap nowhere, are verbatim, and hold each hit's words."""
    found = list(joined(hits, CUTS.__getitem__, ARTICLES))
    spans = sorted((hit.article_id, hit.start, hit.end) for hit in found)
    for one, other in pairwise(spans):
        assert one[0] != other[0] or one[2] <= other[1]
    for hit in found:
        assert ARTICLES[hit.article_id].text[hit.start : hit.end] == hit.text
    for hit in hits:
        assert any(f.article_id == hit.article_id and f.start <= hit.start < f.end for f in found)


def test_a_hit_takes_in_one_passage_on_either_side() -> None:
    """The third of six passages comes with the second and the fourth."""
    [hit] = joined([HITS[2]], CUTS.__getitem__, ARTICLES)
    assert hit.text == "Two. Three. Four."
