"""An article is shown whole, with the cited words marked and nothing of it rendered."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.ui.making import article, citation, texts
from tests.ui.page import parse
from ui.escape import safe
from ui.reader import marked, page, place, span

Span = tuple[int, int]

spans = st.tuples(st.integers(-3, 60), st.integers(-3, 60))


def shown(text: str) -> str:
    """The text as HTML can carry it."""
    return parse(f"<p>{safe(text)}</p>").elements[0].text


@given(texts, spans, st.lists(spans, max_size=3))
def test_every_character_is_kept(text: str, cited: Span, others: list[Span]) -> None:
    """Whatever is marked, the text reads as it was stored, in paragraphs and marks alone."""
    read = parse(f"<div>{marked(text, cited, others)}</div>")
    assert read.elements[0].text == shown(text)
    assert {each.tag for each in read.elements} <= {"div", "p", "mark"}


@given(texts, st.data())
def test_the_marked_words_are_the_cited_words(text: str, data: st.DataObject) -> None:
    """What is marked as cited is the text between the two offsets, whatever else is marked."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    read = parse(marked(text, (start, end), data.draw(st.lists(spans, max_size=3))))
    cited = "".join(each.text for each in read.having("cited"))
    assert cited == shown(text[start:end]).replace("\n", "")
    assert sum(each.attributes.get("id") == "cited" for each in read.elements) == bool(cited)


@given(texts, texts, texts, texts)
def test_nothing_of_an_article_is_rendered(text: str, title: str, author: str, url: str) -> None:
    """Whatever an article says of itself, the page runs nothing and links to the web alone."""
    read = parse(page(article(text, title=title, publisher=title, author=author, url=url), (0, 5)))
    assert not {each.tag for each in read.elements} & {"script", "img", "form", "iframe", "style"}
    assert not any(name.startswith("on") for each in read.elements for name in each.attributes)
    links = [each.attributes["href"] or "" for each in read.elements if each.tag == "a"]
    assert all(link.startswith(("http://", "https://")) for link in links)
    assert not read.others


def test_other_passages_are_marked_more_faintly() -> None:
    """Where they overlap the cited words, those come first."""
    read = parse(marked("0123456789", (2, 5), [(4, 7)]))
    assert [each.text for each in read.having("cited")] == ["234"]
    assert [each.text for each in read.having("also")] == ["56"]


def test_a_link_goes_to_a_web_address_or_nowhere() -> None:
    """An article's own address is linked; a script in its place is not."""
    good = parse(page(article(url="https://example.org/a?b=1&c=2"), (0, 1)))
    (link,) = [each for each in good.elements if each.tag == "a"]
    assert link.attributes["href"] == "https://example.org/a?b=1&c=2"
    assert "noreferrer" in (link.attributes["rel"] or "")
    for bad in ("javascript:alert(1)", "data:text/html,x", "//evil.test", "http://[", "https://"):
        assert not any(each.tag == "a" for each in parse(page(article(url=bad), (0, 1))).elements)


def test_a_place_names_the_words_and_their_neighbours() -> None:
    """Other citations of the same article are carried along; those of others are not."""
    here, near = citation(), citation(2, 13, 26)
    far = replace(citation(3, 1, 2), article_id="f" * 16)
    assert place(here, (here, near, far)) == (
        f"articles/{here.article_id}?start=0&end=12&mark=13-26#cited"
    )


def test_a_span_is_two_numbers_or_nothing() -> None:
    """What is no span marks nothing."""
    assert span("30-60") == (30, 60)
    for odd in ("", "30", "30-", "-30-60", "a-b", "30-60-90", "3" * 10 + "-1"):
        assert span(odd) is None
