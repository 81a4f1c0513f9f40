"""Copies are told from other articles on the same matter."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rag.copies import CONTAINED, bands, candidates, compare, copies
from store.records import Article

HARBOUR = (
    "A drone struck a patrol boat in the harbour of Port Kesh on Tuesday, wounding two sailors. "
    "The boat stayed afloat and was towed to the naval yard before noon. Colonel Mira Danel, who "
    "commands the port, said that the drone had come from the sea. She named nobody as its owner. "
    "Fishermen had seen lights above the breakwater shortly before the blast, and one of them had "
    "rung the coast guard. The harbour was closed until the evening while divers looked for "
    "fragments."
)
REWRITTEN = (
    "PORT KESH (Wire) - A drone hit a patrol boat in the harbour of Port Kesh on Tuesday, wounding "
    "two sailors, officials said. The boat stayed afloat and was towed to the naval yard before "
    "noon. Colonel Mira Danel, who commands the port, told the paper that the drone had come from "
    "the sea. She named nobody as its owner."
)
OTHER = (
    "Two sailors were hurt on Tuesday when a patrol boat came under attack at Port Kesh. The drone "
    "flew in low over the water, the port's commander, Colonel Mira Danel, explained; whose it was "
    "she could not tell. Before noon a tug had brought the damaged vessel to the yard. Ships had "
    "to wait outside the breakwater all day, since the police were searching the sea bed."
)
WORDS = st.lists(st.sampled_from("a bb ccc dddd e. ff! 7 8,5 Ü".split()), max_size=60)


def article(text: str, name: str = "a") -> Article:
    """An article of a text."""
    return Article(text, f"{name}.md")


def test_the_same_words_are_the_same() -> None:
    """Case, quotation marks, line breaks and wide letters make no other article."""
    folded = HARBOUR.upper().replace(" ", "\n ").replace(",", " –")
    assert compare(HARBOUR, folded).verdict == "same"
    assert compare("!", "?").verdict == "different"
    assert compare("", "").verdict == "same"


def test_a_rewritten_and_a_shortened_text_are_copies() -> None:
    """A version with another dateline and verb, and one cut short, are known both ways round."""
    for version in (REWRITTEN, HARBOUR[:230]):
        one, other = compare(HARBOUR, version), compare(version, HARBOUR)
        assert one.verdict == other.verdict == "copy"
        assert one.first_in_second == other.second_in_first
    assert compare(HARBOUR[:230], HARBOUR).first_in_second > 0.9


def test_another_article_on_the_same_matter_is_no_copy() -> None:
    """The same facts in other words are another article."""
    assert compare(HARBOUR, OTHER).verdict == "different"


def test_a_phrase_in_common_is_no_copy() -> None:
    """A short text that stands in a long one whole is a quotation, not a copy."""
    assert compare("She named nobody as its owner.", HARBOUR).verdict == "different"


def test_copies_among_articles() -> None:
    """Of many articles the pairs that are one are found, a shortened text among them."""
    told = [article(HARBOUR), article(OTHER), article(REWRITTEN), article(HARBOUR[:230])]
    ids = [each.id for each in told]
    found = {(copy.first, copy.second): copy.likeness.verdict for copy in copies(told)}
    assert found == {
        (ids[0], ids[2]): "copy", (ids[0], ids[3]): "copy", (ids[2], ids[3]): "copy",
    }  # fmt: skip


def test_a_long_article_and_its_head() -> None:
    """The first paragraph of a piece twenty times its length is found by its head."""
    tail = " ".join(f"Paragraph {n} of the long tail tells of item {n * 7}." for n in range(200))
    long, short = article(f"{HARBOUR} {tail}"), article(HARBOUR)
    (copy,) = copies([long, article(OTHER), short])
    assert (copy.first, copy.second) == (long.id, short.id)
    assert copy.likeness.jaccard < CONTAINED < copy.likeness.second_in_first


@settings(deadline=None)
@given(WORDS, WORDS)
def test_comparing_is_symmetric(first: list[str], second: list[str]) -> None:
    """Whichever text comes first, the verdict is one, and a text is the same as itself."""
    one, other = (
        compare(" ".join(first), " ".join(second)),
        compare(" ".join(second), " ".join(first)),
    )
    assert (one.verdict, one.jaccard) == (other.verdict, other.jaccard)
    assert compare(" ".join(first), " ".join(first)).verdict == "same"


@settings(deadline=None, max_examples=50)
@given(st.lists(st.text(max_size=40), max_size=6))
def test_no_text_is_too_odd(texts: list[str]) -> None:
    """Empty texts, signs and halves of characters are compared like others, always alike."""
    articles = [article(text, str(n)) for n, text in enumerate(texts)]
    assert copies(articles) == copies(articles)


@settings(deadline=None)
@given(st.lists(WORDS.map(" ".join), min_size=2, max_size=5))
def test_bands_name_the_candidates(texts: list[str]) -> None:
    """Texts that share a band are those that the index finds, but for texts without a word."""
    found = {
        (i, j)
        for i in range(len(texts))
        for j in range(i + 1, len(texts))
        if set(bands(texts[i])) & set(bands(texts[j]))
    }
    worded = {n for n, text in enumerate(texts) if bands(text)}
    assert found == {(i, j) for i, j in candidates(texts) if {i, j} <= worded}


def test_bands_are_small_and_lasting() -> None:
    """They are kept: the same text has the same ones for ever, 128 of six bytes at most."""
    assert len(bands(HARBOUR)) <= 128
    assert {len(band) for band in bands(HARBOUR)} == {6}
    assert bands("a bb ccc dddd e")[0].hex() == "00138c8ef101"
    assert bands("!") == ()
