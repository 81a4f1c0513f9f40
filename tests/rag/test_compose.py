"""Claims become a text with numbers that lead to words."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rag.compose import compose, markers, refuse
from rag.types import NOT_FOUND, Answer, Claim, Quote
from store.records import Article

LETTERS = "abcdefghij"
ARTICLES = [Article(LETTERS, "one.md", title="One"), Article(LETTERS.upper(), "two.md")]

quotes = st.builds(
    lambda article, start, length: Quote(article, start, start + length),
    st.sampled_from(ARTICLES),
    st.integers(0, 4),
    st.integers(1, 4),
)
claims = st.lists(
    st.builds(
        Claim,
        st.text("xyz ", min_size=1, max_size=8),
        st.lists(quotes, min_size=1, max_size=4).map(tuple),
        st.sampled_from(["quoted", "verified"]),
        st.booleans(),
    ),
    max_size=6,
)


def composed(said: list[Claim]) -> tuple[list[str], Answer]:
    """The pieces of text, and the answer at the end."""
    *pieces, answer = compose("Why?", said)
    assert isinstance(answer, Answer)
    return [piece for piece in pieces if isinstance(piece, str)], answer


@given(claims)
def test_the_pieces_are_the_text(said: list[Claim]) -> None:
    """What was streamed, joined, is the answer's text; one piece a claim."""
    pieces, answer = composed(said)
    assert "".join(pieces) == answer.text
    assert len(pieces) == len(said) == len(answer.sentences)
    assert answer.found == bool(said)


@given(claims)
def test_numbers_run_in_order_of_first_use(said: list[Claim]) -> None:
    """The first words cited are 1, the next new ones 2; none is left out, none unused."""
    _, answer = composed(said)
    used = [n for sentence in answer.sentences for n in sentence.citations]
    assert list(dict.fromkeys(used)) == list(range(1, len(answer.citations) + 1))
    assert [citation.n for citation in answer.citations] == sorted(set(used))


@given(claims)
def test_same_words_have_the_same_number(said: list[Claim]) -> None:
    """A place in an article has one number, and another place another."""
    _, answer = composed(said)
    places = [(c.article_id, c.start, c.end) for c in answer.citations]
    assert len(set(places)) == len(places)
    for claim, sentence in zip(said, answer.sentences, strict=True):
        cited = {places[n - 1] for n in sentence.citations}
        assert cited == {(quote.article.id, quote.start, quote.end) for quote in claim.quotes}


@given(claims)
def test_each_sentence_is_followed_by_its_numbers(said: list[Claim]) -> None:
    """The markers behind a sentence are those it cites, once each."""
    pieces, answer = composed(said)
    for piece, sentence in zip(pieces, answer.sentences, strict=True):
        assert piece.endswith(f"{sentence.text} {markers(sentence.citations)}")
        assert [int(n) for n in re.findall(r"\[(\d+)\]", piece)] == list(sentence.citations)


@given(claims, st.data())
def test_without_bold_and_lead_the_plain_sentences_are_left(
    said: list[Claim], data: st.DataObject
) -> None:
    """Bold words are a part of the sentence shown; the sentence itself stays plain."""
    shown = []
    for claim in said:
        start = data.draw(st.integers(0, len(claim.text) - 1))
        end = data.draw(st.integers(start + 1, len(claim.text)))
        shown.append(replace(claim, bold=((start, end),), lead="4 May: "))
    pieces, answer = composed(shown)
    assert [sentence.text for sentence in answer.sentences] == [claim.text for claim in said]
    for piece, sentence in zip(pieces, answer.sentences, strict=True):
        _, bold, _ = piece.split("**")
        assert bold in sentence.text
        plain = piece.replace("**", "").lstrip("\n").removeprefix(" " * piece.startswith(" "))
        assert plain == f"4 May: {sentence.text} {markers(sentence.citations)}"


def test_items_are_one_list() -> None:
    """Items follow each other line by line; what stands before them is a paragraph apart."""
    quote = Quote(ARTICLES[0], 0, 2)
    head = Claim("A", (quote,), "quoted")
    items = [Claim(text, (quote,), "quoted", apart=True, lead="- ", item=True) for text in "BC"]
    assert composed([head, *items])[1].text == "A [1]\n\n- B [1]\n- C [1]"


def test_a_claim_apart_opens_a_paragraph() -> None:
    """A claim that stands apart begins a paragraph, unless it is the first."""
    one, two = (Quote(ARTICLES[0], at, at + 2) for at in (0, 4))
    said = [Claim(text, (quote,), "quoted", apart=True) for text, quote in (("A", one), ("B", two))]
    assert composed(said)[1].text == "A [1]\n\nB [2]"
    said[1] = Claim("B", (two,), "quoted")
    assert composed(said)[1].text == "A [1] B [2]"


def test_a_citation_tells_all_of_its_article() -> None:
    """A citation has the article's title, publisher, date and source, and its words."""
    article = Article(LETTERS, "one.md", title="One", publisher="Post", published="2020-01")
    _, answer = composed([Claim("A", (Quote(article, 2, 5),), "quoted")])
    [cited] = answer.citations
    assert (cited.title, cited.publisher, cited.published) == ("One", "Post", "2020-01")
    assert (cited.source, cited.article_id) == ("one.md", article.id)
    assert article.text[cited.start : cited.end] == cited.quote == "cde"


def test_a_refusal_shows_the_nearest() -> None:
    """Where nothing answers, the text says so and why, and cites what is nearest."""
    answer = refuse("Why?", [Quote(ARTICLES[0], 0, 3), Quote(ARTICLES[1], 0, 3)], "No date.")
    assert answer.text == f"{NOT_FOUND} No date. The nearest passages: [1][2]"
    assert not answer.found
    assert answer.sentences == ()
    assert [cited.quote for cited in answer.citations] == ["abc", "ABC"]


def test_a_refusal_with_nothing_near() -> None:
    """Without any passage, only the refusal is said."""
    answer = refuse("Why?", [], "Nothing is near.")
    assert (answer.text, answer.citations) == (NOT_FOUND, ())
